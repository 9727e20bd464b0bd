using System.Globalization;
using System.Text.Json;
using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Readers;

/// <summary>Programs that know nothing of us read the feeds of the sample site, and see in them what our own report says.</summary>
public sealed class RealReadersTests
{
    // feedparser and the database of newsboat are Debian's, so it is Debian's Python that reads them.
    private const string Python = "/usr/bin/python3";

    private const string Feedparser = """
        import calendar, feedparser, json, sys
        feed = feedparser.parse(sys.argv[1])
        json.dump({"trouble": repr(feed.get("bozo_exception", "")), "version": feed.version, "title": feed.feed.title,
            "items": [[e.id, e.link, e.title, calendar.timegm(e.published_parsed)] for e in feed.entries]}, sys.stdout)
        """;

    private const string Newsboat = """
        import json, sqlite3, sys
        cache = sqlite3.connect(sys.argv[1])
        feed = cache.execute("select title from rss_feed").fetchone()
        json.dump({"title": feed[0], "items": cache.execute("select guid, url, title, pubDate from rss_item order by pubDate desc, guid").fetchall()}, sys.stdout)
        """;

    public static TheoryData<string, string> XmlFeeds => new()
    {
        { "site", "rss.xml" },
        { "site", "atom.xml" },
        { "tags/navigation", "tags/navigation/rss.xml" },
        { "tags/灯塔", "tags/灯塔/atom.xml" },
        { "categories/小镇", "categories/小镇/rss.xml" },
        { "languages/zh-CN", "languages/zh-CN/atom.xml" },
        { "channels/afloat", "channels/afloat/rss.xml" },
    };

    [Theory]
    [MemberData(nameof(XmlFeeds))]
    public async Task Feedparser_reads_what_our_report_says(string channel, string path)
    {
        using var site = await Sites.SampleAsync();
        var (title, items) = await ReportedAsync(site, channel);
        using var script = FeedsProcess.StartProgram(Python, site.Path, null, "-c", Feedparser, site.At("public/" + path));
        var read = await script.EndAsync();
        Assert.Equal("", read.Error);
        Assert.Equal("''", read.Json.GetProperty("trouble").GetString());
        Assert.Equal(path.EndsWith("atom.xml", StringComparison.Ordinal) ? "atom10" : "rss20", read.Json.GetProperty("version").GetString());
        Assert.Equal(title, read.Json.GetProperty("title").GetString());
        Assert.Equal(items, ItemsIn(read.Json));
    }

    [Theory]
    [MemberData(nameof(XmlFeeds))]
    public async Task Newsboat_reads_what_our_report_says(string channel, string path)
    {
        using var site = await Sites.SampleAsync();
        var (title, items) = await ReportedAsync(site, channel);
        site.With("boat/urls", new Uri(site.At("public/" + path)).AbsoluteUri + "\n").With("boat/config", "");
        var home = new Dictionary<string, string?> { ["HOME"] = site.At("boat"), ["LC_ALL"] = "C.UTF-8" };
        using var reader = FeedsProcess.StartProgram("newsboat", site.Path, home, "-q", "-u", site.At("boat/urls"), "-c", site.At("boat/cache.db"), "-C", site.At("boat/config"), "-x", "reload");
        Assert.Equal(new(0, "", ""), await reader.EndAsync());

        using var script = FeedsProcess.StartProgram(Python, site.Path, null, "-c", Newsboat, site.At("boat/cache.db"));
        var read = await script.EndAsync();
        Assert.Equal("", read.Error);
        Assert.Equal(title, read.Json.GetProperty("title").GetString());
        Assert.Equal(items.Order(StringComparer.Ordinal), ItemsIn(read.Json).Order(StringComparer.Ordinal));
    }

    // What `build --json` says of the channel, and `articles --json` of what must be in it.
    private static async Task<(string? Title, List<string> Items)> ReportedAsync(TempFolder site, string channel)
    {
        var build = await FeedsRun.InAsync(site.Path, "build", "--json");
        var feed = build.Json.GetProperty("feeds").EnumerateArray().Single(feed => feed.GetProperty("channel").GetString() == channel);
        var articles = (await FeedsRun.InAsync(site.Path, "articles", "--json")).Json.GetProperty("articles").EnumerateArray()
            .Where(article => article.GetProperty("state").GetString() == "published" && IsIn(article, channel))
            .Select(article => (Instant: DateTimeOffset.Parse(article.GetProperty("published").GetString()!, CultureInfo.InvariantCulture), Article: article))
            .OrderByDescending(each => each.Instant)
            .Select(each => Line(each.Article.GetProperty("id"), each.Article.GetProperty("url"), each.Article.GetProperty("title"), each.Instant.ToUnixTimeSeconds()))
            .ToList();
        Assert.Equal(feed.GetProperty("items").GetInt32(), articles.Count);
        return (feed.GetProperty("title").GetString(), articles);
    }

    private static bool IsIn(JsonElement article, string channel)
    {
        bool Has(string key, string name) => article.GetProperty(key).EnumerateArray().Any(each => each.GetString() == name);
        return channel.Split('/') switch
        {
            ["tags", var tag] => Has("tags", tag),
            ["categories", var category] => Has("categories", category),
            ["languages", var language] => article.GetProperty("language").GetString() == language,
            ["channels", "afloat"] => (Has("tags", "boats") || Has("tags", "navigation")) && !Has("categories", "Kitchen") && article.GetProperty("language").ValueKind == JsonValueKind.Null,
            _ => true,
        };
    }

    private static List<string> ItemsIn(JsonElement read) =>
        [.. read.GetProperty("items").EnumerateArray().Select(item => Line(item[0], item[1], item[2], item[3].GetInt64()))];

    private static string Line(JsonElement id, JsonElement link, JsonElement title, long instant) => $"{instant} {id.GetString()} {link.GetString()} {title.GetString()}";
}
