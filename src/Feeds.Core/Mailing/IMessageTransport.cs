using MimeKit;

namespace Feeds.Mailing;

/// <summary>A way out for messages: a mail server, or a folder.</summary>
public interface IMessageTransport
{
    /// <summary>What people call it, such as <c>smtp.example.org:587</c>.</summary>
    string Name { get; }

    /// <summary>A line on which messages go one after another; it is not connected yet. Lines are independent of each other.</summary>
    ITransportLine Open();
}

/// <summary>One connection, used by one task at a time; what the peer does comes back as a result, never as an exception.</summary>
public interface ITransportLine : IAsyncDisposable
{
    /// <summary>Makes sure that the next message can be sent; null when it can, else why not. No message has been offered yet.</summary>
    Task<DeliveryResult?> ReadyAsync(CancellationToken cancel);

    /// <summary>Hands over one message and waits for the last word about it.</summary>
    /// <param name="sender">The envelope sender.</param>
    Task<DeliveryResult> SendAsync(MimeMessage message, EmailAddress sender, EmailAddress recipient, CancellationToken cancel);
}
