using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Sources;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Feeds.Content;

/// <summary>All articles of a folder, in the order of their paths, with everything that was wrong.</summary>
public sealed record ContentReading(ImmutableArray<Article> Articles, ImmutableArray<Problem> Problems);

/// <summary>The folder that holds the articles: lists it, reads it, never writes it.</summary>
public sealed class ContentFolder(Site site, ContentOptions options)
{
    /// <summary>A larger file is refused: the longest article we have seen has 0.9 MB.</summary>
    public const long MaxBytes = 8 * 1024 * 1024;

    private static readonly string[] Extensions = [".md", ".markdown", ".mdx", ".html"];
    private static readonly string[] NotArticles = ["readme", "license", "changelog", "contributing", "code_of_conduct", "security"];

    /// <summary>Reads every article as things stand at <paramref name="now"/>.</summary>
    /// <param name="progress">Told how many files are read, and of how many.</param>
    public ContentReading Read(DateTimeOffset now, Action<int, int>? progress, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        var files = new List<string>();
        List(new DirectoryInfo(options.Folder), [], files, problems);
        files.Sort(string.CompareOrdinal);

        var reader = new ArticleReader(site, options, now);
        var read = new ReadArticle?[files.Count];
        var done = 0;
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            read[i] = ReadOne(reader, files[i]);
            progress?.Invoke(Interlocked.Increment(ref done), files.Count);
        });

        var articles = read.OfType<ReadArticle>().ToList();
        problems.AddRange(articles.SelectMany(article => article.Problems));
        if (site.ZoneIsDefault && articles.Count(article => article.HasZonelessDate) is > 0 and var zoneless)
        {
            problems.Add(Problem.Warning("", null, "timezone", $"{zoneless} articles have dates without a zone; they are read as UTC. Set site.timezone in feeds.yml, such as Asia/Shanghai."));
        }

        var unique = OneOfEachId(articles.Select(article => article.Article), problems);
        return new(unique, [.. problems]);
    }

    /// <summary>The text of an article as it is now, or null with the reason; the body of what a feed shows is read this way.</summary>
    public static string? ReadText(string path, out string? why)
    {
        why = null;
        try
        {
            var info = new FileInfo(path);
            if (info.Length > MaxBytes)
            {
                why = $"The file has {info.Length / (1024 * 1024)} MB; more than {MaxBytes / (1024 * 1024)} MB is not read.";
                return null;
            }

            // A pipe or device has no length, and reading it might never end.
            return info.Length == 0 ? "" : SourceText.Decode(File.ReadAllBytes(path), out why);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            why = $"The file cannot be read: {exception.Message}";
            return null;
        }
    }

    private void List(DirectoryInfo folder, HashSet<string> above, List<string> files, List<Problem> problems)
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
            if (entry.LinkTarget is not null && !StaysInside(entry, problems))
            {
                continue;
            }

            if (entry is DirectoryInfo below)
            {
                if (!entry.Name.StartsWith('.') && entry.Name != "node_modules" && !options.NeverRead.Contains(entry.FullName))
                {
                    List(below, above, files, problems);
                }
            }
            else if (Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase) && !entry.Name.StartsWith('.') && !IsExcluded(entry))
            {
                files.Add(entry.FullName);
            }
        }

        above.Remove(here);
    }

    private readonly Matcher? excluded = options.Exclude.IsEmpty ? null : Excluding(options.Exclude);

    private static Matcher Excluding(IEnumerable<string> globs)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        foreach (var glob in globs)
        {
            matcher.AddInclude(glob.EndsWith('/') ? glob + "**" : glob);
        }

        return matcher;
    }

    private bool IsExcluded(FileSystemInfo file)
    {
        var path = BelowContent(file.FullName);
        return !path.Contains('/', StringComparison.Ordinal) && NotArticles.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            || excluded?.Match(path).HasMatches == true;
    }

    private bool StaysInside(FileSystemInfo link, List<Problem> problems)
    {
        var target = RealPath.Target(link);
        var root = RealPath.Of(options.SiteFolder);
        if (target is not null && target.Exists && (RealPath.Of(target.FullName) + "/").StartsWith(root + "/", StringComparison.Ordinal))
        {
            return true;
        }

        problems.Add(Problem.Warning(Relative(link.FullName), null, "link", target is null || !target.Exists
            ? "The symbolic link leads nowhere; it is passed over."
            : "The symbolic link leads out of the site; it is passed over."));
        return false;
    }

    private ReadArticle? ReadOne(ArticleReader reader, string path)
    {
        var file = Relative(path);
        var place = FilePlace.Of(BelowContent(path), IsLanguage);
        var role = options.Dialect.RoleOf(place);
        if (role == FileRole.Ignored)
        {
            return null;
        }

        if (role == FileRole.Page)
        {
            return new(ArticleReader.Page(file, place, $"a page, not a dated file in _posts, which is what {options.Dialect.Name} puts in its feed"), []);
        }

        if (ReadText(path, out var why) is not { } text)
        {
            return new(ArticleReader.Broken(file, place, why!), [Problem.Error(file, null, "unreadable", why!)]);
        }

        var read = reader.Read(text, file, place, isDraftFolder: role == FileRole.Draft);
        return read with { Article = read.Article with { Path = path } };
    }

    private bool IsLanguage(string suffix) => site.IsMultilingual || options.Dialect is HugoDialect
        ? site.Languages.Any(language => string.Equals(language.Key, suffix, StringComparison.OrdinalIgnoreCase) || string.Equals(language.Tag, suffix, StringComparison.OrdinalIgnoreCase))
        : options.Dialect is PlainDialect && LanguageTag.IsFileNameSuffix(suffix);

    // Readers tell articles apart by id alone: of two with one id the second would never be seen, or replace the first.
    private static ImmutableArray<Article> OneOfEachId(IEnumerable<Article> articles, List<Problem> problems)
    {
        var unique = ImmutableArray.CreateBuilder<Article>();
        var seen = new Dictionary<string, Article>();
        foreach (var article in articles)
        {
            if (article.State != ArticleState.Published || seen.TryAdd(article.Id, article))
            {
                unique.Add(article);
                continue;
            }

            var first = seen[article.Id];
            problems.Add(Problem.Error(article.File, null, "duplicate-id", $"The article has the same id as {first.File} ({article.Id}); it is left out."));
            unique.Add(article with { State = ArticleState.Broken, Reason = $"same id as {first.File}" });
        }

        return unique.ToImmutable();
    }

    private string BelowContent(string path) => Path.GetRelativePath(options.Folder, path).Replace('\\', '/');

    private string Relative(string path) => Path.GetRelativePath(options.SiteFolder, path).Replace('\\', '/');
}
