using Feeds.Sources;

namespace Feeds.Content;

/// <summary>A folder that articles are read from.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Language">The key of the language of everything in it, or null.</param>
/// <param name="Place">Where its files lie in the site's content, with a slash at its end, or empty: a Hugo mount.</param>
public sealed record ContentRoot(string Folder, string? Language = null, string Place = "")
{
    /// <summary>The path of a file in the site's content, with <c>/</c>.</summary>
    public string PathOf(string file) => Place + RelativePath.Of(Folder, file);
}
