namespace Feeds.Syndication;

/// <summary>Which paths below the output folder have an owner; blind to case, as some disks are.</summary>
internal sealed class TakenPaths
{
    private readonly Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> folders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whose file stands in the way of a file at that path: at it, above it or below it; null when none does.</summary>
    public string? InTheWayOf(string path) =>
        files.GetValueOrDefault(path) ?? folders.GetValueOrDefault(path) ?? FoldersOf(path).Select(folder => files.GetValueOrDefault(folder)).FirstOrDefault(owner => owner is not null);

    public void Take(string path, string owner)
    {
        files.Add(path, owner);
        foreach (var folder in FoldersOf(path))
        {
            folders.TryAdd(folder, owner);
        }
    }

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }
}
