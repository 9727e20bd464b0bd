namespace Feeds.Inspection;

/// <summary>An item as a feed reader remembers it.</summary>
/// <param name="Id">What the reader knows it by; another id is another item.</param>
/// <param name="Url">The address of the article, or null.</param>
/// <param name="Title">Plain text on one line; empty for none.</param>
/// <param name="Published">When it says it was published, else last changed, or null.</param>
public sealed record KnownItem(string Id, string? Url, string Title, DateTimeOffset? Published);
