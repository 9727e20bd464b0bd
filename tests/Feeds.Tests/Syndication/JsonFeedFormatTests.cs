using System.Text;
using System.Text.Json;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>JSON Feed 1.1 as its specification wants it.</summary>
public sealed class JsonFeedFormatTests
{
    [Fact]
    public void The_version_comes_first_and_the_feed_says_where_it_lies()
    {
        var feed = Written.Json(RichFeed.Feed);

        Assert.Equal("version", feed.EnumerateObject().First().Name);
        Assert.Equal("https://jsonfeed.org/version/1.1", Text(feed, "version"));
        Assert.Equal("Harbour & Notes · 潮", Text(feed, "title"));
        Assert.Equal("https://example.org/notes/", Text(feed, "home_page_url"));
        Assert.Equal("https://example.org/notes/feed.json", Text(feed, "feed_url"));
        Assert.Equal("Tides <and> boats, “bread” too.", Text(feed, "description"));
        Assert.Equal("https://example.org/notes/logo.png", Text(feed, "icon"));
        Assert.Equal("en", Text(feed, "language"));
    }

    [Fact]
    public void An_empty_feed_has_a_list_of_no_items()
    {
        Assert.Equal(0, Written.Json(Some.Feed()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public void Only_what_there_is_is_said()
    {
        var feed = Written.Json(Some.Feed(Some.Entry()));
        var item = Items(Some.Feed(Some.Entry()))[0];

        Assert.Equal(["version", "title", "home_page_url", "feed_url", "description", "language", "items"], feed.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["id", "url", "title", "summary", "content_html", "date_published", "date_modified"], item.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void An_item_has_id_address_title_summary_and_both_dates()
    {
        Assert.All(Items(RichFeed.Feed).Zip(RichFeed.Feed.Entries), pair =>
        {
            Assert.Equal(pair.Second.Id, Text(pair.First, "id"));
            Assert.Equal(pair.Second.Url, Text(pair.First, "url"));
            Assert.Equal(pair.Second.Title, Text(pair.First, "title"));
            Assert.Equal(pair.Second.Summary, Text(pair.First, "summary"));
            Assert.Equal(pair.Second.Published, pair.First.GetProperty("date_published").GetDateTimeOffset());
            Assert.Equal(pair.Second.Updated, pair.First.GetProperty("date_modified").GetDateTimeOffset());
        });
    }

    [Fact]
    public void An_item_always_has_content_the_summary_where_there_is_no_other()
    {
        Assert.Equal(["content_html", "content_html", "content_text", "content_html"], Items(RichFeed.Feed).Select(ContentOf));
        Assert.All(Items(RichFeed.Feed with { FullContent = false }), item => Assert.Equal("content_text", ContentOf(item)));
        Assert.Equal("Nothing but a title", Text(Items(RichFeed.Feed)[2], "content_text"));
    }

    [Fact]
    public void Authors_are_a_list_and_lead_to_their_page_or_their_mail()
    {
        Assert.Equal(["Harbour Office mailto:office@example.org", "潮音 https://example.org/people/%E6%BD%AE%E9%9F%B3"], AuthorsOf(Written.Json(RichFeed.Feed)));
        Assert.Equal(["潮音 https://example.org/people/%E6%BD%AE%E9%9F%B3", "Keeper mailto:keeper@example.org", "A <B> & C "], AuthorsOf(Items(RichFeed.Feed)[0]));
        Assert.False(Items(RichFeed.Feed)[1].TryGetProperty("authors", out _));
    }

    [Fact]
    public void Terms_are_tags_and_the_lead_image_is_the_image()
    {
        var item = Items(RichFeed.Feed)[0];

        Assert.Equal(["小镇", "潮水", "C#", "AT&T"], item.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal("https://example.org/notes/posts/%E5%A4%A7%E6%BD%AE/tide.jpg", Text(item, "image"));
        Assert.Equal("zh-CN", Text(item, "language"));
        Assert.False(Items(RichFeed.Feed)[2].TryGetProperty("tags", out _));
    }

    [Fact]
    public void Chinese_is_written_as_Chinese()
    {
        var json = Encoding.UTF8.GetString(Written.As("json", RichFeed.Feed));

        Assert.Contains("大潮节：“潮水”", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", json, StringComparison.Ordinal);
        Assert.NotEqual('\uFEFF', json[0]);
    }

    private static List<JsonElement> Items(Feed feed) => [.. Written.Json(feed).GetProperty("items").EnumerateArray()];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string ContentOf(JsonElement item) => item.EnumerateObject().Single(property => property.Name.StartsWith("content_", StringComparison.Ordinal)).Name;

    private static IEnumerable<string> AuthorsOf(JsonElement element) =>
        element.GetProperty("authors").EnumerateArray().Select(author => $"{Text(author, "name")} {(author.TryGetProperty("url", out var url) ? url.GetString() : "")}");
}
