using System.Text;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>What is true of all formats alike.</summary>
public sealed class FeedFormatsTests
{
    public static TheoryData<string> Formats => ["rss", "atom", "json"];

    [Fact]
    public void All_formats_say_the_same_of_every_entry()
    {
        var feed = RichFeed.Feed;
        var rss = Written.Rss(feed).Descendants("item").Select(item => (
            Id: item.Element("guid")!.Value,
            Url: item.Element("link")!.Value,
            Title: item.Element("title")!.Value,
            Summary: Html.Parse(item.Element("description")!.Value).TextContent,
            Content: item.Element(Written.Content + "encoded")?.Value,
            Tags: string.Join('|', item.Elements("category").Select(category => category.Value)),
            Authors: string.Join('|', item.Elements(Written.DublinCore + "creator").Select(creator => creator.Value))));
        var atom = Written.AtomFeed(feed).Elements(Written.Atom + "entry").Select(entry => (
            Id: entry.Element(Written.Atom + "id")!.Value,
            Url: (string)entry.Element(Written.Atom + "link")!.Attribute("href")!,
            Title: entry.Element(Written.Atom + "title")!.Value,
            Summary: Written.TextOf(entry.Element(Written.Atom + "summary")!),
            Content: entry.Element(Written.Atom + "content")?.Value,
            Tags: string.Join('|', entry.Elements(Written.Atom + "category").Select(category => (string?)category.Attribute("term"))),
            Authors: string.Join('|', entry.Elements(Written.Atom + "author").Select(author => author.Element(Written.Atom + "name")!.Value))));
        var json = Written.Json(feed).GetProperty("items").EnumerateArray().Select(item => (
            Id: item.GetProperty("id").GetString()!,
            Url: item.GetProperty("url").GetString()!,
            Title: item.GetProperty("title").GetString()!,
            Summary: item.GetProperty("summary").GetString()!,
            Content: item.TryGetProperty("content_html", out var html) ? html.GetString() : null,
            Tags: string.Join('|', item.TryGetProperty("tags", out var tags) ? tags.EnumerateArray().Select(tag => tag.GetString()) : []),
            Authors: string.Join('|', item.TryGetProperty("authors", out var authors) ? authors.EnumerateArray().Select(author => author.GetProperty("name").GetString()) : [])));

        Assert.Equal(rss, atom);
        Assert.Equal(rss, json);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_is_UTF_8_without_a_byte_order_mark_and_with_plain_line_ends(string format)
    {
        var bytes = Written.As(format, RichFeed.Feed);

        Assert.True(bytes[0] is (byte)'<' or (byte)'{');
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.True(format == "json" || Encoding.UTF8.GetString(bytes).StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rss", "atom content dc media")]
    [InlineData("atom", "media")]
    public void Prefixes_are_the_usual_ones_declared_once_on_the_root(string format, string prefixes)
    {
        var root = Written.Parse(Written.As(format, RichFeed.Feed)).Root!;
        var declared = root.DescendantsAndSelf().SelectMany(element => element.Attributes()).Where(attribute => attribute.IsNamespaceDeclaration && attribute.Name.LocalName != "xmlns").ToList();

        Assert.Equal(prefixes.Split(' '), declared.Select(attribute => attribute.Name.LocalName).Order(StringComparer.Ordinal));
        Assert.All(declared, attribute => Assert.Same(root, attribute.Parent));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_feed_is_the_same_bytes_under_every_culture(string format)
    {
        var expected = Written.As(format, RichFeed.Feed);

        Assert.All((string[])["zh-CN", "th-TH", "ar-SA", "tr-TR", "de-DE"], culture =>
        {
            using var _ = new MachineCulture(culture);
            Assert.Equal(expected, Written.As(format, RichFeed.Feed));
        });
    }

    [Fact]
    public void Every_address_in_a_feed_is_absolute_and_ASCII()
    {
        var rss = Written.Rss(RichFeed.Feed);
        var atom = Written.AtomFeed(RichFeed.Feed);
        var addresses = rss.Descendants().Where(element => element.Name.LocalName is "url" || element.Name == "link").Select(element => element.Value)
            .Concat(rss.Descendants().Concat(atom.Descendants()).SelectMany(element => element.Attributes()).Where(attribute => attribute.Name.LocalName is "href" or "url").Select(attribute => attribute.Value))
            .Concat(atom.Descendants().Where(element => element.Name.LocalName is "uri" or "logo").Select(element => element.Value))
            .Where(address => address.Length > 0)
            .ToList();

        Assert.True(addresses.Count > 20);
        Assert.All(addresses, address => Assert.Matches("^https://example\\.org/[!-~]*$", address));
    }

    [Fact]
    public void Every_content_is_fit_for_readers()
    {
        Assert.All(RichFeed.Feed.Entries, entry => Html.AssertFit(entry.Html));
    }

    [Theory]
    [InlineData("rss", "application/rss+xml")]
    [InlineData("atom", "application/atom+xml")]
    [InlineData("json", "application/feed+json")]
    public void A_format_names_its_media_type(string format, string mediaType)
    {
        Assert.Equal(mediaType, FeedFormats.Named(format).MediaType);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_empty_feed_and_a_bare_entry_can_be_read(string format)
    {
        Assert.NotEmpty(Written.As(format, Some.Feed()));
        Assert.Contains("Article 1", Encoding.UTF8.GetString(Written.As(format, Some.Feed(Some.Entry() with { Html = "" }))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_of_one_format_points_to_that_file_as_itself()
    {
        var feed = Some.Feed() with { Channel = Some.Channel() with { Files = [new FeedFile("rss", "x.xml", "https://example.org/notes/x.xml")] } };

        Assert.Equal("https://example.org/notes/x.xml", (string?)Written.Rss(feed).Descendants(Written.Atom + "link").Single().Attribute("href"));
        Assert.Equal("https://example.org/notes/x.xml", feed.Id);
    }
}
