using System.Globalization;
using System.Text;
using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

/// <summary>
/// Front matter of real articles, changed at random: whatever comes of it is read, in one of the states, without an exception and without hanging.
/// More of it by hand: <c>FEEDS_MUTATIONS=1000000 FEEDS_CORPUS=/a/site</c>.
/// </summary>
public sealed class MutatedFrontMatterTests
{
    private const int FilesAtOnce = 500;

    private static readonly string[] Splices = ["\n", "\t", ": ", " #", "\"", "'", "[", "]", "{", "}", "- ", "---\n", "+++\n", "|\n", ">\n", "&a ", "*a ", "!!binary ", "\0", "\u0085", "\u2028", "\uFEFF", "\uD83C\uDF89", "中", "9999-99-99", "0x", "1e999", "~", "<<: ", "? ", "%", "\\u", "//", "/*", ",", "= "];

    [Fact]
    public void Whatever_is_done_to_front_matter_its_file_gets_a_state()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("FEEDS_MUTATIONS") ?? "3000", CultureInfo.InvariantCulture);
        var corpus = Corpus().ToList();
        var states = new Dictionary<ArticleState, int>();
        for (var seed = 0; seed * FilesAtOnce < count; seed++)
        {
            var chance = new Random(seed);
            using var folder = new TempFolder();
            Directory.CreateDirectory(folder.At("content"));
            for (var i = 0; i < FilesAtOnce; i++)
            {
                // Half a letter becomes the letter that stands for what cannot be read.
                File.WriteAllBytes(folder.At($"content/{i}.md"), Encoding.UTF8.GetBytes(Mutated(corpus[chance.Next(corpus.Count)], chance) + "Text.\n"));
            }

            var read = (Reading.Plain with { Now = "2027-01-01T00:00:00Z" }).Read(folder);
            Assert.Equal(FilesAtOnce, read.Articles.Length);
            foreach (var article in read.Articles)
            {
                states[article.State] = states.GetValueOrDefault(article.State) + 1;
                Assert.True(article.State != ArticleState.Broken || read.Problems.Any(problem => problem.File == article.File), $"{article.File} of seed {seed} is broken, and nobody is told why.");
            }
        }

        // Not all of it may be refused, or nothing but the refusal would be tried.
        Assert.True(states.GetValueOrDefault(ArticleState.Published) > count / 20);
        Assert.True(states.GetValueOrDefault(ArticleState.Broken) > count / 20);
    }

    private static IEnumerable<string> Corpus()
    {
        var folders = new[] { Path.Combine(Repository.Folder, "templates", "site", "content"), Environment.GetEnvironmentVariable("FEEDS_CORPUS") }.OfType<string>();
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            if (FrontMatter.Read(text, file) is { Exists: true } front)
            {
                yield return text[..front.BodyStart];
            }
        }

        yield return "+++\ntitle = 'A'\ndate = 2025-02-10T08:00:00.123456789+08:00\ntags = ['a', 'b']\n[extra]\nx = {y = 1}\n+++\n";
        yield return "{\n  \"title\": \"A\", // remark\n  \"date\": \"2025-02-10\",\n  \"tags\": [\"a\", \"b\"]\n}\n\n";
    }

    private static string Mutated(string text, Random chance)
    {
        var changed = new StringBuilder(text);
        for (var changes = chance.Next(1, 5); changes > 0 && changed.Length > 0; changes--)
        {
            var at = chance.Next(changed.Length);
            switch (chance.Next(6))
            {
                case 0:
                    changed.Remove(at, Math.Min(chance.Next(1, 12), changed.Length - at));
                    break;
                case 1:
                    changed.Insert(at, Splices[chance.Next(Splices.Length)]);
                    break;
                case 2:
                    changed[at] = (char)chance.Next(1, 0xD7FF);
                    break;
                case 3:
                    changed.Insert(at, changed.ToString(at, Math.Min(chance.Next(1, 40), changed.Length - at)));
                    break;
                case 4:
                    changed[at] = (char)chance.Next(32, 127);
                    break;
                default:
                    changed.Insert(at, string.Concat(Enumerable.Repeat(Splices[chance.Next(Splices.Length)], chance.Next(1, 200))));
                    break;
            }
        }

        return changed.ToString();
    }
}
