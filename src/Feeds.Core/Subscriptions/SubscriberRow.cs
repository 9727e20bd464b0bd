using System.Collections.Immutable;
using Feeds.Mailing;

namespace Feeds.Subscriptions;

/// <summary>A row of a list of readers; what is null was not said.</summary>
/// <param name="Line">Where it begins in its file, from 1.</param>
/// <param name="Topics">Channel keys; empty: the whole channel.</param>
/// <param name="Language">A language tag (BCP 47), or null.</param>
public sealed record SubscriberRow(
    int Line, EmailAddress Address, string? Name, string? Newsletter, string? Schedule, ImmutableArray<string> Topics, string? Language,
    SubscriberStatus Status, DateTimeOffset? ConsentAt, string? ConsentFrom);
