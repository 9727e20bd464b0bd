using System.Buffers;
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

    // "&amp;"; no character takes more bytes.
    private const int LongestReference = 5;

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

    /// <summary>Writes a long clean text into the element that was begun, around the writer, which would look at each character by itself.</summary>
    /// <param name="output">What the writer writes to.</param>
    public static void WriteText(XmlWriter writer, Stream output, string text)
    {
        // The writer closes the element's tag before anything raw.
        writer.WriteRaw("");
        writer.Flush();
        var bytes = ArrayPool<byte>.Shared.Rent(text.Length * LongestReference);
        output.Write(bytes, 0, Escape(text, bytes));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static int Escape(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var length = 0;
        while (text.IndexOfAny('<', '>', '&') is >= 0 and var next)
        {
            length += Encoding.UTF8.GetBytes(text[..next], bytes[length..]);
            var reference = text[next] switch { '<' => "&lt;"u8, '>' => "&gt;"u8, _ => "&amp;"u8 };
            reference.CopyTo(bytes[length..]);
            length += reference.Length;
            text = text[(next + 1)..];
        }

        return length + Encoding.UTF8.GetBytes(text, bytes[length..]);
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
