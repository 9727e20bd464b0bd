using System.Text;
using Feeds.Inspection;

namespace Feeds.Tests.Inspection;

public sealed class KnownFeedTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Rss_is_known_by_guid_else_link_else_title()
    {
        var feed = Read("""
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Notes</title>
            <atom:link rel="self" href="https://example.org/rss.xml"/>
            <item><guid isPermaLink="false"> 17 </guid><link>https://example.org/a/</link><title>A &amp;amp; B</title><pubDate>Sat, 01 Mar 2025 13:00:00 +0100</pubDate></item>
            <item><guid>https://example.org/b/</guid><title>B</title><dc:date>2025-03-01T12:00:00Z</dc:date></item>
            <item><link>https://example.org/c/</link></item>
            <item><title>D</title><atom:link href="https://example.org/d/"/></item>
            <item><description>Nothing to go by.</description></item>
            </channel></rss>
            """);
        Assert.Equal(("rss", "https://example.org/rss.xml"), (feed.Format, feed.Address));
        Assert.Equal(
            [
                new("17", "https://example.org/a/", "A & B", Noon),
                new("https://example.org/b/", "https://example.org/b/", "B", Noon),
                new("https://example.org/c/", "https://example.org/c/", "", null),
                new("D", null, "D", null),
            ], feed.Items);
    }

    [Fact]
    public void A_guid_that_is_no_permalink_is_no_address() =>
        Assert.Null(Assert.Single(Read("<rss><channel><item><guid isPermaLink=\"false\">https://example.org/?p=1</guid></item></channel></rss>").Items).Url);

    [Fact]
    public void Rss_1_is_known_by_what_it_is_about()
    {
        var feed = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://example.org/"><title>Notes</title></channel>
            <item rdf:about="urn:a"><title>A</title><link>https://example.org/a/</link><dc:date>2025-03-01T12:00:00Z</dc:date></item></rdf:RDF>
            """);
        Assert.Equal("rss", feed.Format);
        Assert.Equal(new("urn:a", "https://example.org/a/", "A", Noon), Assert.Single(feed.Items));
    }

    [Theory]
    [InlineData("http://www.w3.org/2005/Atom", "published")]
    [InlineData("http://purl.org/atom/ns#", "issued")]
    public void Atom_is_known_by_id_in_its_first_version_too(string name, string date)
    {
        var feed = Read($"""
            <feed xmlns="{name}"><title>Notes</title><link xmlns="http://www.w3.org/2005/Atom" rel="self" href="https://example.org/atom.xml"/>
            <entry><id>urn:a</id><title type="html">&lt;b&gt;A&lt;/b&gt;</title><link rel="edit" href="https://example.org/edit"/><link href="https://example.org/a/"/>
            <{date}>2025-03-01T12:00:00Z</{date}><updated>2026-01-01T00:00:00Z</updated></entry></feed>
            """);
        Assert.Equal(("atom", "https://example.org/atom.xml"), (feed.Format, feed.Address));
        Assert.Equal(new("urn:a", "https://example.org/a/", "A", Noon), Assert.Single(feed.Items));
    }

    [Fact]
    public void Json_feed_is_known_by_id_of_whatever_kind()
    {
        var feed = Read("""
            {"version": "https://jsonfeed.org/version/1", "feed_url": "https://example.org/feed.json", "items": [
              {"id": 17, "url": "https://example.org/a/", "title": "A", "date_published": "2025-03-01T12:00:00Z"},
              {"url": "https://example.org/b/", "date_modified": "2025-03-01T12:00:00Z"}]}
            """);
        Assert.Equal(("json", "https://example.org/feed.json"), (feed.Format, feed.Address));
        Assert.Equal([new("17", "https://example.org/a/", "A", Noon), new("https://example.org/b/", "https://example.org/b/", "", Noon)], feed.Items);
    }

    [Fact]
    public void An_id_that_is_there_twice_is_one_item() =>
        Assert.Equal("First", Assert.Single(Read("""{"items": [{"id": "a", "title": "First"}, {"id": "a", "title": "Second"}]}""").Items).Title);

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("<html><body>Not found</body></html>", "This is no feed: its outermost element is 'html'.")]
    [InlineData("<rss version=\"2.0\"/>", "This is no feed: its outermost element is 'rss'.")]
    [InlineData("{\"message\": \"Not found\"}", "This is JSON, but no JSON Feed: it has no list 'items'.")]
    public void What_is_no_feed_is_refused_with_a_sentence(string text, string sentence)
    {
        Assert.Null(KnownFeed.Read(Encoding.UTF8.GetBytes(text), out var why));
        Assert.Equal(sentence, why);
    }

    [Theory]
    [InlineData("Not found", "This is not well-formed XML: ")]
    [InlineData("<rss><channel>", "This is not well-formed XML: ")]
    [InlineData("{\"items\": [", "This is not valid JSON: ")]
    public void What_is_broken_is_refused_with_the_reason(string text, string begin)
    {
        Assert.Null(KnownFeed.Read(Encoding.UTF8.GetBytes(text), out var why));
        Assert.StartsWith(begin, why, StringComparison.Ordinal);
    }

    private static KnownFeed Read(string text)
    {
        var feed = KnownFeed.Read(Encoding.UTF8.GetBytes(text), out var why);
        Assert.Equal("", why);
        return feed!;
    }
}
