namespace Feeds.Configuration;

/// <summary>A value that holds for the site, and where it came from.</summary>
/// <param name="Key">The key as in <c>feeds.yml</c>, such as <c>site.title</c>.</param>
/// <param name="From">A file with its line, a file, or <c>default</c>.</param>
public sealed record Setting(string Key, string Value, string From);
