using System.Text;
using System.Text.Json;
using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Promises;

public sealed class BadInputTests
{
    public static TheoryData<string, string> BrokenArticles => new()
    {
        { "---\ntitle: Tea: a history\ndate: 2026-01-02\n---\n", "content/bad.md:2:11: error: This is not valid YAML" },
        { "---\nauthor:\n\tname: Ann\n---\n", "content/bad.md:3:1: error: YAML does not allow a tab for indentation; use blanks." },
        { "---\ntitle: \"Tea\ndate: 2026-01-02\n---\n", "content/bad.md:" },
        { "+++\ntitle = Tea\n+++\n", "content/bad.md:2:9: error: This is not valid TOML" },
        { "{\n  \"title\": \"Tea\",\n  date: 1\n}\n", "content/bad.md:3:3: error: This is not valid JSON" },
        { "---\ntitle: Tea\ndate: 2026-01-02\n\nNever closed.\n", "content/bad.md:1:1: error: The front matter that opens here is never closed" },
        { "---\n- a\n- list\n---\n", "content/bad.md:2:1: error: The front matter must be keys with values" },
        { "---\ntitle: Tea\ndate: 10/02/2025\n---\n", "content/bad.md:3:7: error: date: '10/02/2025' does not say which of its numbers is the month" },
        { "---\ntitle: Tea\ndate: 2024-02-30\n---\n", "content/bad.md:3:7: error: date: '2024-02-30' is no day or time of the calendar" },
        { "---\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n---\n", "content/bad.md:6:9: error: More than 20000 values, counting what aliases repeat." },
        { "---\ntitle: Tea\ndate: 2026-01-02\n---\n" + new string('>', 20_000) + " deep\n", "content/bad.md:" },
        { "---\ntitle: Tea\ndate: 2026-01-02\n---\n" + string.Concat(Enumerable.Repeat("<div>", 20_000)), "content/bad.md:" },
    };

