namespace Feeds.Content;

/// <summary>A folder that articles are read from.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Language">The key of the language of everything in it, or null.</param>
public sealed record ContentRoot(string Folder, string? Language = null)
{
    /// <summary>The path of a file below it, with <c>/</c>.</summary>
    public string PathOf(string file) => Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
