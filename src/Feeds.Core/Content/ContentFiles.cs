using System.Collections.Immutable;
using System.IO.Enumeration;
using Feeds.Content.Dialects;
using Feeds.Sources;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Feeds.Content;

/// <summary>A file that may be an article.</summary>
/// <param name="File">Relative to the site.</param>
/// <param name="Stamp">That of what a link leads to; null where the system does not tell.</param>
internal sealed record FoundFile(string File, ContentRoot Root, FileStamp? Stamp)
{
    /// <summary>What its place makes of it; null when nobody asked, for it is known already.</summary>
    public FileRole? Role { get; set; }

    /// <summary>Whether the system refused; it may not the next time, without the file being touched.</summary>
    public bool IsUnreadable { get; set; }
}

/// <summary>Finds the files that may be articles, never following a link out of the site; folders are looked through side by side.</summary>
internal sealed class ContentFiles(ContentOptions options)
{
    private static readonly string[] Extensions = [".md", ".markdown", ".mdx", ".html"];
    private static readonly string[] NotArticles = ["readme", "license", "changelog", "contributing", "code_of_conduct", "security"];

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly ImmutableArray<ContentRoot> roots = options.Roots;
    private readonly Matcher? excluded = options.Exclude.IsEmpty ? null : Excluding(options.Exclude);
    private readonly string site = RealPath.Of(options.SiteFolder);
    private readonly List<string> neverRead = [.. options.NeverRead.Select(RealPath.Of)];

    /// <summary>Whether a file of that name may be an article.</summary>
    public static bool IsArticle(string name)
    {
        var extension = Path.GetExtension(name.AsSpan());
        foreach (var known in Extensions)
        {
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds what is found below a root, folder by folder in the order of their names; what lies in a root of its own is left to that.</summary>
    public void Find(ContentRoot root, List<FoundFile> files, List<Problem> problems) => Folder(root.Folder, RealPath.Of(root.Folder), root, []).AddTo(files, problems);

    private Finding Folder(string folder, string here, ContentRoot root, ImmutableHashSet<string> above)
    {
        if (NamesIn(folder, out var refusal) is not { } names)
        {
            return new(Problem.Error(Relative(folder), null, "unreadable", $"The folder cannot be read: {refusal}"));
        }

        if (above.Contains(here))
        {
            return new(Problem.Warning(Relative(folder), null, "link", "The symbolic link leads back to a folder above it; it is passed over."));
        }

        var below = above.Add(here);
        var findings = new Finding[names.Count];
        var prefix = folder == options.SiteFolder ? "" : Relative(folder) + '/';

        using var open = OpenFolder.TryOpen(folder);
        Parallel.For(0, names.Count, i =>
        {
            var (name, isFolder) = names[i];
            findings[i] = isFolder
                ? Below(Path.Join(folder, name), name, here, root, below)
                : File(folder, name, prefix, open is null ? FileStamp.Of(Path.Join(folder, name)) : open.StampOf(name), root);
        });
        return new(findings);
    }

    private Finding Below(string path, string name, string above, ContentRoot root, ImmutableHashSet<string> all)
    {
        Problem? problem = null;
        var folder = new DirectoryInfo(path);
        var isLink = folder.LinkTarget is not null;
        return (isLink && !IsFollowed(folder, out problem)) || IsNeverRead(name) || options.NeverRead.Contains(path) || roots.Any(other => other.Folder == path)
            ? new(problem)
            : Folder(path, isLink ? RealPath.Of(path) : Path.Join(above, name), root, all);
    }

    private Finding File(string folder, string name, string prefix, FileStamp? stamp, ContentRoot root)
    {
        var isArticle = IsArticle(name) && !name.StartsWith('.') && !IsExcluded(folder, name, root);
        if (LinkAt(folder, name, stamp) is { } link)
        {
            // Of a link to anything else there may be something to say.
            if (!IsFollowed(link, out var problem) || !isArticle)
            {
                return new(problem);
            }

            stamp = FileStamp.Of(link.FullName, followsLink: true);
        }
        else if (!isArticle)
        {
            return default;
        }

        return new(new FoundFile(prefix + name, root, stamp));
    }

    private static FileInfo? LinkAt(string folder, string name, FileStamp? stamp) => stamp switch
    {
        { Kind: FileKind.Link } => new(Path.Join(folder, name)),
        null when new FileInfo(Path.Join(folder, name)) is { LinkTarget: not null } link => link,
        _ => null,
    };

    // Whether a link may be followed; if not, that is a problem.
    private bool IsFollowed(FileSystemInfo link, out Problem? problem)
    {
        var real = RealPath.Target(link) is { Exists: true } target ? RealPath.Of(target.FullName) : null;
        var why = real is null ? "leads nowhere"
            : !IsIn(site, real) ? "leads out of the site"
            : real[site.Length..].Split(Path.DirectorySeparatorChar).Any(IsNeverRead) || neverRead.Any(folder => IsIn(folder, real)) ? "leads to what is never read"
            : null;
        problem = why is null ? null : Problem.Warning(Relative(link.FullName), null, "link", $"The symbolic link {why}; it is passed over.");
        return why is null;
    }

    // In the order of their names; null when the folder cannot be read.
    private static List<(string Name, bool IsFolder)>? NamesIn(string folder, out string? refusal)
    {
        refusal = null;
        try
        {
            // Asks the system for names and kinds alone.
            var names = new FileSystemEnumerable<(string Name, bool IsFolder)>(folder, (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory), Everything).ToList();
            names.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            return names;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            refusal = exception.Message;
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

    private bool IsExcluded(string folder, string name, ContentRoot root)
    {
        if (excluded is null && options.Dialect is HugoDialect)
        {
            return false;
        }

        var path = root.PathOf(Path.Join(folder, name));

        // What repositories hold about themselves is no page; only Hugo makes one of it.
        return options.Dialect is not HugoDialect && !path.Contains('/', StringComparison.Ordinal) && NotArticles.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            || excluded?.Match("/", path).HasMatches == true;
    }

    private static bool IsIn(string folder, string path) => (path + Path.DirectorySeparatorChar).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsNeverRead(string name) => name.StartsWith('.') || name == "node_modules";

    private string Relative(string path) => RelativePath.Of(options.SiteFolder, path);

    // What came of looking at one name: a file, a problem, what is in a folder, or nothing.
    private readonly struct Finding
    {
        private readonly object? what;

        public Finding(FoundFile file) => what = file;

        public Finding(Problem? problem) => what = problem;

        public Finding(Finding[] below) => what = below;

        public void AddTo(List<FoundFile> files, List<Problem> problems)
        {
            switch (what)
            {
                case FoundFile file:
                    files.Add(file);
                    break;
                case Problem problem:
                    problems.Add(problem);
                    break;
                case Finding[] below:
                    foreach (var finding in below)
                    {
                        finding.AddTo(files, problems);
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
