using Feeds.Cli.Tests.Support;
using Feeds.Syndication;

namespace Feeds.Cli.Tests.Promises;

public sealed class TwoBuildsTests
{
    [Fact]
    public async Task A_build_beside_another_says_so_writes_nothing_and_is_done()
    {
        using var site = Sites.WithGoodArticle();
        using (OutputFolder.TryOpen(site.At("public"), site.At(".feeds")))
        {
            Assert.Equal(new(0, $"Another build is writing to '{site.At("public")}'; this one leaves it to that.\n", ""), await FeedsRun.InAsync(site.Path, "build"));
            Assert.Empty(FileTree.Files(site.At("public")));
        }

        Assert.StartsWith("Read 1 article", (await FeedsRun.InAsync(site.Path, "build")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_told_too_and_quiet_is_quiet()
    {
        using var site = Sites.WithGoodArticle();
        using var other = OutputFolder.TryOpen(site.At("public"), site.At(".feeds"));
        var run = await FeedsRun.InAsync(site.Path, "build", "--json");
        Assert.Equal(0, run.Status);
        Assert.True(run.Json.GetProperty("busy").GetBoolean());
        Assert.Empty(run.Json.GetProperty("problems").EnumerateArray());
        Assert.StartsWith("Another build", run.Error, StringComparison.Ordinal);
        Assert.Equal(new(0, "", ""), await FeedsRun.InAsync(site.Path, "build", "--quiet"));
    }

    [Fact]
    public async Task The_lock_is_one_of_the_output_folder_and_reading_needs_none()
    {
        using var site = Sites.WithGoodArticle();
        using var other = OutputFolder.TryOpen(site.At("public"), site.At(".feeds"));
        Assert.StartsWith("Read 1 article", (await FeedsRun.InAsync(site.Path, "articles")).Output.Split('\n')[^2], StringComparison.Ordinal);
        Assert.StartsWith("Read 1 article", (await FeedsRun.InAsync(site.Path, "build", "--output", site.At("elsewhere"))).Output, StringComparison.Ordinal);
        Directory.CreateSymbolicLink(site.At("same"), site.At("public"));
        Assert.StartsWith("Another build", (await FeedsRun.InAsync(site.Path, "build", "--output", site.At("same"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_builds_started_at_once_each_ends_well_and_the_feeds_are_right()
    {
        using var site = await Sites.SampleAsync();
        var builds = Enumerable.Range(0, 4).Select(_ => FeedsProcess.RunAsync(site.Path, "build", "--now", "2026-12-01T12:00:00Z")).ToList();
        Assert.All(await Task.WhenAll(builds), run =>
        {
            Assert.Equal(0, run.Status);
            Assert.Equal("", run.Error);
            Assert.Matches("^(Read 15 articles: |Another build is writing to 'public'; this one leaves it to that\\.\n$)", run.Output);
        });
        await FeedsRun.InAsync(site.Path, "build", "--output", site.At("fresh"));
        Assert.Equal(FileTree.Contents(site.At("fresh")), FileTree.Contents(site.At("public")));
    }
}
