namespace Feeds.Mailing;

/// <summary>A way out for messages: a mail server, or a folder.</summary>
public interface IMessageTransport
{
    /// <summary>What people call it, such as <c>smtp.example.org:587</c>.</summary>
    string Name { get; }

    /// <summary>A line on which messages go one after another; it is not connected yet. Lines are independent of each other.</summary>
    /// <param name="abandon">Ends at once whatever is under way, the wait for the last word about a message too: that message is then uncertain.</param>
    ITransportLine Open(CancellationToken abandon = default);
}

/// <summary>One connection, used by one caller at a time; what the peer does comes back as a result, never as an exception.</summary>
/// <remarks>The waits may block: give each line a thread of its own (<see cref="TaskCreationOptions.LongRunning"/>), on which it then costs half of what handing over costs.</remarks>
public interface ITransportLine : IAsyncDisposable
{
    /// <summary>Makes sure that the next message can be sent; null when it can, else why not. No message has been offered yet.</summary>
    /// <exception cref="OperationCanceledException">The wait was given up; the line is closed and may be used again.</exception>
    Task<DeliveryResult?> ReadyAsync(CancellationToken cancel);

    /// <summary>Hands over one message, byte for byte as it is, and waits for the last word about it.</summary>
    /// <param name="cancel">Gives up only before the message itself is offered (DATA); from there on the answer is waited for.</param>
    /// <exception cref="OperationCanceledException">It was given up in time: nobody has got anything of the message, and the line is closed.</exception>
    async Task<DeliveryResult> SendAsync(Outgoing message, EmailAddress recipient, CancellationToken cancel) => (await SendAsync(message, recipient, static () => true, cancel))!;

    /// <summary>Hands over one message, as the other one does, if it may: null when it may not.</summary>
    /// <param name="mayOffer">
    /// Asked once at most, and always before anything of the message is offered: a server is asked meanwhile whether it would take one from the sender for the recipient,
    /// so that what is written down for the answer costs no time of its own. What it throws, this throws.
    /// </param>
    Task<DeliveryResult?> SendAsync(Outgoing message, EmailAddress recipient, Func<bool> mayOffer, CancellationToken cancel);
}
