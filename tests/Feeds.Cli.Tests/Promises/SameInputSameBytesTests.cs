using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Promises;

public sealed class SameInputSameBytesTests
{
    private const string Now = "2026-12-01T12:00:00Z";

    [Theory]
    [InlineData("LC_ALL=zh_CN.UTF-8 TZ=Asia/Shanghai")]
    [InlineData("LC_ALL=th_TH.UTF-8 TZ=America/St_Johns")]
    [InlineData("LC_ALL=ar_SA.UTF-8 TZ=Pacific/Kiritimati")]
    [InlineData("LC_ALL=tr_TR.UTF-8 DOTNET_PROCESSOR_COUNT=1")]
    [InlineData("LANG=fa_IR.UTF-8 DOTNET_PROCESSOR_COUNT=16")]
    [InlineData("LC_ALL=de_DE.ISO-8859-1")]
    public async Task Feeds_and_reports_are_the_same_under_every_language_zone_and_machine(string variables)
    {
        using var site = await SampleWithEveryStateAsync();
        var environment = variables.Split(' ').Select(variable => variable.Split('=')).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        Assert.Equal(await FeedsRun.InAsync(site.Path, "articles", "--json"), await FeedsProcess.RunAsync(site.Path, environment, "articles", "--json", "--now", Now));
        await FeedsRun.InAsync(site.Path, "build", "--output", site.At("usual"));
        await FeedsProcess.RunAsync(site.Path, environment, "build", "--output", "other", "--now", Now);
        Assert.Equal(FileTree.Contents(site.At("usual")), FileTree.Contents(site.At("other")));
    }

    [Fact]
    public async Task Where_letters_cannot_be_composed_no_feed_moves_to_another_address()
    {
        using var site = await SampleWithEveryStateAsync();
        var run = await FeedsProcess.RunAsync(site.Path, new Dictionary<string, string?> { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" }, "build");
        Assert.Equal(2, run.Status);
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(site.At("public")));
    }

    [Fact]
    public async Task Feeds_are_the_same_from_every_folder_and_however_the_site_is_named()
    {
        using var site = await SampleWithEveryStateAsync();
        using var elsewhere = new TempFolder();
        var content = site.At("content");
        await FeedsRun.InAsync(site.Path, "build", "--output", site.At("usual"));
        (string From, string Site)[] ways = [(site.Path, "."), (content, ".."), ("/", site.Path), (elsewhere.Path, Path.GetRelativePath(elsewhere.Path, site.Path)), (elsewhere.Path, site.Path + "/")];
        foreach (var (from, named) in ways)
        {
            Assert.Equal(1, (await FeedsProcess.RunAsync(from, "build", "--site", named, "--now", Now)).Status);
            Assert.Equal(FileTree.Contents(site.At("usual")), FileTree.Contents(site.At("public")));
            Directory.Delete(site.At("public"), recursive: true);
        }
    }

    [Fact]
    public async Task A_copy_of_the_site_in_another_folder_has_the_same_feeds()
    {
        using var one = await SampleWithEveryStateAsync();
        using var two = await SampleWithEveryStateAsync();
        await FeedsRun.InAsync(one.Path, "build");
        await FeedsRun.InAsync(two.Path, "build");
        Assert.Equal(FileTree.Contents(one.At("public")), FileTree.Contents(two.At("public")));
    }

    [Fact]
    public async Task A_second_build_touches_nothing_and_says_so()
    {
        using var site = await SampleWithEveryStateAsync();
        await FeedsRun.InAsync(site.Path, "build");
        var (contents, times) = (Contents(), FileTree.Times(site.At("public")));
        var second = await FeedsRun.InAsync(site.Path, "build", "--json");
        Assert.Equal(contents, Contents());
        Assert.Equal(times, FileTree.Times(site.At("public")));
        Assert.All(second.Json.GetProperty("feeds").EnumerateArray().SelectMany(feed => feed.GetProperty("files").EnumerateArray()), file => Assert.False(file.GetProperty("changed").GetBoolean()));

        // What was read just after it was written is read once more, and only then remembered.
        string[] Contents() => [.. FileTree.Contents(site.Path).Where(file => !file.Contains(".known", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task A_changed_article_touches_only_the_feeds_it_is_in()
    {
        using var site = Sites.WithGoodArticle().WithArticle("notes/other.md", "title: Other\ndate: 2026-01-02\ntags: [rare]");
        await FeedsRun.InAsync(site.Path, "build");
        site.WithArticle("notes/other.md", "title: Other\ndate: 2026-01-02\ntags: [rare]", "Changed.");
        var second = await FeedsRun.InAsync(site.Path, "build", "--json");
        var changed = second.Json.GetProperty("feeds").EnumerateArray()
            .Where(feed => feed.GetProperty("files").EnumerateArray().Any(file => file.GetProperty("changed").GetBoolean()))
            .Select(feed => feed.GetProperty("channel").GetString());
        Assert.Equal(["site", "sections/notes", "tags/rare"], changed);
    }

    // With a date after 2077, which some calendars do not have, and a tag of letters that must be composed.
    private static async Task<TempFolder> SampleWithEveryStateAsync() => (await Sites.SampleAsync())
        .WithArticle("broken.md", "title: Broken\ndate: 10/02/2025")
        .WithArticle("expired.md", "title: Expired\ndate: 2024-01-01\nexpiryDate: 2025-01-01")
        .WithArticle("composed.md", "title: I\u0307stanbul\ndate: 2026-01-31\ntags: [cafe\u0301, INFO, I\u0307zmir]");
}
