namespace Feeds.Mailing;

/// <summary>Where a delivery stands, as the outbox writes it.</summary>
public static class DeliveryState
{
    /// <summary>Waits for its turn; deferred when it was tried before.</summary>
    public const string Pending = "pending";

    /// <summary>A sender has taken it; no server was told of it yet.</summary>
    public const string Leased = "leased";

    /// <summary>A server is being told; after a crash nobody knows what it heard.</summary>
    public const string Sending = "sending";

    /// <summary>A server has taken it; that it reached its reader is not known.</summary>
    public const string Accepted = "accepted";

    /// <summary>Refused for good.</summary>
    public const string Rejected = "rejected";

    /// <summary>Sent perhaps; waits for a person.</summary>
    public const string Uncertain = "uncertain";

    /// <summary>Not sent, because its reader left before.</summary>
    public const string Skipped = "skipped";

    /// <summary>Not sent, because its issue became too old before.</summary>
    public const string Expired = "expired";
}
