using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>RSS 2.0 as the specification and the RSS Advisory Board's profile want it.</summary>
public sealed class RssFormatTests
{
    [Fact]
    public void A_channel_has_title_link_description_language_and_one_link_to_itself()
    {
        var channel = Channel(RichFeed.Feed);

        Assert.Equal("Harbour & Notes · 潮", Only(channel, "title"));
        Assert.Equal("https://example.org/notes/", Only(channel, "link"));
        Assert.Equal("Tides <and> boats, “bread” too.", Only(channel, "description"));
        Assert.Equal("en", Only(channel, "language"));
        Assert.Equal("© Harbour Notes, CC BY 4.0", Only(channel, "copyright"));
        var self = Assert.Single(channel.Elements(Written.Atom + "link"));
        Assert.Equal(("self", "application/rss+xml", "https://example.org/notes/rss.xml"), ((string?)self.Attribute("rel"), (string?)self.Attribute("type"), (string?)self.Attribute("href")));
    }

    [Fact]
    public void The_date_of_a_channel_is_that_of_its_latest_change_never_the_clock()
    {
        Assert.Equal("Sun, 31 May 2026 00:00:00 +0800", Only(Channel(RichFeed.Feed), "lastBuildDate"));
        Assert.Equal("Sat, 01 Jan 2000 00:00:00 GMT", Only(Channel(Some.Feed()), "lastBuildDate"));
    }

    [Fact]
    public void An_empty_feed_is_a_channel_without_items()
    {
        var channel = Channel(Some.Feed());

        Assert.Empty(channel.Elements("item"));
        Assert.NotEqual("", Only(channel, "title"));
        Assert.NotEqual("", Only(channel, "description"));
    }

    [Fact]
    public void The_picture_of_a_channel_repeats_its_title_and_link()
    {
        var channel = Channel(RichFeed.Feed);
        var image = Assert.Single(channel.Elements("image"));

        Assert.Equal("https://example.org/notes/logo.png", Only(image, "url"));
        Assert.Equal(Only(channel, "title"), Only(image, "title"));
        Assert.Equal(Only(channel, "link"), Only(image, "link"));
    }

    [Theory]
    [InlineData("https://example.org/logo.png", true)]
    [InlineData("https://example.org/logo.JPG", true)]
    [InlineData("https://example.org/logo.jpeg?v=2", true)]
    [InlineData("https://example.org/logo.gif", true)]
    [InlineData("https://example.org/logo", true)]
    [InlineData("https://example.org/logo.svg", false)]
    [InlineData("https://example.org/logo.webp", false)]
    [InlineData("https://example.org/favicon.ico", false)]
    public void The_picture_of_a_channel_is_of_a_kind_that_RSS_knows(string url, bool shown)
    {
        var feed = Some.Feed() with { Site = Some.Site() with { Image = url } };

        Assert.Equal(shown, Channel(feed).Elements("image").Any());
    }

    [Fact]
    public void A_guid_is_a_permalink_only_where_it_is_the_address()
    {
        var guids = Items(RichFeed.Feed).Select(item => Assert.Single(item.Elements("guid"))).ToList();

        Assert.Equal(
            [("https://example.org/notes/posts/%E5%A4%A7%E6%BD%AE/", "true"), ("tag:example.org,2026:posts/plain.md", "false")],
            guids.Take(2).Select(guid => (guid.Value, (string?)guid.Attribute("isPermaLink"))));
    }

    [Fact]
    public void An_item_has_one_title_link_date_and_description()
    {
        Assert.All(Items(RichFeed.Feed).Zip(RichFeed.Feed.Entries), pair =>
        {
            Assert.Equal(pair.Second.Title, Only(pair.First, "title"));
            Assert.Equal(pair.Second.Url, Only(pair.First, "link"));
            Assert.Equal(pair.Second.Published, Rfc822(Only(pair.First, "pubDate")));
            Assert.Equal(pair.Second.Summary, Html.Parse(Only(pair.First, "description")).TextContent);
        });
    }

