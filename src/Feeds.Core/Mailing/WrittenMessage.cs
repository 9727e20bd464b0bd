using System.Text;
using MimeKit;

namespace Feeds.Mailing;

/// <summary>A message whose bytes are fixed: MailKit can neither re-encode it nor write it twice, and we see how far it is.</summary>
internal sealed class WrittenMessage : MimeMessage
{
    private WrittenMessage(Header head, MimeEntity body)
        : base((IEnumerable<Header>)[head]) => Body = body;

    /// <param name="bytes">As <see cref="WireFormat"/> writes them.</param>
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
            stream.Write(bytes.Span);
            delivery.BodyIsWritten();
        }

        public override Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
