using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Promises;

public sealed class VanishedFeedsTests
{
    [Fact]
    public async Task Feeds_of_a_tag_that_is_gone_are_removed_with_their_empty_folder_and_nothing_else_is()
    {
        using var site = WithTwoTags();
        await FeedsRun.InAsync(site.Path, "build");
        site.With("public/index.html", "the site's own").With("public/tags/rare/index.html", "the site's own").With("public/tags/notes.txt", "the site's own").With("public/tags/other/rss.xml", "the site's own");
        File.Delete(site.At("content/rare.md"));
        File.Delete(site.At("content/single.md"));
        var run = await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal(0, run.Status);
        Assert.Contains(", 6 removed, ", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["atom.xml", "feed.json", "feeds.html", "feeds.opml", "index.html", "rss.xml", "tags/fine/atom.xml", "tags/fine/feed.json", "tags/fine/rss.xml", "tags/notes.txt", "tags/other/rss.xml", "tags/rare/index.html"],
            FileTree.Files(site.At("public")));
        Assert.False(Directory.Exists(site.At("public/tags/single")));
    }

    [Fact]
    public async Task A_feed_that_somebody_else_has_written_since_is_left_to_them()
    {
        using var site = WithTwoTags();
        await FeedsRun.InAsync(site.Path, "build");
        site.With("public/tags/rare/rss.xml", "the site's own");
        File.Delete(site.At("content/rare.md"));
        await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal("the site's own", File.ReadAllText(site.At("public/tags/rare/rss.xml")));
        Assert.Equal(["rss.xml"], FileTree.Files(site.At("public/tags/rare")));
    }

    [Fact]
    public async Task Without_a_record_nothing_is_removed()
    {
        using var site = WithTwoTags();
        await FeedsRun.InAsync(site.Path, "build");
        Directory.Delete(site.At(".feeds"), recursive: true);
        File.Delete(site.At("content/rare.md"));
        await FeedsRun.InAsync(site.Path, "build");
        Assert.True(File.Exists(site.At("public/tags/rare/rss.xml")));
    }

    [Fact]
    public async Task A_format_given_up_and_an_output_folder_left_behind_are_told_apart()
    {
        using var site = WithTwoTags();
        await FeedsRun.InAsync(site.Path, "build");
        await FeedsRun.InAsync(site.Path, "build", "--output", site.At("second"));
        site.With("feeds.yml", File.ReadAllText(site.At("feeds.yml")).Replace("by:", "formats: [rss], by:", StringComparison.Ordinal));
        await FeedsRun.InAsync(site.Path, "build");
        Assert.DoesNotContain(FileTree.Files(site.At("public")), path => path.EndsWith(".json", StringComparison.Ordinal));
        Assert.Contains(FileTree.Files(site.At("second")), path => path.EndsWith(".json", StringComparison.Ordinal));
    }

    private static TempFolder WithTwoTags() => Sites.WithGoodArticle("feeds: {by: [tags]}\n")
        .WithArticle("rare.md", "title: Rare\ndate: 2026-01-02\ntags: [rare]")
        .WithArticle("single.md", "title: Single\ndate: 2026-01-03\ntags: [single]");
}
