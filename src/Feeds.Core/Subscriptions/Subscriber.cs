using System.Collections.Immutable;
using Feeds.Mailing;

namespace Feeds.Subscriptions;

/// <summary>A reader of one newsletter.</summary>
/// <param name="Schedule">The name of the schedule they chose.</param>
/// <param name="Topics">The channel keys they narrowed it to, in order; empty: the whole channel.</param>
/// <param name="Language">The language they read (BCP 47), or null.</param>
/// <param name="ConsentAt">When they agreed.</param>
/// <param name="ConsentFrom">How they agreed, such as <c>import</c>.</param>
/// <param name="Since">Nothing published before is mailed to them.</param>
public sealed record Subscriber(
    EmailAddress Address, string? Name, string Newsletter, string Schedule, ImmutableArray<string> Topics, string? Language,
    SubscriberStatus Status, DateTimeOffset ConsentAt, string? ConsentFrom, DateTimeOffset Since)
{
    /// <summary>The number that links and deliveries name them by; 0 before they are stored.</summary>
    public long Id { get; init; }

    /// <summary>The last edition they were mailed, or 0.</summary>
    public long Edition { get; init; }
}
