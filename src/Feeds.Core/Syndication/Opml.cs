using System.Xml;
using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>The index of all feeds (OPML 2.0), which a reader can import.</summary>
public static class Opml
{
    /// <summary>Where it lies below the output folder.</summary>
    public const string FileName = "feeds.opml";

    /// <summary>Writes one outline for each channel, in the order given.</summary>
    /// <param name="updated">When anything in the feeds last changed; never the clock.</param>
    public static void Write(Site site, IReadOnlyCollection<Channel> channels, DateTimeOffset updated, Stream output)
    {
        using var writer = XmlWriter.Create(output, FeedXml.Settings);
        writer.WriteStartDocument();
        writer.WriteStartElement("opml");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteStartElement("head");
        writer.WriteElementString("title", site.Title);
        writer.WriteElementString("dateModified", FeedXml.Rfc822(updated));
        writer.WriteEndElement();
        writer.WriteStartElement("body");
        foreach (var channel in channels)
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
    }
}
