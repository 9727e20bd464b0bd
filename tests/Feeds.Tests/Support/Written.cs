using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Feeds.Syndication;

namespace Feeds.Tests.Support;

/// <summary>A feed as its readers get it: written, and read back by parsers that know nothing of us and forgive nothing.</summary>
public static class Written
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    public static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    public static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    public static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    public static byte[] As(IFeedFormat format, Feed feed)
    {
        using var output = new MemoryStream();
        format.Write(feed, output);
        return output.ToArray();
    }

    public static byte[] As(string format, Feed feed) => As(FeedFormats.Named(format), feed);

    public static XElement Rss(Feed feed) => Parse(As("rss", feed)).Root!;

    public static XElement AtomFeed(Feed feed) => Parse(As("atom", feed)).Root!;

    public static JsonElement Json(Feed feed) => JsonDocument.Parse(As("json", feed)).RootElement;

    public static byte[] OpmlBytes(Feeds.Content.Site site, IReadOnlyCollection<Channel> channels, DateTimeOffset updated)
    {
        using var output = new MemoryStream();
        var article = new Feeds.Content.Article { File = "a.md", State = Feeds.Content.ArticleState.Published, Reason = "", Title = "A", Published = updated, Updated = updated };
        new Opml().Write(site, [.. channels.Select(channel => new BuiltFeed(channel, [article], Articles: 1, []))], output);
        return output.ToArray();
    }

    /// <summary>What a reader shows of a text that may be declared as HTML (RFC 4287, section 3.1).</summary>
    public static string TextOf(XElement text) => (string?)text.Attribute("type") == "html" ? Html.Parse(text.Value).TextContent : text.Value;

    public static XDocument Parse(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