    [Theory]
    [InlineData(8, "Mon, 01 Jun 2026 09:05:07 +0800")]
    [InlineData(0, "Mon, 01 Jun 2026 09:05:07 GMT")]
    [InlineData(-3.5, "Mon, 01 Jun 2026 09:05:07 -0330")]
    [InlineData(13.75, "Mon, 01 Jun 2026 09:05:07 +1345")]
    public void A_date_names_its_weekday_and_its_offset_in_four_digits(double hours, string date)
    {
        var entry = Some.Entry() with { Published = new DateTimeOffset(2026, 6, 1, 9, 5, 7, TimeSpan.FromHours(hours)) };

        Assert.Equal(date, Only(Assert.Single(Items(Some.Feed(entry))), "pubDate"));
    }

    [Fact]
    public void The_description_comes_before_the_content_which_is_the_whole_HTML()
    {
        foreach (var (item, entry) in Items(RichFeed.Feed).Zip(RichFeed.Feed.Entries))
        {
            var content = item.Elements(Written.Content + "encoded").SingleOrDefault();
            Assert.Equal(entry.Html, content?.Value ?? "");
            Assert.True(content is null || item.Elements("description").Single().IsBefore(content));
        }
    }

    [Fact]
    public void A_feed_of_summaries_has_no_content()
    {
        Assert.All(Items(RichFeed.Feed with { FullContent = false }), item =>
        {
            Assert.Empty(item.Elements(Written.Content + "encoded"));
            Assert.NotEqual("", Only(item, "description"));
        });
    }

    [Fact]
    public void Authors_are_creators_because_an_RSS_author_must_be_a_mail_address()
    {
        var items = Items(RichFeed.Feed);

        Assert.Equal(["潮音", "Keeper", "A <B> & C"], items[0].Elements(Written.DublinCore + "creator").Select(creator => creator.Value));
        Assert.Empty(items[1].Elements(Written.DublinCore + "creator"));
        Assert.Empty(Written.Rss(RichFeed.Feed).Descendants("author"));
        Assert.Empty(Written.Rss(RichFeed.Feed).Descendants("managingEditor"));
    }

    [Fact]
    public void Terms_are_categories_and_the_lead_image_is_media()
    {
        var item = Items(RichFeed.Feed)[0];

        Assert.Equal(["小镇", "潮水", "C#", "AT&T"], item.Elements("category").Select(category => category.Value));
        Assert.Equal(["https://example.org/notes/posts/%E5%A4%A7%E6%BD%AE/tide.jpg"], item.Elements(Written.Media + "content").Select(media => (string?)media.Attribute("url")));
        Assert.Empty(Written.Rss(RichFeed.Feed).Descendants("enclosure"));
    }

    [Fact]
    public void No_element_says_again_what_another_one_says()
    {
        var names = Items(RichFeed.Feed).SelectMany(item => item.Elements()).Select(element => element.Name).ToHashSet();

        Assert.DoesNotContain(names, name => name.Namespace == Written.Atom);
        Assert.DoesNotContain(Written.DublinCore + "date", names);
    }

    [Theory]
    [InlineData("AT&T", "<title>AT&#x26;T</title>")]
    [InlineData("a < b", "<title>a &#x3C; b</title>")]
    [InlineData("The <template> element", "<title>The &#x3C;template&gt; element</title>")]
    [InlineData("&amp; is an entity", "<title>&#x26;amp; is an entity</title>")]
    public void A_title_is_escaped_once_in_a_way_that_no_reader_takes_for_markup(string title, string xml)
    {
        Assert.Contains(xml, Encoding.UTF8.GetString(Written.As("rss", Some.Feed(Some.Entry() with { Title = title }))), StringComparison.Ordinal);
    }

    private static XElement Channel(Feed feed) => Assert.Single(Written.Rss(feed).Elements("channel"));

    private static List<XElement> Items(Feed feed) => [.. Channel(feed).Elements("item")];

    private static string Only(XElement parent, string name) => Assert.Single(parent.Elements(name)).Value;

    private static DateTimeOffset Rfc822(string date) => DateTimeOffset.ParseExact(date.Replace("GMT", "+0000", StringComparison.Ordinal).Insert(date.Replace("GMT", "+0000", StringComparison.Ordinal).Length - 2, ":"), "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
