using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Promises;

public sealed class KilledBuildTests
{
    private const int Rounds = 15;

    [Fact]
    public async Task Kill_9_at_any_moment_leaves_whole_feeds_and_the_next_build_leaves_nothing_behind()
    {
        using var site = Sites.Plain();
        var random = new Random(20250210);
        var killed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            Write(site, round);
            using var build = FeedsProcess.Start(site.Path, null, "build", "--quiet");
            while (!build.HasExited && !Directory.Exists(site.At("public")))
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            // The first is killed before it can have written anything.
            await Task.Delay(round == 0 ? 0 : random.Next(600), TestContext.Current.CancellationToken);
            killed += build.HasExited ? 0 : 1;
            build.Kill();
            await build.EndAsync();
            FeedFiles.AllAreWhole(site.At("public"));
        }

        Assert.NotEqual(0, killed);
        Write(site, Rounds);
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build")).Status);
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build", "--output", site.At("fresh"))).Status);
        Assert.Equal(FileTree.Contents(site.At("fresh")), FileTree.Contents(site.At("public")));
        Assert.All(FileTree.Files(site.At(".feeds")), file => Assert.Matches(@"^(\.gitignore|output-[0-9a-f]{16}\.(lock|txt|json|known))$", file));
    }

    [Fact]
    public async Task Feeds_of_a_build_that_was_killed_are_removed_when_their_channel_is_gone()
    {
        using var site = Sites.WithGoodArticle();
        await FeedsRun.InAsync(site.Path, "build");
        site.WithArticle("brief.md", "title: Brief\ndate: 2026-02-02\ntags: [brief]");

        // What the kill leaves: every feed in its place, and a record of the build before.
        var record = Directory.GetFiles(site.At(".feeds"), "*.txt").Single();
        var before = File.ReadAllBytes(record);
        Directory.CreateDirectory(record + ".new");
        Assert.Equal(2, (await FeedsRun.InAsync(site.Path, "build")).Status);
        Directory.Delete(record + ".new");
        Assert.Equal(before, File.ReadAllBytes(record));
        Assert.True(File.Exists(site.At("public/tags/brief/rss.xml")));

        File.Delete(site.At("content/brief.md"));
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build")).Status);
        Assert.False(Directory.Exists(site.At("public/tags/brief")));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_build_that_is_asked_to_stop_stops_and_says_so(string signal)
    {
        using var site = Sites.Plain();
        for (var i = 0; i < 3000; i++)
        {
            site.WithArticle($"a{i}.md", $"title: Article {i}\ndate: 2026-01-01\ntags: [t{i % 900}]");
        }

        // A test run from a background job inherits ignored signals; the build must not.
        using var build = FeedsProcess.StartProgram("env", site.Path, null, "--default-signal=INT,TERM", FeedsProcess.Executable, "build");
        while (!Directory.Exists(site.At("public")) && !build.HasExited)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        using var sender = FeedsProcess.StartProgram("kill", site.Path, null, $"-{signal}", $"{build.Id}");
        await sender.EndAsync();
        var run = await build.EndAsync();
        Assert.Equal(2, run.Status);
        Assert.Equal("", run.Output);
        Assert.Equal("feeds: stopped; what was not written yet stays as it was.\n", run.Error);
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build")).Status);
        FeedFiles.AllAreWhole(site.At("public"));
        Assert.False(Directory.Exists(site.At("public/.feeds-new")));
    }

    private static void Write(TempFolder site, int round)
    {
        for (var i = 0; i < 300; i++)
        {
            site.WithArticle($"a{i}.md", $"title: Article {i} of round {round}\ndate: 2026-01-{1 + (i % 28):00}\ntags: [t{i % 20}, round-{round}-{i % 9}]", $"Words of round {round}. " + new string('x', i * 10));
        }
    }
}
