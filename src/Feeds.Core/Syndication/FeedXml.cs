using System.Globalization;
using System.Text;
using System.Xml;

namespace Feeds.Syndication;

/// <summary>What the XML formats have in common.</summary>
internal static class FeedXml
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";
    public const string Media = "http://search.yahoo.com/mrss/";
    public const string Xmlns = "http://www.w3.org/2000/xmlns/";

    /// <summary>UTF-8 without a byte order mark, LF on every system.</summary>
    public static XmlWriterSettings Settings => new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.None,
        CloseOutput = false,
    };

    /// <summary>A date as RSS wants it (RFC 822 with four digits of year): <c>Mon, 10 Feb 2025 11:20:12 +0800</c>.</summary>
    public static string Rfc822(DateTimeOffset date)
    {
        var offset = date.Offset;
        var zone = offset == TimeSpan.Zero ? "GMT" : $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hhmm}";
        return date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + zone;
    }

    /// <summary>The lead image (Media RSS), which both XML formats carry alike.</summary>
    public static void WriteImage(XmlWriter writer, string? url)
    {
        if (url is null)
        {
            return;
        }

        writer.WriteStartElement("media", "content", Media);
        writer.WriteAttributeString("url", url);
        writer.WriteAttributeString("medium", "image");
        writer.WriteEndElement();
        writer.WriteStartElement("media", "thumbnail", Media);
        writer.WriteAttributeString("url", url);
        writer.WriteEndElement();
    }
}
