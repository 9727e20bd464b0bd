using System.Text.Json;
using Feeds.Cli.Tests.Support;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Commands;

public sealed class CheckCommandTests
{
    private const string GoodFeed = """
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Notes</title><link>https://example.org/</link><description>Notes</description>
        <atom:link rel="self" type="application/rss+xml" href="https://example.org/rss.xml"/></channel></rss>
        """;

    [Fact]
    public async Task The_sample_site_and_all_its_feeds_are_clean_and_nothing_is_written()
    {
        using var folder = await Sites.SampleAsync();
        var before = FileTree.Contents(folder.Path);
        var run = await FeedsRun.InAsync(folder.Path, "check");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Matches("^Checked [0-9]{2} feeds and 15 articles: no problems.\n$", run.Output);
        Assert.Equal(before, FileTree.Contents(folder.Path));
    }

    [Fact]
    public async Task A_broken_article_is_an_error_with_its_place()
    {
        using var folder = Sites.WithGoodArticle().With("content/a.md", "---\ntitle: [\n---\n");
        var run = await FeedsRun.InAsync(folder.Path, "check");
        Assert.Equal(1, run.Status);
        Assert.StartsWith("content/a.md:", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("and 2 articles: 1 error.\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public", "public/rss.xml")]
    [InlineData("../out", "../out/rss.xml")]
    public async Task A_problem_of_a_feed_of_our_own_names_the_file_that_a_build_would_write(string output, string file)
    {
        using var folder = new TempFolder().With("site/feeds.yml", $"site: {{url: https://example.org/, timezone: UTC}}\nfeeds: {{output: {output}}}\n")
            .With("site/content/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n" + string.Concat(Enumerable.Repeat("A paragraph of a long story.\n\n", 40_000)));
        var run = await FeedsRun.InAsync(folder.At("site"), "check", "--json");
        Assert.Equal(0, run.Status);
        Assert.Contains(Problems(run), problem => problem == (file, "warning", "size"));
        Assert.False(Directory.Exists(folder.At("out")));
        Assert.Contains("KB, which every reader fetches anew", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_does_not_wait_for_a_build()
    {
        using var folder = Sites.WithGoodArticle();
        using var build = OutputFolder.TryOpen(folder.At("public"), folder.At(".feeds"));
        Assert.NotNull(build);
        Assert.Equal(0, (await FeedsRun.InAsync(folder.Path, "check")).Status);
    }

    [Fact]
    public async Task A_wrong_configuration_is_reported_and_nothing_done()
    {
        using var folder = Sites.WithGoodArticle().With("feeds.yml", "site: {url: https://example.org/}\nfedes: {}\n");
        var run = await FeedsRun.InAsync(folder.Path, "check", "--json");
        Assert.Equal(2, run.Status);
        Assert.Contains(Problems(run), problem => problem == ("feeds.yml", "error", "configuration"));
    }

    [Fact]
    public async Task A_strangers_feed_is_checked_without_a_site()
    {
        using var folder = new TempFolder().With("rss.xml", GoodFeed);
        var run = await FeedsRun.OfAsync("check", folder.At("rss.xml"));
        Assert.Equal(new FeedsRun(0, "Checked 1 feed: no problems.\n", ""), run);
    }

    [Theory]
    [InlineData("<docs>here</docs>", 1, "error", "Checked 1 feed: 1 error.\n")]
    [InlineData("<textInput><title>Search</title><description>Search</description><name>q</name><link>https://example.org/</link></textInput>", 0, "warning", "Checked 1 feed: 1 warning.\n")]
    public async Task An_error_changes_the_exit_status_and_a_warning_does_not(string element, int status, string severity, string summary)
    {
        using var folder = new TempFolder().With("feeds/rss.xml", GoodFeed.Replace("</channel>", element + "</channel>", StringComparison.Ordinal));
        var run = await FeedsRun.InAsync(folder.Path, "check", folder.At("feeds/rss.xml"));
        Assert.Equal((status, summary), (run.Status, run.Output));
        Assert.StartsWith($"feeds/rss.xml:2:86: {severity}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_outside_the_site_is_named_as_it_was_given()
    {
        using var folder = new TempFolder().With("site/.keep", "").With("rss.xml", "<rss/>");
        var run = await FeedsRun.InAsync(folder.At("site"), "check", folder.At("rss.xml"), "--json");
        Assert.All(Problems(run), problem => Assert.Equal(folder.At("rss.xml"), problem.File));
        Assert.Equal(1, run.Status);
    }

    [Fact]
    public async Task The_feeds_of_a_folder_are_checked_in_the_order_of_their_paths()
    {
        using var folder = new TempFolder().With("public/b.xml", "<rss/>").With("public/a/feed.json", "{\"version\": \"https://jsonfeed.org/version/1.1\"}").With("public/sitemap.xml", "<urlset/>").With("public/good.rss", GoodFeed);
        Directory.CreateSymbolicLink(folder.At("public/loop"), folder.At("public"));
        var run = await FeedsRun.InAsync(folder.Path, "check", folder.At("public"), "--json");
        var files = Problems(run).Select(problem => problem.File).ToList();
        Assert.Equal(["public/a/feed.json", "public/b.xml"], files.Distinct());
        Assert.Equal(files.Order(StringComparer.Ordinal), files);
        Assert.Contains("Checked 3 feeds: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_article_its_own_problems_are_told()
    {
        using var folder = Sites.WithGoodArticle().With("content/a.md", "---\ntitle: [\n---\n").With("content/b.md", "---\ndate: [\n---\n").With("content/c.md", "---\ntitle: C\ndate: 2026-01-01\n---\nText\n");
        var broken = await FeedsRun.InAsync(folder.Path, "check", folder.At("content/b.md"), folder.At("content/c.md"), "--json");
        Assert.Equal(1, broken.Status);
        Assert.Equal("content/b.md", Assert.Single(Problems(broken)).File);
        Assert.Equal(new FeedsRun(0, "Checked 1 article: no problems.\n", ""), await FeedsRun.InAsync(folder.Path, "check", folder.At("content/c.md")));
    }

    [Fact]
    public async Task A_text_that_is_no_article_of_the_site_is_refused()
    {
        using var folder = Sites.WithGoodArticle().With("notes/a.md", "Text");
        var run = await FeedsRun.InAsync(folder.Path, "check", folder.At("notes/a.md"));
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("is neither a feed nor an article of the site", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.xml", "is not there.")]
    [InlineData("empty", "No feed lies in")]
    public async Task Where_there_is_nothing_to_check_nothing_is_done(string name, string said)
    {
        using var folder = new TempFolder().With("empty/notes.txt", "");
        var run = await FeedsRun.InAsync(folder.Path, "check", folder.At(name));
        Assert.Equal(2, run.Status);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    private static List<(string File, string Severity, string Rule)> Problems(FeedsRun run) => [.. run.Json.GetProperty("problems").EnumerateArray().Select(problem => (Text(problem, "file"), Text(problem, "severity"), Text(problem, "rule")))];

    private static string Text(JsonElement problem, string key) => problem.GetProperty(key).GetString()!;
}