    [Theory]
    [MemberData(nameof(BrokenArticles))]
    public async Task A_broken_article_is_named_with_its_place_and_costs_only_itself(string text, string said)
    {
        using var site = Sites.WithGoodArticle().With("content/bad.md", text);
        await AssertOnlyTheGoodOneIsPublishedAsync(site, said);
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_named_with_the_one_it_looks_like()
    {
        using var site = Sites.WithGoodArticle();
        File.WriteAllBytes(site.At("content/bad.md"), Encoding.Unicode.GetBytes("\uFEFF---\ntitle: Tea\n---\n"));
        await AssertOnlyTheGoodOneIsPublishedAsync(site, "content/bad.md: error: The file is not UTF-8; it looks like UTF-16LE. Save it as UTF-8.");
    }

    [Fact]
    public async Task An_article_of_50_MB_is_refused_without_being_read()
    {
        using var site = Sites.WithGoodArticle();
        using (var file = File.Create(site.At("content/bad.md")))
        {
            file.SetLength(50 * 1024 * 1024);
        }

        await AssertOnlyTheGoodOneIsPublishedAsync(site, "content/bad.md: error: The file has 50 MB; more than 8 MB is not read.");
    }

    [Fact]
    public async Task A_file_and_a_folder_that_may_not_be_read_are_named()
    {
        using var site = Sites.WithGoodArticle().WithArticle("bad.md", "title: Bad\ndate: 2026-01-02").WithArticle("closed/within.md", "title: Within\ndate: 2026-01-02");
        var run = await Unprivileged.RunAsync(site.Path, "chmod 0 content/bad.md content/closed; \"$FEEDS\" build; status=$?; chmod 755 content/bad.md content/closed; exit $status");
        Assert.Equal(1, run.Status);
        Assert.Matches(@"^content/closed: error: The folder cannot be read: Access to the path '[^']*/content/closed' is denied\. \[unreadable\]\ncontent/bad\.md: error: The file cannot be read: Access to the path '[^']*/content/bad\.md' is denied\. \[unreadable\]\n$", run.Error);
        Assert.StartsWith("Read 2 articles: 1 published, 1 broken.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["Good"], Titles(site.At("public/feed.json")));
    }

    [Fact]
    public async Task Links_that_lead_round_in_a_circle_nowhere_or_out_of_the_site_are_passed_over()
    {
        using var outside = new TempFolder().With("secret.md", "---\ntitle: Secret\ndate: 2026-01-02\n---\nSecret.\n");
        using var site = Sites.WithGoodArticle().WithArticle("below/deep.md", "title: Deep\ndate: 2026-01-03");
        File.CreateSymbolicLink(site.At("content/below/round"), site.At("content"));
        File.CreateSymbolicLink(site.At("content/self.md"), site.At("content/self.md"));
        File.CreateSymbolicLink(site.At("content/nowhere.md"), site.At("content/not-there.md"));
        File.CreateSymbolicLink(site.At("content/out.md"), outside.At("secret.md"));
        File.CreateSymbolicLink(site.At("content/outside"), outside.Path);
        var run = await FeedsRun.InAsync(site.Path, "build", "--verbose");
        Assert.Equal(0, run.Status);
        Assert.Equal(["Deep", "Good"], Titles(site.At("public/feed.json")));
        Assert.Equal(5, run.Error.Split("[link]").Length - 1);
        Assert.DoesNotContain("error", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_article_takes_no_channel_away_until_it_is_mended()
    {
        using var site = Sites.WithGoodArticle().WithArticle("rare.md", "title: Rare\ndate: 2026-01-02\ntags: [rare]");
        await FeedsRun.InAsync(site.Path, "build");
        var before = File.ReadAllBytes(site.At("public/tags/rare/rss.xml"));
        site.With("content/rare.md", "---\ntitle: [\n---\n");
        Assert.Equal(1, (await FeedsRun.InAsync(site.Path, "build")).Status);
        Assert.Equal(1, (await FeedsRun.InAsync(site.Path, "build")).Status);
        Assert.Equal(before, File.ReadAllBytes(site.At("public/tags/rare/rss.xml")));

        site.WithArticle("rare.md", "title: Rare no more\ndate: 2026-01-02");
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build")).Status);
        Assert.False(Directory.Exists(site.At("public/tags/rare")));
    }

    [Theory]
    [InlineData("site: {url: https://example.org/, titel: Notes}\n", "feeds.yml:1:35: error: 'site.titel' is not a known key. Did you mean 'title'?")]
    [InlineData("site: {url: https://example.org/, timezone: Asia/Shangai}\n", "feeds.yml:1:45: error: 'site.timezone' is 'Asia/Shangai', but must be the name of a time zone such as Asia/Shanghai or UTC. Did you mean 'Asia/Shanghai'?")]
    [InlineData("site:\n  url: example.org\n", "feeds.yml:2:8: error: 'site.url' is 'example.org', but must be an absolute address such as https://example.org/.")]
    [InlineData("site: {url: https://example.org/}\nfeeds:\n  items: many\n", "feeds.yml:3:10: error: 'feeds.items' is 'many', but must be a whole number from 1 to 10000.")]
    [InlineData("site: {url: https://example.org/}\nfeeds:\n  formats: [rss, atmo]\n", "feeds.yml:3:18: error: 'feeds.formats' holds 'atmo', but may hold only rss, atom, json. Did you mean 'atom'?")]
    [InlineData("site: {url: https://example.org/}\nfeeds: {hub: https://hub.example.org/}\n", "feeds.yml:2:9: error: 'feeds.hub' does not work in this version yet")]
    [InlineData("site: {url: \"https://example.org/${FEEDS_TEST_NOT_SET}\"}\n", "feeds.yml:1:13: error: 'site.url' needs the environment variable FEEDS_TEST_NOT_SET, which is not set.")]
    [InlineData("site: {url: https://example.org/}\ncontent: {folder: ../elsewhere}\n", "feeds.yml:2:19: error: 'content.folder' is '../elsewhere', which leads out of the site's folder.")]
    [InlineData("site: [\n", "feeds.yml:")]
    [InlineData("just words\n", "feeds.yml:1:1: error: The file must hold keys with values")]
    public async Task A_configuration_that_is_wrong_is_named_with_its_place_and_nothing_is_done(string settings, string said)
    {
        using var site = Sites.WithGoodArticle().With("feeds.yml", settings);
        var run = await FeedsRun.InAsync(site.Path, "build", "--json");
        Assert.Equal(2, run.Status);
        Assert.StartsWith(said, run.Error, StringComparison.Ordinal);
        Assert.EndsWith("feeds: the configuration must be mended first; nothing was done.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal("configuration", run.Json.GetProperty("problems")[0].GetProperty("rule").GetString());
        Assert.False(Directory.Exists(site.At("public")));
        Assert.False(Directory.Exists(site.At(".feeds")));
    }

    private static async Task AssertOnlyTheGoodOneIsPublishedAsync(TempFolder site, string said)
    {
        var run = await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal(1, run.Status);
        Assert.StartsWith(said, run.Error, StringComparison.Ordinal);
        Assert.StartsWith("Read 2 articles: 1 published, 1 broken.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["Good"], Titles(site.At("public/feed.json")));
        Assert.Equal(["Good"], Titles(site.At("public/tags/fine/feed.json")));
        FeedFiles.AllAreWhole(site.At("public"));
    }

    private static IEnumerable<string?> Titles(string feed)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(feed));
        return [.. document.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString())];
    }
}
