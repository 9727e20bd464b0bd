namespace Feeds.Sources;

/// <summary>Paths below a folder as addresses and reports have them: with <c>/</c> on every system.</summary>
public static class RelativePath
{
    /// <summary>The path of a file from a folder; both are full paths.</summary>
    public static string Of(string folder, string file)
    {
        // What was found below a folder begins with it, which need not be worked out again for each file.
        var isBelow = file.Length > folder.Length && file[folder.Length] == Path.DirectorySeparatorChar && file.StartsWith(folder, StringComparison.Ordinal);
        var path = isBelow ? file[(folder.Length + 1)..] : Path.GetRelativePath(folder, file);
        return Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>The full path of what lies so from a folder, which is a full path: what <see cref="Of"/> was made of.</summary>
    public static string In(string folder, string path) =>
        path.StartsWith("../", StringComparison.Ordinal) || Path.DirectorySeparatorChar != '/' ? Path.GetFullPath(path, folder) : Path.Join(folder, path);
}
