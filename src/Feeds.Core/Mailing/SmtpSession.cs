using MailKit.Net.Smtp;
using MimeKit;

namespace Feeds.Mailing;

/// <summary>MailKit's side of a connection, with messages that are written already.</summary>
internal sealed class SmtpSession(LineStream stream) : SmtpClient
{
    /// <summary>How many messages it has carried.</summary>
    public int Carried { get; set; }

    /// <summary>When it carried the last one (<see cref="TimeProvider.GetTimestamp"/>).</summary>
    public long LastUsed { get; set; }

    /// <summary>The bytes below.</summary>
    public LineStream Line => stream;

    /// <summary>Whether the server has SMTPUTF8, also when this session may not use it.</summary>
    public bool OffersUtf8 { get; set; }

    /// <summary>The size of the message under way.</summary>
    public long Size { get; set; }

    // A message in one chunk (RFC 3030) spares the wait for the answer to DATA, where the server can take it.
    protected override bool PreferSendAsBinaryData => Capabilities.HasFlag(SmtpCapabilities.Chunking);

    // Measured when it was written.
    protected override long GetSize(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) => Size;

    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
        // It is prepared already, and perhaps signed.
    }

    protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => stream.Delivery?.SenderIsTaken();

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if (stream.Delivery is { IsWithheld: true })
        {
            // What MailKit answers with RSET: the connection stays good.
            throw new SmtpCommandException(SmtpErrorCode.MessageNotAccepted, SmtpStatusCode.TransactionFailed, "the message may not be offered");
        }

        stream.Delivery?.RecipientIsTaken();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            stream.Dispose();
        }
    }
}
