using System.IO.Compression;
using System.Text;
using Feeds.Cli.Tests.Support;
using Feeds.Inspection;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Commands;

public sealed class CompareCommandTests
{
    [Theory]
    [InlineData("rss.xml")]
    [InlineData("atom.xml")]
    [InlineData("feed.json")]
    [InlineData("tags/tea/rss.xml")]
    public async Task Every_feed_is_its_own_counterpart_and_nothing_is_written(string path)
    {
        using var site = ThreeArticles();
        var build = await FeedsRun.InAsync(site.Path, "build", "--output", site.At("old"));
        Assert.Equal(0, build.Status);
        var before = Directory.EnumerateFileSystemEntries(site.Path, "*", SearchOption.AllDirectories).Order().ToList();
        var run = await FeedsRun.InAsync(site.Path, "compare", site.At("old/" + path));
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Matches($"^.*/old/{path} and ours, '(site|tags/tea)' at {path}:\n3 items now: 3 kept; ours adds 0 new.\n$", run.Output);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(site.Path, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public async Task Each_old_item_that_would_be_shown_as_new_is_named_and_the_status_is_1()
    {
        using var site = ThreeArticles();
        var feed = site.With("old.xml", Rss(Item("tag:example.org,2026:c.md", "c", "03"), Item("https://example.org/?p=2", "b", "02"), Item("urn:gone", "gone", "02"))).At("old.xml");
        var run = await FeedsRun.InAsync(site.Path, "compare", feed);
        Assert.Equal(1, run.Status);
        Assert.Equal(
            $"""
            {feed}: error: 'B' would be shown again as new: its id 'https://example.org/?p=2' becomes 'tag:example.org,2026:b.md'. [changed-id]
            {feed}: error: 'A' is older than all that the feed holds now and would be shown as new. [deeper]
            {feed}: warning: 'gone' is in the feed now, but not in ours; its id is 'urn:gone'. [lost-item]

            """, run.Error);
        Assert.EndsWith("\n3 items now: 1 kept, 1 with another id, 1 lost; ours adds 0 new and 1 old as if new.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hint_for_a_feed_that_is_too_long_is_right()
    {
        using var site = ThreeArticles();
        var feed = site.With("old.xml", Rss(Item("tag:example.org,2026:c.md", "c", "03"))).At("old.xml");
        Assert.Contains("'items: 1' below 'feeds' in feeds.yml", (await FeedsRun.InAsync(site.Path, "compare", feed)).Error, StringComparison.Ordinal);
        File.AppendAllText(site.At("feeds.yml"), "feeds: {items: 1}\n");
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "compare", feed)).Status);
    }

    [Fact]
    public async Task Json_has_the_keys_that_scripts_rely_on()
    {
        using var site = ThreeArticles();
        var feed = site.With("old.xml", Rss(Item("tag:example.org,2026:c.md", "c", "03"), Item("https://example.org/?p=2", "b", "02"))).At("old.xml");
        var run = await FeedsRun.InAsync(site.Path, "compare", feed, "--json");
        Assert.Equal(["feed", "channel", "path", "url", "kept", "changed", "lost", "older", "new", "late", "deeper", "problems"], run.Json.EnumerateObject().Select(each => each.Name));
        Assert.Equal((feed, "site", "rss.xml", 1), (Text("feed"), Text("channel"), Text("path"), run.Json.GetProperty("kept").GetInt32()));
        Assert.Equal(
            """{"old_id":"https://example.org/?p=2","id":"tag:example.org,2026:b.md","url":"https://example.org/b/","title":"B","published":"2026-01-02T00:00:00Z"}""",
            Assert.Single(run.Json.GetProperty("changed").EnumerateArray()).GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal).Replace("\": ", "\":", StringComparison.Ordinal));
        Assert.Equal("A", Assert.Single(run.Json.GetProperty("deeper").EnumerateArray()).GetProperty("title").GetString());
        Assert.Equal(["changed-id", "deeper"], run.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("rule").GetString()));

