using System.Text;
using MimeKit;
using MimeKit.IO;

namespace Feeds.Mailing;

/// <summary>A message whose bytes are fixed: MailKit can neither re-encode it nor write it twice, and we see how far it is.</summary>
internal sealed class WrittenMessage : MimeMessage
{
    private WrittenMessage(Header head, MimeEntity body)
        : base((IEnumerable<Header>)[head]) => Body = body;

    /// <param name="bytes">Header fields, a blank line and the body; lines end with CRLF.</param>
    /// <param name="delivery">Is told when the body begins to be written and when it is written.</param>
    public static WrittenMessage Of(ReadOnlyMemory<byte> bytes, SmtpDelivery delivery)
    {
        // MailKit writes header, blank line, body. The whole header block goes as one header: its first name, and the rest as that one's raw value.
        var span = bytes.Span;
        var colon = span.IndexOf((byte)':');
        var blank = span.IndexOf("\r\n\r\n"u8);
        var head = new Header(Encoding.ASCII.GetString(span[..colon]), "");
#pragma warning disable RS0030 // These are whole headers that were written as such; nothing from outside is put between them.
        head.SetRawValue(span[(colon + 1)..(blank + 2)].ToArray());
#pragma warning restore RS0030
        return new(head, new WrittenBody(bytes[(blank + 4)..], delivery));
    }

    private sealed class WrittenBody : MimeEntity
    {
        private readonly ReadOnlyMemory<byte> bytes;
        private readonly SmtpDelivery delivery;

        public WrittenBody(ReadOnlyMemory<byte> bytes, SmtpDelivery delivery)
            : base("application", "octet-stream")
        {
            Headers.Clear();
            (this.bytes, this.delivery) = (bytes, delivery);
        }

        public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
        {
            // It is prepared already, and perhaps signed.
        }

        public override void WriteTo(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
        {
            delivery.BodyBegins();
            // MailKit's filter looks for dots byte by byte, which takes as long as all the rest of a message.
            if (stream is FilteredStream { Source: var below })
            {
                WriteTransparent(below);
            }
            else
            {
                stream.Write(bytes.Span);
            }

            delivery.BodyIsWritten();
        }

        public override Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        // A line that begins with a dot gets another one (RFC 5321 section 4.5.2); the body begins a line and ends one.
        private void WriteTransparent(Stream stream)
        {
            var left = bytes.Span;
            var dot = left is [(byte)'.', ..] ? 0 : NextDot(left);
            while (dot >= 0)
            {
                stream.Write(left[..dot]);
                stream.Write("."u8);
                left = left[dot..];
                dot = NextDot(left);
            }

            stream.Write(left);
        }

        private static int NextDot(ReadOnlySpan<byte> lines) => lines.IndexOf("\r\n."u8) is >= 0 and var end ? end + 2 : -1;
    }
}
