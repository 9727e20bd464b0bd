using System.Threading.Channels;
using Feeds.Configuration;
using Feeds.Sources;

namespace Feeds.Cli.Web;

/// <summary>Notices what is saved in a site: articles, configuration and templates, not what Feeds writes itself.</summary>
internal sealed class SiteWatch : IDisposable
{
    // Editors write a file in several steps, and people save several files at once.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Channel<string> saved = Channel.CreateUnbounded<string>();
    private readonly Dictionary<string, FileSystemWatcher> watchers = new(StringComparer.Ordinal);
    private readonly string folder;
    private List<string> never = [];

    /// <exception cref="FeedsException">The system does not let the site be watched.</exception>
    public SiteWatch(Publication publication)
    {
        folder = publication.Folder;
        Follow(publication);
    }

    /// <summary>Looks where this configuration says from now on.</summary>
    /// <exception cref="FeedsException">The system does not let the site be watched.</exception>
    public void Follow(Publication publication)
    {
        never = [publication.Feeds.Output, publication.StateFolder, .. publication.Content.NeverRead];
        try
        {
            foreach (var root in publication.Content.Roots.Select(root => root.Folder).Prepend(folder).Where(root => Directory.Exists(root) && !watchers.Keys.Any(above => IsBelow(root, above))))
            {
                Watch(root);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FeedsException($"'{folder}' cannot be watched: {exception.Message}", exception);
        }
    }

    /// <summary>Whether a change of that file changes more than the next build: the configuration, or the look of pages.</summary>
    public bool IsConfiguration(string path) =>
        path.Length == 0 || Path.GetExtension(path) is ".yml" or ".yaml" or ".toml" or ".json" || IsBelow(path, Path.Combine(folder, "templates", "pages"));

    /// <summary>Waits for the next changes, and gives the full paths of what was saved in one go; an empty path stands for anything.</summary>
    public async Task<IReadOnlySet<string>> NextAsync(CancellationToken stop)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal) { await saved.Reader.ReadAsync(stop) };
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        all.CancelAfter(Longest);
        try
        {
            while (true)
            {
                using var quiet = CancellationTokenSource.CreateLinkedTokenSource(all.Token);
                quiet.CancelAfter(Quiet);
                paths.Add(await saved.Reader.ReadAsync(quiet.Token));
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return paths;
        }
    }

    public void Dispose()
    {
        foreach (var watcher in watchers.Values)
        {
            watcher.Dispose();
        }
    }

    private void Watch(string root)
    {
        var watcher = new FileSystemWatcher(root) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite };
        watchers.Add(root, watcher);
        watcher.Changed += (_, change) => Note(root, change.FullPath);
        watcher.Created += (_, change) => Note(root, change.FullPath);
        watcher.Deleted += (_, change) => Note(root, change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Note(root, change.OldFullPath);
            Note(root, change.FullPath);
        };

        // More changes than the system remembers: any file may be among them.
        watcher.Error += (_, _) => saved.Writer.TryWrite("");
        watcher.EnableRaisingEvents = true;
    }

    private void Note(string root, string path)
    {
        var parts = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar);
        if (!never.Exists(each => IsBelow(path, each)) && !parts.Any(part => part.StartsWith('.') || part.EndsWith('~') || part == "node_modules"))
        {
            saved.Writer.TryWrite(path);
        }
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar);
}
