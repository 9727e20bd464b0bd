using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Sources;
using Feeds.Templates;

namespace Feeds.Pages;

/// <summary>The words of the pages in one language; what a language lacks is said in English.</summary>
/// <param name="Tag">The language (BCP 47).</param>
/// <param name="Texts">The words by their keys.</param>
internal sealed record PageWords(string Tag, ImmutableSortedDictionary<string, string> Texts)
{
    private const string Folder = "templates/pages/";
    private const string English = "en";

    private static readonly string[] Shipped = [English, "zh-CN"];

    /// <summary>What the language calls itself.</summary>
    public string Name => this["name"];

    public string this[string key] => Texts[key];

    /// <summary>One of the words, or null when there is none of that key.</summary>
    public string? Find(string key) => Texts.GetValueOrDefault(key);

    /// <summary>All languages there are words for: those that come with Feeds, and those of the site's own files; that of the site first.</summary>
    /// <param name="folder">The site's folder, or null.</param>
    public static ImmutableArray<PageWords> Load(TemplateFiles files, string? folder, string siteLanguage, List<Problem> problems)
    {
        var english = new PageWords(English, Read(TemplateFiles.Embedded(FileOf(English)), FileOf(English), null, problems));
        var tags = Shipped.Union(Own(folder), StringComparer.OrdinalIgnoreCase);
        var all = tags.Select(tag => Of(tag, files, english, problems)).ToList();
        var first = all.Find(words => Same(words.Tag, siteLanguage)) ?? all.Find(words => Same(Primary(words.Tag), Primary(siteLanguage))) ?? all[0];
        return [first, .. all.Where(words => words != first)];
    }

    private static PageWords Of(string tag, TemplateFiles files, PageWords english, List<Problem> problems)
    {
        var file = FileOf(tag);
        var texts = english.Texts;
        if (Shipped.Contains(tag, StringComparer.OrdinalIgnoreCase))
        {
            texts = texts.SetItems(Read(TemplateFiles.Embedded(file), file, english, problems));
        }

        if (files.HasOwn(file) && files.Read(file, file, problems) is (var name, var source))
        {
            texts = texts.SetItems(Read(source, name, english, problems));
        }

        return new(tag, texts);
    }

    private static ImmutableSortedDictionary<string, string> Read(string source, string file, PageWords? english, List<Problem> problems)
    {
        var parsed = YamlData.Parse(source, file, 1);
        problems.AddRange(parsed.Problems.Select(problem => problem with { Rule = "template" }));
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var member in (parsed.Root as Node.Mapping)?.Members ?? [])
        {
            if (member.Value is not Node.Scalar { IsNull: false } text)
            {
                problems.Add(Problem.Error(file, member.Position, "template", $"'{member.Key}' must be words."));
            }
            else if (english is not null && english.Find(member.Key) is null)
            {
                problems.Add(Problem.Warning(file, member.Position, "template", $"No page says '{member.Key}'; it is passed over."));
            }
            else
            {
                texts[member.Key] = XmlText.Line(text.Text);
            }
        }

        return texts.ToImmutable();
    }

    // words.fr.yml of the site's own adds French.
    private static IEnumerable<string> Own(string? folder)
    {
        var path = folder is null ? null : Path.Combine(folder, Folder);
        return path is null || !Directory.Exists(path)
            ? []
            : Directory.EnumerateFiles(path, "words.*.yml").Select(file => Path.GetFileName(file)["words.".Length..^".yml".Length])
                .Select(name => LanguageTag.Parse(name, out _)).OfType<string>().Order(StringComparer.Ordinal);
    }

    private static string FileOf(string tag) => $"{Folder}words.{tag}.yml";

    private static string Primary(string tag) => tag.Split('-')[0];

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
