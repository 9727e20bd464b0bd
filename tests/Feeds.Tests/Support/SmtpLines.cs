using Feeds.Mailing;
using MimeKit;

namespace Feeds.Tests.Support;

/// <summary>Ways to a scripted server, and ordinary mail to send on them.</summary>
public static class SmtpLines
{
    public static readonly EmailAddress Sender = new("digest", "example.org");
    public static readonly EmailAddress Reader = new("reader", "example.net");

    public static SmtpOptions Plain(this ScriptedSmtpServer server) => new() { Host = "localhost", Port = server.Port, Security = SmtpSecurity.None };

    public static SmtpTransport To(SmtpOptions options, SmtpTimeouts? timeouts = null, ScriptedSmtpServer? trusting = null) =>
        new(options, TimeProvider.System, timeouts, trusting?.Certificate is { } certificate ? [certificate] : null);

    /// <summary>Connects when need be and sends, on a thread of its own.</summary>
    public static Task<DeliveryResult> TryAsync(this ITransportLine line, MimeMessage? message = null, EmailAddress? recipient = null, CancellationToken cancel = default) =>
        Task.Factory.StartNew(
            async () => await line.ReadyAsync(cancel) ?? await line.SendAsync(Outgoing(message ?? Message()), recipient ?? Reader, cancel),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    /// <summary>The same for a message that goes only if it may; null when it may not.</summary>
    public static Task<DeliveryResult?> TryIfAsync(this ITransportLine line, Func<bool> mayOffer, CancellationToken cancel, MimeMessage? message = null, EmailAddress? recipient = null) =>
        Task.Factory.StartNew(
            async () => await line.ReadyAsync(cancel) ?? await line.SendAsync(Outgoing(message ?? Message()), recipient ?? Reader, mayOffer, cancel),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private static Outgoing Outgoing(MimeMessage message) => new(message.MessageId ?? "", Sender, WireFormat.Bytes(message));

    /// <summary>A message that is prepared for mail.</summary>
    public static MimeMessage Message(string text = "What is new.\n", string messageId = "1.weekly@example.org")
    {
        var message = new MimeMessage
        {
            Date = Some.Now,
            MessageId = messageId,
            Subject = "What is new",
            Body = new TextPart("plain") { Text = text, ContentTransferEncoding = ContentEncoding.QuotedPrintable },
        };
        message.From.Add(new MailboxAddress("Harbour Notes", "digest@example.org"));
        message.To.Add(new MailboxAddress(null, "reader@example.net"));
        message.Headers.Add("List-Unsubscribe", "<https://example.org/u/1>, <mailto:leave@example.org>");
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }
}
