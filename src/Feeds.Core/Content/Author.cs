namespace Feeds.Content;

/// <summary>A person or group that wrote something.</summary>
/// <param name="Name">The name as shown to readers; never empty.</param>
/// <param name="Email">A mail address the author wants published, or null.</param>
/// <param name="Url">The absolute address of a page about the author, or null.</param>
public sealed record Author(string Name, string? Email = null, string? Url = null);
