namespace Feeds.Mailing;

/// <summary>How long each answer of a mail server is waited for, however slowly it trickles in (RFC 5321 section 4.5.3.2).</summary>
public sealed record SmtpTimeouts
{
    public static SmtpTimeouts Default { get; } = new();

    /// <summary>For a connection, over all addresses of the host together.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the greeting, the extensions and the TLS handshake, together.</summary>
    public TimeSpan Greeting { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan Authentication { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For the answers to MAIL and RCPT, and to DATA.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the peer to take one more piece of the message.</summary>
    public TimeSpan Block { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>For the answer to the final dot: who gives up too soon sends the message twice.</summary>
    public TimeSpan FinalReply { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For the goodbye.</summary>
    public TimeSpan Quit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may lie idle before it is made anew.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);
}
