using System.Collections.Immutable;
using System.IO.Enumeration;
using Feeds.Content.Dialects;
using Feeds.Sources;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Feeds.Content;

/// <summary>Finds the files that may be articles, never following a link out of the site.</summary>
internal sealed class ContentFiles(ContentOptions options, List<Problem> problems)
{
    private static readonly string[] Extensions = [".md", ".markdown", ".mdx", ".html"];
    private static readonly string[] NotArticles = ["readme", "license", "changelog", "contributing", "code_of_conduct", "security"];

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly ImmutableArray<ContentRoot> roots = options.Roots;
    private readonly Matcher? excluded = options.Exclude.IsEmpty ? null : Excluding(options.Exclude);
    private readonly string site = RealPath.Of(options.SiteFolder);
    private readonly List<string> neverRead = [.. options.NeverRead.Select(RealPath.Of)];

    /// <summary>Whether a file of that name may be an article.</summary>
    public static bool IsArticle(string name) => Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The full paths below a root; what lies in a root of its own is left to that. Links to files are among them whether they may be followed or not.</summary>
    public IReadOnlyList<string> Below(ContentRoot root)
    {
        var files = new List<string>();
        List(root.Folder, RealPath.Of(root.Folder), root, [], files);
        return files;
    }

    /// <summary>The link at the path of a file, or null when the file is none.</summary>
    /// <param name="stamp">That of what lies there, where the system tells it.</param>
    public static FileInfo? LinkAt(string path, FileStamp? stamp) => stamp switch
    {
        { Kind: FileKind.Link } => new(path),
        null when new FileInfo(path) is { LinkTarget: not null } link => link,
        _ => null,
    };

    /// <summary>Whether a link may be followed; if not, that is a problem.</summary>
    public bool IsFollowed(FileSystemInfo link)
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

    private void List(string folder, string here, ContentRoot root, HashSet<string> above, List<string> files)
    {
        if (NamesIn(folder) is not { } names)
        {
            return;
        }

        if (!above.Add(here))
        {
            problems.Add(Problem.Warning(Relative(folder), null, "link", "The symbolic link leads back to a folder above it; it is passed over."));
            return;
        }

        foreach (var (name, isFolder) in names)
        {
            var path = Path.Combine(folder, name);
            if (!isFolder)
            {
                if (IsArticle(name) && !name.StartsWith('.') && !IsExcluded(path, root))
                {
                    files.Add(path);
                }
                else if (LinkAt(path, FileStamp.Of(path)) is { } link)
                {
                    // Only for what there may be to say of it.
                    IsFollowed(link);
                }

                continue;
            }

            var below = new DirectoryInfo(path);
            var isLink = below.LinkTarget is not null;
            if ((!isLink || IsFollowed(below)) && !IsNeverRead(name) && !options.NeverRead.Contains(path) && !roots.Any(other => other.Folder == path))
            {
                List(path, isLink ? RealPath.Of(path) : Path.Combine(here, name), root, above, files);
            }
        }

        above.Remove(here);
    }

    // In the order of their names; null when the folder cannot be read.
    private List<(string Name, bool IsFolder)>? NamesIn(string folder)
    {
        try
        {
            // Asks the system for names and kinds alone.
            var names = new FileSystemEnumerable<(string Name, bool IsFolder)>(folder, (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory), Everything).ToList();
            names.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            return names;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem.Error(Relative(folder), null, "unreadable", $"The folder cannot be read: {exception.Message}"));
            return null;
        }
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

    private bool IsExcluded(string file, ContentRoot root)
    {
        if (excluded is null && options.Dialect is HugoDialect)
        {
            return false;
        }

        var path = root.PathOf(file);

        // What repositories hold about themselves is no page; only Hugo makes one of it.
        return options.Dialect is not HugoDialect && !path.Contains('/', StringComparison.Ordinal) && NotArticles.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            || excluded?.Match("/", path).HasMatches == true;
    }

    private static bool IsIn(string folder, string path) => (path + Path.DirectorySeparatorChar).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsNeverRead(string name) => name.StartsWith('.') || name == "node_modules";

    private string Relative(string path) => RelativePath.Of(options.SiteFolder, path);
}
