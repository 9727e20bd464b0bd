namespace Feeds.Syndication;

/// <summary>Where one format of a feed lies.</summary>
/// <param name="Format">The name of the format: <c>rss</c>, <c>atom</c> or <c>json</c>.</param>
/// <param name="Path">Relative to the output folder, with <c>/</c>.</param>
/// <param name="Url">The public address: absolute, ASCII.</param>
public sealed record FeedFile(string Format, string Path, string Url);
