using Feeds.Content.Dialects;
using Feeds.Sources;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Feeds.Content;

/// <summary>Finds the files that may be articles, never following a link out of the site.</summary>
internal sealed class ContentFiles(ContentOptions options, List<Problem> problems)
{
    private static readonly string[] Extensions = [".md", ".markdown", ".mdx", ".html"];
    private static readonly string[] NotArticles = ["readme", "license", "changelog", "contributing", "code_of_conduct", "security"];

    private readonly Matcher? excluded = options.Exclude.IsEmpty ? null : Excluding(options.Exclude);
    private readonly string site = RealPath.Of(options.SiteFolder);
    private readonly List<string> neverRead = [.. options.NeverRead.Select(RealPath.Of)];

    /// <summary>Whether a file of that name may be an article.</summary>
    public static bool IsArticle(string name) => Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The full paths below a root, in the order of their names; what lies in a root of its own is left to that.</summary>
    public IReadOnlyList<string> Below(ContentRoot root)
    {
        var files = new List<string>();
        List(new DirectoryInfo(root.Folder), root, [], files);
        files.Sort(string.CompareOrdinal);
        return files;
    }

    private void List(DirectoryInfo folder, ContentRoot root, HashSet<string> above, List<string> files)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem.Error(Relative(folder.FullName), null, "unreadable", $"The folder cannot be read: {exception.Message}"));
            return;
        }

        var here = RealPath.Of(folder.FullName);
        if (!above.Add(here))
        {
            problems.Add(Problem.Warning(Relative(folder.FullName), null, "link", "The symbolic link leads back to a folder above it; it is passed over."));
            return;
        }

        foreach (var entry in entries)
        {
            if (entry.LinkTarget is not null && !IsFollowed(entry))
            {
                continue;
            }

            if (entry is DirectoryInfo below)
            {
                if (!IsNeverRead(entry.Name) && !options.NeverRead.Contains(entry.FullName) && !options.Roots.Any(other => other.Folder == entry.FullName))
                {
                    List(below, root, above, files);
                }
            }
            else if (IsArticle(entry.Name) && !entry.Name.StartsWith('.') && !IsExcluded(entry, root))
            {
                files.Add(entry.FullName);
            }
        }

        above.Remove(here);
    }

    private static Matcher Excluding(IEnumerable<string> globs)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        foreach (var glob in globs)
        {
            // A folder's name means all that is in it, as Jekyll's `exclude: [vendor]` does.
            matcher.AddInclude(glob).AddInclude(glob.TrimEnd('/') + "/**");
        }

        return matcher;
    }

    private bool IsExcluded(FileSystemInfo file, ContentRoot root)
    {
        var path = root.PathOf(file.FullName);

        // What repositories hold about themselves is no page; only Hugo makes one of it.
        return options.Dialect is not HugoDialect && !path.Contains('/', StringComparison.Ordinal) && NotArticles.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            || excluded?.Match("/", path).HasMatches == true;
    }

    private bool IsFollowed(FileSystemInfo link)
    {
        var real = RealPath.Target(link) is { Exists: true } target ? RealPath.Of(target.FullName) : null;
        var why = real is null ? "leads nowhere"
            : !IsIn(site, real) ? "leads out of the site"
            : real[site.Length..].Split(Path.DirectorySeparatorChar).Any(IsNeverRead) || neverRead.Any(folder => IsIn(folder, real)) ? "leads to what is never read"
            : null;
        if (why is not null)
        {
            problems.Add(Problem.Warning(Relative(link.FullName), null, "link", $"The symbolic link {why}; it is passed over."));
        }

        return why is null;
    }

    private static bool IsIn(string folder, string path) => (path + Path.DirectorySeparatorChar).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsNeverRead(string name) => name.StartsWith('.') || name == "node_modules";

    private string Relative(string path) => Path.GetRelativePath(options.SiteFolder, path).Replace(Path.DirectorySeparatorChar, '/');
}
