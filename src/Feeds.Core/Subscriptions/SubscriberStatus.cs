namespace Feeds.Subscriptions;

/// <summary>Whether a reader gets mail.</summary>
public enum SubscriberStatus
{
    /// <summary>Asked for it, but has not confirmed that the address is theirs.</summary>
    Pending,

    Active,

    Unsubscribed,

    /// <summary>The address is not written to, whatever its reader wants: it bounced, or somebody complained.</summary>
    Suppressed,
}
