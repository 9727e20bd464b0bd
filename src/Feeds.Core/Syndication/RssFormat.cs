using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Serialization;
using Feeds.Markup;

namespace Feeds.Syndication;

/// <summary>RSS 2.0 as the RSS Advisory Board profiles it: summary in <c>description</c>, whole text in <c>content:encoded</c>.</summary>
public sealed class RssFormat : IFeedFormat
{
    public string Name => "rss";

    public string MediaType => "application/rss+xml";

    public void Write(Feed feed, Stream output)
    {
        using var writer = XmlWriter.Create(output, FeedXml.Settings);
        new Formatter(new RssFeed(feed, MediaType, output)).WriteTo(new CharacterDataWriter(writer));
    }

    // The library's formatter with our namespaces on the root: left to itself it invents the prefix a10, which readers ignore.
    private sealed class Formatter(SyndicationFeed feed) : Rss20FeedFormatter(feed, serializeExtensionsAsAtom: false)
    {
        public override void WriteTo(XmlWriter writer)
        {
            writer.WriteStartDocument();
            writer.WriteStartElement("rss");
            writer.WriteAttributeString("xmlns", "atom", FeedXml.Xmlns, FeedXml.Atom);
            writer.WriteAttributeString("xmlns", "content", FeedXml.Xmlns, FeedXml.Content);
            writer.WriteAttributeString("xmlns", "dc", FeedXml.Xmlns, FeedXml.DublinCore);
            writer.WriteAttributeString("xmlns", "media", FeedXml.Xmlns, FeedXml.Media);
            ((IXmlSerializable)this).WriteXml(writer);
            writer.WriteEndElement();
            writer.WriteEndDocument();
        }
    }

    private sealed class RssFeed : SyndicationFeed
    {
        private readonly Feed feed;
        private readonly string mediaType;

        public RssFeed(Feed feed, string mediaType, Stream output)
        {
            this.feed = feed;
            this.mediaType = mediaType;
            Title = new TextSyndicationContent(feed.Channel.Title);
            Description = new TextSyndicationContent(feed.Channel.Description);
            Links.Add(SyndicationLink.CreateAlternateLink(new Uri(feed.Channel.Link)));
            Language = feed.Channel.Language;
            Generator = "Feeds";
            Copyright = feed.Site.Copyright is { } copyright ? new TextSyndicationContent(copyright) : null;
            ImageUrl = feed.Site.Image is { } image && IsKnownPicture(image) ? new Uri(image) : null;
            Items = feed.Entries.Select(entry => new RssItem(entry, feed.FullContent, output));
        }

        // "GIF, JPEG or PNG" (RSS 2.0, image/url); without an extension it may be one of them.
        private static bool IsKnownPicture(string url) =>
            Path.GetExtension(new Uri(url).AbsolutePath).ToLowerInvariant() is "" or ".gif" or ".jpg" or ".jpeg" or ".png";

        protected override void WriteElementExtensions(XmlWriter writer, string version)
        {
            // Written here because the library ends UTC dates in "Z", a military zone that RFC 2822 calls obsolete.
            writer.WriteElementString("lastBuildDate", FeedXml.Rfc822(feed.Updated));
            writer.WriteStartElement("atom", "link", FeedXml.Atom);
            writer.WriteAttributeString("rel", "self");
            writer.WriteAttributeString("type", mediaType);
            writer.WriteAttributeString("href", feed.Channel.UrlOf("rss"));
            writer.WriteEndElement();
        }
    }

    private sealed class RssItem : SyndicationItem
    {
        private readonly Entry entry;
        private readonly bool full;
        private readonly Stream output;

        public RssItem(Entry entry, bool full, Stream output)
        {
            this.entry = entry;
            this.full = full;
            this.output = output;
            Id = entry.Id;
            Title = new TextSyndicationContent(entry.Title);
            Links.Add(SyndicationLink.CreateAlternateLink(new Uri(entry.Url)));

            // The description is HTML by the specification, so plain text is encoded once more than XML asks.
            Summary = new TextSyndicationContent(PlainText.ToHtml(entry.Summary));
            foreach (var term in entry.Terms)
            {
                Categories.Add(new SyndicationCategory(term));
            }
        }

        protected override void WriteElementExtensions(XmlWriter writer, string version)
        {
            writer.WriteElementString("pubDate", FeedXml.Rfc822(entry.Published));
            foreach (var author in entry.Authors)
            {
                writer.WriteElementString("dc", "creator", FeedXml.DublinCore, author.Name);
            }

            if (full && !entry.Escaped.IsEmpty)
            {
                writer.WriteStartElement("content", "encoded", FeedXml.Content);
                entry.Escaped.WriteXml(writer, output);
                writer.WriteEndElement();
            }

            FeedXml.WriteImage(writer, entry.Image);
        }
    }
}
