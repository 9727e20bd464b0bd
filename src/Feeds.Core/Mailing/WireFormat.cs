using MimeKit;

namespace Feeds.Mailing;

/// <summary>The bytes of a message as they go to a server and as they lie in a file: one form for all.</summary>
public static class WireFormat
{
    /// <summary>Lines end with CRLF, the last one too, and Bcc stays at home.</summary>
    public static FormatOptions Options { get; } = Make();

    /// <summary>Writes a message to a stream.</summary>
    public static void Write(MimeMessage message, Stream stream) => message.WriteTo(Options, stream);

    /// <summary>The whole message.</summary>
    public static byte[] Bytes(MimeMessage message)
    {
        using var bytes = new MemoryStream(32 * 1024);
        Write(message, bytes);
        return bytes.ToArray();
    }

    private static FormatOptions Make()
    {
        var options = new FormatOptions { NewLineFormat = NewLineFormat.Dos, EnsureNewLine = true };
        options.HiddenHeaders.Add(HeaderId.Bcc);
        options.HiddenHeaders.Add(HeaderId.ResentBcc);
        options.HiddenHeaders.Add(HeaderId.ContentLength);
        return options;
    }
}
