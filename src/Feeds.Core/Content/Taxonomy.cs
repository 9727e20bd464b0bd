namespace Feeds.Content;

/// <summary>A kind of terms that a site sorts its articles by, beside tags and categories.</summary>
/// <param name="Name">The key in the front matter and the first part of the channel key, such as <c>series</c>.</param>
public sealed record Taxonomy(string Name);
