using MimeKit;

namespace Feeds.Tests.Support;

/// <summary>The bytes of a message as they go on the wire.</summary>
public static class WireFormat
{
    /// <summary>The whole message; lines end with CRLF, the last one too.</summary>
    public static byte[] Bytes(MimeMessage message)
    {
        using var bytes = new MemoryStream(32 * 1024);
        message.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos, EnsureNewLine = true }, bytes);
        return bytes.ToArray();
    }
}
