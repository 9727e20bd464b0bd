using System.Collections.Immutable;
using System.Xml;
using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>The index of all feeds (OPML 2.0), which a reader can import.</summary>
public sealed class Opml : IFeedIndex
{
    public string Path => "feeds.opml";

    public string? Making => "";

    public void Write(Site site, ImmutableArray<BuiltFeed> feeds, Stream output)
    {
        var updated = Feed.LatestOf(feeds.SelectMany(feed => feed.Shown).Select(article => article.Updated!.Value));
        using var writer = XmlWriter.Create(output, FeedXml.Settings);
        writer.WriteStartDocument();
        writer.WriteStartElement("opml");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteStartElement("head");
        writer.WriteElementString("title", site.Title);
        writer.WriteElementString("dateModified", FeedXml.Rfc822(updated));
        writer.WriteEndElement();
        writer.WriteStartElement("body");
        foreach (var channel in feeds.Select(feed => feed.Channel))
        {
            writer.WriteStartElement("outline");
            writer.WriteAttributeString("type", "rss");
            writer.WriteAttributeString("text", channel.Title);
            writer.WriteAttributeString("title", channel.Title);
            writer.WriteAttributeString("xmlUrl", channel.Files[0].Url);
            writer.WriteAttributeString("htmlUrl", channel.Link);
            writer.WriteAttributeString("language", channel.Language);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndDocument();
        writer.Flush();
        output.WriteByte((byte)'\n');
    }
}
