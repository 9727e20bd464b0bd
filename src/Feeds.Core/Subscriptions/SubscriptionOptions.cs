namespace Feeds.Subscriptions;

/// <summary>The public pages where readers subscribe, choose and leave.</summary>
/// <param name="Url">Their public address: absolute, ASCII, ending in <c>/</c>.</param>
/// <param name="Secret">What signs their links, or null for the database's own key.</param>
public sealed record SubscriptionOptions(string Url, string? Secret);
