using MimeKit;

namespace Feeds.Mailing;

/// <summary>A message as it goes on the wire and lies in a file: lines end in CRLF.</summary>
public static class MessageBytes
{
    private static readonly FormatOptions Wire = MakeWire();

    public static byte[] Of(MimeMessage message)
    {
        using var bytes = new MemoryStream();
        Write(message, bytes);
        return bytes.ToArray();
    }

    public static void Write(MimeMessage message, Stream to) => message.WriteTo(Wire, to, CancellationToken.None);

    private static FormatOptions MakeWire()
    {
        var wire = FormatOptions.Default.Clone();
        wire.NewLineFormat = NewLineFormat.Dos;
        wire.EnsureNewLine = true;
        return wire;
    }
}
