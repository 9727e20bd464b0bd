namespace Feeds.Mailing;

/// <summary>One letter to one reader, taken by this sender.</summary>
/// <param name="Edition">Which of the issue's letters it is.</param>
/// <param name="Fence">Grows with every taking: who holds an older one has lost it.</param>
/// <param name="Attempts">How often a server has put it off.</param>
/// <param name="Copies">How often it was sent without an answer.</param>
public sealed record Delivery(long Id, long Issue, long Subscriber, long Edition, EmailAddress Address, string? Name, long Fence, int Attempts, int Copies);
