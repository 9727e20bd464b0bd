using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>A folder with anybody's feeds: lists them, never writes.</summary>
public static class FeedFolder
{
    private const int HeadBytes = 4096;

    private static readonly string[] Always = [".rss", ".atom", ".opml"];
    private static readonly string[] Perhaps = [".xml", ".json"];

    /// <summary>The paths of all feed files below a folder, in a stable order; other files are passed over in silence.</summary>
    /// <param name="unreadable">What could not be looked at.</param>
    public static ImmutableArray<string> Files(string folder, out ImmutableArray<Problem> unreadable)
    {
        var files = new List<string>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        List(new DirectoryInfo(folder), folder, [], files, problems);
        unreadable = problems.ToImmutable();
        return [.. files.Order(StringComparer.Ordinal)];
    }

    // A folder is listed once, by whatever links one gets there.
    private static void List(DirectoryInfo folder, string path, HashSet<string> seen, List<string> files, ImmutableArray<Problem>.Builder problems)
    {
        if (!seen.Add(RealPath.Of(folder.FullName)))
        {
            return;
        }

        try
        {
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                var below = Path.Combine(path, entry.Name);
                if (entry is DirectoryInfo directory)
                {
                    if (!entry.Name.StartsWith('.') && entry.Name != "node_modules")
                    {
                        List(directory, below, seen, files, problems);
                    }
                }
                else if (Always.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) || (Perhaps.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) && HoldsFeed((FileInfo)entry)))
                {
                    files.Add(below);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem.Error(path, null, "unreadable", $"The folder cannot be read: {exception.Message}"));
        }
    }

    private static bool HoldsFeed(FileInfo file)
    {
        // A pipe or device has no length, and reading it might never end.
        if (!file.Exists || file.Length == 0)
        {
            return false;
        }

        Span<byte> head = stackalloc byte[HeadBytes];
        using var stream = file.OpenRead();
        return FeedInspector.LooksLikeFeed(head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)]);
    }
}
