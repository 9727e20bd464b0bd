using System.Buffers;
using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>All articles of a folder, in the order of their paths, with everything that was wrong.</summary>
/// <param name="Sections">What the pages of sections and terms say.</param>
public sealed record ContentReading(ImmutableArray<Article> Articles, SectionPages Sections, ImmutableArray<Problem> Problems);

/// <summary>The folder that holds the articles: lists it, reads it, never writes it.</summary>
public sealed class ContentFolder(Site site, ContentOptions options)
{
    /// <summary>A larger file is refused: the longest article we have seen has 0.9 MB.</summary>
    public const long MaxBytes = 8 * 1024 * 1024;

    // Nearly every article is shorter.
    private const int ReadAtOnce = 32 * 1024;

    /// <summary>Whether a file of that name may be an article.</summary>
    public static bool IsArticle(string name) => ContentFiles.IsArticle(name);

    /// <summary>Reads every article as things stand at <paramref name="now"/>.</summary>
    /// <param name="progress">Told how many files are read, and of how many.</param>
    public ContentReading Read(DateTimeOffset now, Action<int, int>? progress, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        var files = Found(problems);
        var sections = ReadSections(files.Where(file => file.Role == FileRole.Section), problems);
        var rest = files.Where(file => file.Role is not (FileRole.Section or FileRole.Ignored)).ToList();

        var reader = new ArticleReader(site, options, now, sections);
        var read = new ReadArticle[rest.Count];
        var done = 0;
        Parallel.For(0, rest.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            read[i] = ReadOne(reader, rest[i], options.Dialect.Name);
            progress?.Invoke(Interlocked.Increment(ref done), rest.Count);
        });

        problems.AddRange(read.SelectMany(article => article.Problems));
        if (site.ZoneIsDefault && read.Count(article => article.HasZonelessDate) is > 0 and var zoneless)
        {
            problems.Add(Problem.Warning("", null, "timezone", $"{(zoneless == 1 ? "1 article has" : $"{zoneless} articles have")} dates without a zone, read as UTC. Set site.timezone in feeds.yml, such as Asia/Shanghai."));
        }

        var unique = OneOfEachId(read.Select(article => article.Article), problems);
        return new(unique, sections, [.. problems]);
    }

    /// <summary>The text of an article as it is now, or null with the reason; the body of what a feed shows is read this way.</summary>
    public static string? ReadText(string path, out string? why)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(ReadAtOnce);
        try
        {
            return Read(path, ref bytes, out why) is { } length ? SourceText.Decode(bytes.AsSpan(0, length), out why) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    // The text as long as the bytes are there.
    private static ArticleText? ReadText(string path, ref byte[] bytes, out string? why)
    {
        if (Read(path, ref bytes, out why) is not { } length)
        {
            return null;
        }

        var file = bytes;
        var head = SourceText.DecodeHead(file.AsSpan(0, length), out var isWhole, out why);
        return head is null ? null : new(head, isWhole ? null : () => SourceText.Decode(file.AsSpan(0, length), out _)!);
    }

    // The bytes of a file, in a larger rented array if need be: how many there are, or null with the reason.
    private static int? Read(string path, ref byte[] bytes, out string? why)
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
            return info.Length == 0 ? 0 : ReadRegular(path, ref bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            why = $"The file cannot be read: {exception.Message}";
            return null;
        }
    }

    private static int ReadRegular(string path, ref byte[] bytes)
    {
        using var file = File.OpenHandle(path);
        var length = 0;
        while (RandomAccess.Read(file, bytes.AsSpan(length), length) is > 0 and var more)
        {
            length += more;
            if (length == bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(2 * length);
                bytes.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(bytes);
                bytes = larger;
            }
        }

        return length;
    }

    // A file with what its place makes of it.
    private sealed record FoundFile(string Path, string File, FilePlace Place, FileRole Role);

    private List<FoundFile> Found(List<Problem> problems)
    {
        var files = new ContentFiles(options, problems);
        return [.. options.Roots.SelectMany(root => files.Below(root).Select(path =>
        {
            var place = FilePlace.Of(root.PathOf(path), IsLanguage);
            place = place with { Language = place.Language ?? root.Language };
            return new FoundFile(path, Path.GetRelativePath(options.SiteFolder, path).Replace(Path.DirectorySeparatorChar, '/'), place, options.Dialect.RoleOf(place));
        })).OrderBy(file => file.File, StringComparer.Ordinal)];
    }

    private static SectionPages ReadSections(IEnumerable<FoundFile> files, List<Problem> problems)
    {
        var sections = new SectionPages();
        foreach (var (path, file, place, _) in files)
        {
            if (ReadText(path, out var why) is not { } text)
            {
                problems.Add(Problem.Error(file, null, "unreadable", why!));
                continue;
            }

            var front = FrontMatter.Read(text, file);
            problems.AddRange(front.Problems);
            if (front.Values is { } values)
            {
                sections.Add(place, values);
            }
        }

        return sections;
    }

    private static ReadArticle ReadOne(ArticleReader reader, FoundFile found, string dialect)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(ReadAtOnce);
        try
        {
            var text = ReadText(found.Path, ref bytes, out var why);
            if (found.Role == FileRole.Page)
            {
                var page = reader.Page(text?.Head ?? "", found.File, found.Place, $"a page, not a dated file in _posts, which is what {dialect} puts in its feed");
                return new(page with { Path = found.Path }, []);
            }

            if (text is null)
            {
                return new(ArticleReader.Broken(found.File, found.Place, why!), [Problem.Error(found.File, null, "unreadable", why!)]);
            }

            var read = reader.Read(text.Value, found.File, found.Place, isDraftFolder: found.Role == FileRole.Draft);
            return read with { Article = read.Article with { Path = found.Path } };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
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
}
