namespace Feeds.Mailing;

/// <summary>How far a message got before the answer came.</summary>
public enum DeliveryStage
{
    Connect,
    Greeting,
    StartTls,
    Authentication,
    MailFrom,
    RcptTo,
    Data,

    /// <summary>The final dot was sent, or may have been: only the peer knows what became of the message.</summary>
    FinalDot,
}

/// <summary>What an answer means for the message, its reader and the way.</summary>
public enum ReplyClass
{
    /// <summary>The server has taken the message.</summary>
    Accepted,

    /// <summary>The connection failed before anything was offered for good: the same message again, soon.</summary>
    Connection,

    /// <summary>Too fast: slow down for this domain or route.</summary>
    TooFast,

    /// <summary>Greylisted: again after some minutes.</summary>
    Greylisted,

    /// <summary>The mailbox cannot take it for now.</summary>
    MailboxBusy,

    /// <summary>There is no such mailbox: the address is not written to again.</summary>
    NoSuchMailbox,

    /// <summary>The server cannot be given this address at all (SMTPUTF8): rejected, the address keeps its good name.</summary>
    AddressUnsupported,

    /// <summary>This message is refused, whoever it is for.</summary>
    MessageRefused,

    /// <summary>We are refused: the issue waits for a person, no reader is to blame.</summary>
    RouteRefused,

    /// <summary>Refused for good for another reason.</summary>
    Rejected,

    /// <summary>Nobody knows whether the server has taken the message.</summary>
    Uncertain,
}

/// <summary>What became of one try.</summary>
/// <param name="Code">The SMTP reply code (RFC 5321 section 4.2), or null when there was no reply.</param>
/// <param name="Enhanced">The enhanced status code (RFC 3463) such as <c>5.1.1</c>, or null.</param>
/// <param name="Reply">The words of the server, or of the failure, on one line.</param>
/// <param name="ByRoute">Whether <see cref="ReplyClass.TooFast"/> and the like are about the way rather than the reader's domain.</param>
public sealed record DeliveryResult(ReplyClass Class, DeliveryStage Stage, int? Code, string? Enhanced, string Reply, bool ByRoute = false);
