namespace Feeds.Sources;

/// <summary>Paths with every symbolic link on the way resolved, to tell inside from outside.</summary>
public static class RealPath
{
    /// <summary>The full real path without a slash at its end; parts that are not there yet stay as written.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (Target(new DirectoryInfo(real)) is { } target)
            {
                // The target's own folders may be links too.
                real = target.FullName == real ? real : Of(target.FullName);
            }
        }

        return real.TrimEnd(Path.DirectorySeparatorChar);
    }

    /// <summary>What a link finally leads to; null when it is none, or leads to itself.</summary>
    public static FileSystemInfo? Target(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