        string? Text(string key) => run.Json.GetProperty(key).GetString();
    }

    [Fact]
    public async Task A_feed_is_fetched_through_redirects_and_compression()
    {
        using var site = ThreeArticles();
        await using var server = new FeedServer();
        server.With("rss.xml", "301 Moved Permanently\nLocation: /new.xml").With("new.xml", "200 OK\nContent-Encoding: gzip", Compressed(Rss(Item("tag:example.org,2026:c.md", "c", "03"), Item("tag:example.org,2026:b.md", "b", "02"), Item("tag:example.org,2026:a.md", "a", "01"))));
        var run = await FeedsRun.InAsync(site.Path, "compare", server.At("rss.xml"));
        Assert.Equal(0, run.Status);
        Assert.EndsWith("3 items now: 3 kept; ours adds 0 new.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"{server.At("rss.xml")}: warning: Readers ask for {server.At("rss.xml")}, but ours lies at https://example.org/rss.xml: redirect the one to the other, or set feeds.paths. [feed-address]\n", run.Error);
        Assert.All(server.Requests, request => Assert.Contains("\nUser-Agent: Feeds/", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_said_in_one_sentence_with_status_2()
    {
        using var site = ThreeArticles();
        string gone;
        await using (var server = new FeedServer())
        {
            server.With("round", "302 Found\nLocation: /round").With("large", "200 OK", new byte[FeedInspector.MaxBytes + 1]).With("page", "200 OK", "<html></html>"u8.ToArray());
            gone = server.At("rss.xml");
            await FailsAsync(site, server.At("missing"), "cannot be fetched: the server answers 404 Not Found.");
            await FailsAsync(site, server.At("round"), "cannot be fetched: the server answers 302 Found.");
            await FailsAsync(site, server.At("large"), "has more than 16 MB, which no reader would fetch.");
            await FailsAsync(site, server.At("page"), "is not a feed that can be read: This is no feed: its outermost element is 'html'.");
        }

        await FailsAsync(site, gone, "cannot be fetched: ");
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_one_sentence_with_status_2()
    {
        using var site = ThreeArticles().With("empty.xml", "");
        await FailsAsync(site, site.At("nowhere.xml"), "is not there.");
        await FailsAsync(site, site.At("content"), "is a folder, not a feed.");
        await FailsAsync(site, site.At("empty.xml"), "is not a feed that can be read: It is empty.");
        await FailsAsync(site, site.At("feeds.yml"), "is not a feed that can be read: This is not well-formed XML: ");
    }

    [Fact]
    public async Task A_feed_without_counterpart_is_said_with_status_2()
    {
        using var site = ThreeArticles("feeds: {formats: [atom]}\n").With("old.xml", Rss());
        var run = await FeedsRun.InAsync(site.Path, "compare", site.At("old.xml"));
        Assert.Equal(new(2, "", "feeds: 'site' has no feed in the format 'rss', which these readers have: add it to feeds.formats.\n"), run);
        run = await FeedsRun.InAsync(site.Path, "compare", site.At("old.xml"), "--channel", "tags/te");
        Assert.Equal(new(2, "", "feeds: --channel 'tags/te' is no feed of this site. Did you mean 'tags/tea'?\n"), run);
    }

    private static async Task FailsAsync(TempFolder site, string feed, string sentence)
    {
        var run = await FeedsRun.InAsync(site.Path, "compare", feed);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.StartsWith($"feeds: '{feed}' {sentence}", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static TempFolder ThreeArticles(string more = "") => Sites.Plain(more)
        .WithArticle("a.md", "title: A\ndate: 2026-01-01\ntags: [tea]").WithArticle("b.md", "title: B\ndate: 2026-01-02\ntags: [tea]").WithArticle("c.md", "title: C\ndate: 2026-01-03\ntags: [tea]");

    private static string Rss(params string[] items) => $"<rss version=\"2.0\"><channel><title>Notes</title>{string.Concat(items)}</channel></rss>";

    private static string Item(string id, string name, string day) =>
        $"<item><guid isPermaLink=\"false\">{id}</guid><link>https://example.org/{name}/</link><title>{name}</title><pubDate>{day} Jan 2026 00:00:00 +0000</pubDate></item>";

    private static byte[] Compressed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
