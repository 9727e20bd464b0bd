using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Support;

/// <summary>Sites to run <c>feeds</c> on.</summary>
internal static class Sites
{
    private const string Settings = "site: {title: Notes, url: https://example.org/, language: en, timezone: UTC}\n";

    /// <summary>The sample site, as <c>feeds init</c> lays it down.</summary>
    public static async Task<TempFolder> SampleAsync()
    {
        var folder = new TempFolder();
        Assert.Equal(0, (await FeedsRun.InAsync(folder.Path, "init")).Status);
        return folder;
    }

    /// <summary>A plain site without articles; <paramref name="more"/> stands below its settings.</summary>
    public static TempFolder Plain(string more = "")
    {
        var folder = new TempFolder().With("feeds.yml", Settings + more);
        Directory.CreateDirectory(folder.At("content"));
        return folder;
    }

    /// <summary>A plain site with one good article in <c>content/good.md</c>, tagged <c>fine</c>.</summary>
    public static TempFolder WithGoodArticle(string more = "") => Plain(more).WithArticle("good.md", "title: Good\ndate: 2026-01-01\ntags: [fine]");

    /// <summary>Writes an article below the content folder.</summary>
    public static TempFolder WithArticle(this TempFolder site, string name, string frontMatter, string body = "Text.") =>
        site.With("content/" + name, $"---\n{frontMatter}\n---\n\n{body}\n");
}
