using System.Xml.Linq;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>Atom 1.0 as RFC 4287 wants it.</summary>
public sealed class AtomFormatTests
{
    private static readonly XName Lang = XNamespace.Xml + "lang";

    [Fact]
    public void A_feed_has_one_id_title_date_generator_and_its_language()
    {
        var feed = Written.AtomFeed(RichFeed.Feed);

        Assert.Equal("https://example.org/notes/atom.xml", Only(feed, "id"));
        Assert.Equal("Harbour & Notes · 潮", Only(feed, "title"));
        Assert.Equal("Tides <and> boats, “bread” too.", Only(feed, "subtitle"));
        Assert.Equal("2026-05-31T00:00:00+08:00", Only(feed, "updated"));
        Assert.Equal("© Harbour Notes, CC BY 4.0", Only(feed, "rights"));
        Assert.Equal("https://example.org/notes/logo.png", Only(feed, "logo"));
        Assert.Equal("en", (string?)feed.Attribute(Lang));
    }

    [Fact]
    public void An_empty_feed_has_a_date_that_does_not_change()
    {
        var feed = Written.AtomFeed(Some.Feed());

        Assert.Equal("2000-01-01T00:00:00Z", Only(feed, "updated"));
        Assert.Empty(feed.Elements(Written.Atom + "entry"));
    }

    [Fact]
    public void Links_lead_to_the_page_and_to_the_feed_itself()
    {
        Assert.Equal(
            [("alternate", "text/html", "https://example.org/notes/"), ("self", "application/atom+xml", "https://example.org/notes/atom.xml")],
            Written.AtomFeed(RichFeed.Feed).Elements(Written.Atom + "link").Select(link => ((string?)link.Attribute("rel"), (string?)link.Attribute("type"), (string?)link.Attribute("href"))));
    }

    [Fact]
    public void A_feed_always_names_somebody()
    {
        Assert.Equal(["Harbour Office", "潮音"], Names(Written.AtomFeed(RichFeed.Feed)));
        Assert.Equal(["Harbour Notes"], Names(Written.AtomFeed(Some.Feed(Some.Entry()))));
    }

    [Fact]
    public void An_entry_names_its_own_authors_only()
    {
        var entries = Entries(RichFeed.Feed);

        Assert.Equal(["潮音", "Keeper", "A <B> & C"], Names(entries[0]));
        Assert.Empty(Names(entries[1]));
        Assert.Equal("keeper@example.org", entries[0].Descendants(Written.Atom + "email").Single().Value);
        Assert.Equal("https://example.org/people/%E6%BD%AE%E9%9F%B3", entries[0].Descendants(Written.Atom + "uri").Single().Value);
    }

    [Fact]
    public void An_entry_has_one_id_title_summary_and_both_dates()
    {
        Assert.All(Entries(RichFeed.Feed).Zip(RichFeed.Feed.Entries), pair =>
        {
            Assert.Equal(pair.Second.Id, Only(pair.First, "id"));
            Assert.Equal(pair.Second.Title, Only(pair.First, "title"));
            Assert.Equal(pair.Second.Summary, Written.TextOf(pair.First.Element(Written.Atom + "summary")!));
            Assert.Equal(pair.Second.Published, (DateTimeOffset)pair.First.Element(Written.Atom + "published")!);
            Assert.Equal(pair.Second.Updated, (DateTimeOffset)pair.First.Element(Written.Atom + "updated")!);
            Assert.Equal(pair.Second.Url, (string?)Assert.Single(pair.First.Elements(Written.Atom + "link")).Attribute("href"));
        });
    }

    [Fact]
    public void Text_is_text_and_HTML_is_HTML()
    {
        var feed = Written.AtomFeed(RichFeed.Feed);

        Assert.All(feed.Descendants().Where(element => element.Name.LocalName is "title" or "subtitle" or "rights"), element => Assert.Equal("text", (string?)element.Attribute("type")));
        Assert.Equal(["html", "text", "text", "text"], feed.Descendants(Written.Atom + "summary").Select(summary => (string?)summary.Attribute("type")));
        Assert.All(feed.Descendants(Written.Atom + "content"), element => Assert.Equal("html", (string?)element.Attribute("type")));
        Assert.All(feed.Descendants(Written.Atom + "content"), element => Assert.False(element.HasElements));
    }

    [Fact]
    public void The_content_is_the_whole_HTML_or_absent()
    {
        Assert.Equal(RichFeed.Feed.Entries.Select(entry => entry.Html), Entries(RichFeed.Feed).Select(entry => entry.Element(Written.Atom + "content")?.Value ?? ""));
        Assert.All(Entries(RichFeed.Feed with { FullContent = false }), entry => Assert.Empty(entry.Elements(Written.Atom + "content")));
    }

    [Fact]
    public void Only_an_entry_in_another_language_says_so()
    {
        Assert.Equal(["zh-CN", null, null, null], Entries(RichFeed.Feed).Select(entry => (string?)entry.Attribute(Lang)));
    }

    [Fact]
    public void Terms_are_categories_and_the_lead_image_is_media()
    {
        var entry = Entries(RichFeed.Feed)[0];

        Assert.Equal(["小镇", "潮水", "C#", "AT&T"], entry.Elements(Written.Atom + "category").Select(category => (string?)category.Attribute("term")));
        Assert.Equal(["https://example.org/notes/posts/%E5%A4%A7%E6%BD%AE/tide.jpg"], entry.Elements(Written.Media + "content").Select(media => (string?)media.Attribute("url")));
    }

    [Fact]
    public void An_entry_is_the_same_in_every_feed_that_holds_it()
    {
        var tag = RichFeed.Feed with { Channel = Some.Channel("tags/c#") with { Language = "en" }, Entries = [RichFeed.Feed.Entries[0]] };

        Assert.Equal(Entries(RichFeed.Feed)[0].ToString(), Entries(tag)[0].ToString());
        Assert.NotEqual(RichFeed.Feed.Id, tag.Id);
    }

    [Fact]
    public void No_Atom_element_carries_a_prefix()
    {
        var xml = System.Text.Encoding.UTF8.GetString(Written.As("atom", RichFeed.Feed));

        Assert.Contains(" xmlns=\"http://www.w3.org/2005/Atom\"", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<atom:", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<a10:", xml, StringComparison.Ordinal);
    }

    private static List<XElement> Entries(Feed feed) => [.. Written.AtomFeed(feed).Elements(Written.Atom + "entry")];

    private static IEnumerable<string> Names(XElement parent) => parent.Elements(Written.Atom + "author").Select(author => author.Element(Written.Atom + "name")!.Value);

    private static string Only(XElement parent, string name) => Assert.Single(parent.Elements(Written.Atom + name)).Value;
}
