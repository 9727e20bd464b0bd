using System.Collections.Immutable;

namespace Feeds.Subscriptions;

/// <summary>The public pages where readers subscribe, choose and leave.</summary>
/// <param name="Url">Their public address: absolute, ASCII, ending in <c>/</c>.</param>
/// <param name="Secrets">What signs their links: the first signs, the others were used before and are still believed; empty for the database's own key.</param>
public sealed record SubscriptionOptions(string Url, ImmutableArray<string> Secrets);
