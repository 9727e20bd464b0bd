using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Promises;

public sealed class DiskTests
{
    [Fact]
    public async Task A_disk_that_fills_while_writing_leaves_the_feeds_of_before()
    {
        using var site = Sites.Plain("feeds: {items: 100}\n");
        Write(site, words: 1);
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build")).Status);
        var before = FileTree.Files(site.At("public"));
        Write(site, words: 2000);

        // A limit on the size of files stands for the full disk; the runtime's own mappings must not count against it.
        var run = await FeedsProcess.ShellAsync(site.Path, "trap '' XFSZ; ulimit -f 400; DOTNET_EnableWriteXorExecute=0 exec \"$FEEDS\" build");
        Assert.Equal(2, run.Status);
        Assert.Equal("", run.Output);
        Assert.Matches(@"^feeds: '[^']+' cannot be written to '[^']+/public': [^\n]*too large[^\n]*\. What was there stays\.\n$", run.Error);
        FeedFiles.AllAreWhole(site.At("public"));
        Assert.Equal(before, FileTree.Files(site.At("public")));
        await AssertRecoversAsync(site);
    }

    [Fact]
    public async Task A_disk_that_is_full_at_the_last_byte_is_named_too()
    {
        using var site = Sites.WithGoodArticle();
        await FeedsRun.InAsync(site.Path, "build");
        var record = Directory.GetFiles(site.At(".feeds"), "*.txt").Single();
        File.CreateSymbolicLink(record + ".new", "/dev/full");
        site.WithArticle("new.md", "title: New\ndate: 2026-02-01\ntags: [new]");
        var run = await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal(2, run.Status);
        Assert.Matches(@"^feeds: [^\n]+/public' cannot be tidied: No space left on device[^\n]*\n$", run.Error);
        FeedFiles.AllAreWhole(site.At("public"));

        File.Delete(record + ".new");
        await AssertRecoversAsync(site);
    }

    [Fact]
    public async Task A_disk_too_full_for_the_report_is_said_on_standard_error()
    {
        using var site = Sites.WithGoodArticle();
        foreach (var command in (string[])["articles", "articles --json", "build", "build --json", "--help"])
        {
            var run = await FeedsProcess.ShellAsync(site.Path, $"\"$FEEDS\" {command} > /dev/full");
            Assert.Equal(2, run.Status);
            Assert.Equal("feeds: the system refused: No space left on device\n", run.Error);
        }

        Assert.Equal(new(2, "", ""), await FeedsProcess.ShellAsync(site.Path, "\"$FEEDS\" build > /dev/full 2>&1"));
    }

    [Fact]
    public async Task A_reader_that_has_read_enough_is_no_error()
    {
        using var site = await Sites.SampleAsync();
        var run = await FeedsProcess.ShellAsync(site.Path, "\"$FEEDS\" articles --json | head -n 1");
        Assert.Equal(new(0, "{\n", "Read 15 articles: "), run with { Error = run.Error[..18] });
    }

    [Fact]
    public async Task An_output_folder_that_is_a_file_is_named_and_stays()
    {
        using var site = Sites.WithGoodArticle().With("public", "mine");
        var run = await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal(new(2, "", $"feeds: The output folder '{site.At("public")}' is a file.\n"), run);
        Assert.Equal("mine", File.ReadAllText(site.At("public")));
    }

    [Fact]
    public async Task A_file_where_a_folder_of_feeds_should_be_is_named_and_stays()
    {
        using var site = Sites.WithGoodArticle().With("public/tags", "mine");
        var run = await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal(2, run.Status);
        Assert.Matches(@"^feeds: 'tags/fine/(rss\.xml|atom\.xml|feed\.json)' cannot be written to '.*/public': .*What was there stays\.\n$", run.Error);
        Assert.Equal("mine", File.ReadAllText(site.At("public/tags")));
    }

    [Fact]
    public async Task A_folder_that_holds_the_private_state_is_no_output_folder()
    {
        using var site = Sites.WithGoodArticle();
        var run = await FeedsRun.InAsync(site.Path, "build", "--output", site.Path);
        Assert.Equal(2, run.Status);
        Assert.Equal($"feeds: The output folder '{site.Path}' holds '{site.At(".feeds")}', which must not be published; choose another output folder.\n", run.Error);
        Assert.False(File.Exists(site.At("rss.xml")));
    }

    [Fact]
    public async Task An_output_folder_that_may_not_be_written_is_named_and_its_feeds_stay()
    {
        using var site = Sites.WithGoodArticle();
        await FeedsRun.InAsync(site.Path, "build");
        var before = FileTree.Contents(site.At("public"));
        site.WithArticle("new.md", "title: New\ndate: 2026-02-01");
        var run = await Unprivileged.RunAsync(site.Path, "chmod -R a-w public; \"$FEEDS\" build; status=$?; chmod -R u+w public; exit $status");
        Assert.Equal(2, run.Status);
        Assert.Matches(@"^feeds: '[^']+' cannot be written to '.*/public': Access to the path '.*' is denied\. What was there stays\.\n$", run.Error);
        Assert.Equal(before, FileTree.Contents(site.At("public")));
        await AssertRecoversAsync(site);
    }

    [Fact]
    public async Task A_site_that_may_not_be_written_is_named_by_the_folder_at_fault()
    {
        using var site = Sites.WithGoodArticle();
        var run = await Unprivileged.RunAsync(site.Path, "mkdir open; chmod a-w .; \"$FEEDS\" build --output open/out; status=$?; chmod u+w .; exit $status");
        Assert.Equal(2, run.Status);
        Assert.Matches(@"^feeds: .*'.*/\.feeds' is denied\.\n$", run.Error);
    }

    [Fact]
    public async Task A_working_folder_that_is_gone_does_not_matter_to_a_site_that_is_not()
    {
        using var site = await Sites.SampleAsync();
        var run = await FeedsProcess.ShellAsync(site.Path, $"mkdir gone && cd gone && rmdir ../gone && \"$FEEDS\" build --site '{site.Path}' --now 2026-12-01");
        Assert.Equal(0, run.Status);
        Assert.Equal("", run.Error);
    }

    private static async Task AssertRecoversAsync(TempFolder site)
    {
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build")).Status);
        await FeedsRun.InAsync(site.Path, "build", "--output", site.At("fresh"));
        Assert.Equal(FileTree.Contents(site.At("fresh")), FileTree.Contents(site.At("public")));
    }

    private static void Write(TempFolder site, int words)
    {
        for (var i = 0; i < 30; i++)
        {
            site.WithArticle($"a{i}.md", $"title: Article {i}\ndate: 2026-01-{1 + (i % 28):00}\ntags: [t{i % 4}]", string.Concat(Enumerable.Repeat("word ", words)));
        }
    }
}
