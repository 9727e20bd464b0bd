using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

/// <summary>One folder of everything that can be wrong with a file: each gets the verdict that is right, and none takes the others with it.</summary>
public sealed class HostileTreeTests
{
    [Fact]
    public void Each_of_two_hundred_broken_files_gets_its_own_verdict()
    {
        var files = HostileTree.Files.ToList();
        Assert.True(files.Count >= 200, $"There are {files.Count}.");
        using var folder = new TempFolder().With("feeds.yml", "site: {url: https://example.org/, title: Harbour Notes, timezone: UTC}\nfeeds: {items: 1000, by: [categories]}\n");
        foreach (var file in files)
        {
            folder.With("content/" + file.Name, "");
            File.WriteAllBytes(folder.At("content/" + file.Name), file.Bytes);
        }

        var (report, feeds) = Built.InMemory(folder);

        Assert.Equal(files.Count, report.Articles.Length);
        var wrong = files.Select(file => Verdict(file, report)).OfType<string>();
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
        Assert.All(feeds.Where(feed => feed.Key.EndsWith(".xml", StringComparison.Ordinal)), feed => Written.Parse(feed.Value));
    }

    // What is wrong with our verdict, or null.
    private static string? Verdict(HostileFile file, Feeds.Syndication.BuildReport report)
    {
        var article = report.Articles.Single(article => article.File == "content/" + file.Name);
        var said = string.Join(" / ", report.Problems.Where(problem => problem.File == article.File).Select(problem => problem.ToString()));
        var isSaid = file.Says is null ? article.State != ArticleState.Broken && said.Length == 0 : said.Contains(file.Says, StringComparison.OrdinalIgnoreCase);
        return article.State.ToString() == file.State && isSaid ? null : $"{file.Name}: expected {file.State} ({file.Says}), is {article.State}: {said}";
    }
}
