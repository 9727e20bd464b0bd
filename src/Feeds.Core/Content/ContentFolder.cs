using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>All articles of a folder, in the order of their paths, with everything that was wrong.</summary>
/// <param name="Sections">What the pages of sections and terms say.</param>
public sealed record ContentReading(ImmutableArray<Article> Articles, SectionPages Sections, ImmutableArray<Problem> Problems);

/// <summary>The folder that holds the articles: lists it, reads it, never writes it.</summary>
/// <param name="known">What earlier builds read, brought up to date by reading; null: nobody keeps it.</param>
public sealed class ContentFolder(Site site, ContentOptions options, KnownArticles? known = null)
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
        var rest = files.Where(file => file.Role is not (FileRole.Section or FileRole.Ignored)).ToArray();

        var reader = new ArticleReader(site, options, now, sections);
        var timeless = new (string File, FileStamp? Stamp, ReadArticle Read)[rest.Length];
        var read = new ReadArticle[rest.Length];
        var done = 0;
        Parallel.For(0, rest.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var article = ReadTimeless(reader, rest[i]);
            timeless[i] = (rest[i].File, rest[i].IsUnreadable ? null : rest[i].Stamp, article);
            read[i] = reader.Stated(article);
            progress?.Invoke(Interlocked.Increment(ref done), rest.Length);
        });

        known?.Note(timeless);
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

    // A file with what its place makes of it, which nobody asks while the file is known.
    private sealed record FoundFile(string Path, string File, ContentRoot Root, FileStamp? Stamp)
    {
        public FilePlace? Place { get; set; }

        public FileRole? Role { get; set; }

        /// <summary>Whether the system refused; it may not the next time, without the file being touched.</summary>
        public bool IsUnreadable { get; set; }
    }

    private FoundFile[] Found(List<Problem> problems)
    {
        var files = new ContentFiles(options, problems);
        var paths = options.Roots.SelectMany(root => files.Below(root).Select(path => (Root: root, Path: path))).ToArray();
        var found = new FoundFile?[paths.Length];
        Parallel.For(0, paths.Length, i =>
        {
            var (root, path) = paths[i];
            var stamp = FileStamp.Of(path);
            found[i] = new(path, Relative(path), root, stamp);
            Place(found[i]!);
        });

        // The order of what may be wrong with links is that of the files.
        for (var i = 0; i < found.Length; i++)
        {
            var path = found[i]!.Path;
            if (ContentFiles.LinkAt(path, found[i]!.Stamp) is { } link)
            {
                found[i] = files.IsFollowed(link) ? found[i]! with { Stamp = FileStamp.Of(path, followsLink: true) } : null;
            }
        }

        var all = found.OfType<FoundFile>().ToArray();
        for (var i = 1; i < all.Length; i++)
        {
            if (string.CompareOrdinal(all[i - 1].File, all[i].File) > 0)
            {
                Array.Sort(all, (a, b) => string.CompareOrdinal(a.File, b.File));
                break;
            }
        }

        return all;
    }

    private string Relative(string path) =>
        path.StartsWith(options.SiteFolder, StringComparison.Ordinal) && path.Length > options.SiteFolder.Length && path[options.SiteFolder.Length] == Path.DirectorySeparatorChar
            ? path[(options.SiteFolder.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/')
            : Path.GetRelativePath(options.SiteFolder, path).Replace(Path.DirectorySeparatorChar, '/');

    // A file whose reading is known is an article, a draft or a page.
    private void Place(FoundFile file)
    {
        if (known?.Knows(file.File, file.Stamp) != true)
        {
            var place = FilePlace.Of(file.Root.PathOf(file.Path), IsLanguage);
            file.Place = place with { Language = place.Language ?? file.Root.Language };
            file.Role = options.Dialect.RoleOf(file.Place);
        }
    }

    private SectionPages ReadSections(IEnumerable<FoundFile> files, List<Problem> problems)
    {
        var sections = new SectionPages();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var text = ReadText(file.Path, out var why);
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.File}\0{text ?? why}\0"));
            if (text is null)
            {
                problems.Add(Problem.Error(file.File, null, "unreadable", why!));
                continue;
            }

            var front = FrontMatter.Read(text, file.File);
            problems.AddRange(front.Problems);
            if (front.Values is { } values)
            {
                sections.Add(file.Place!, values);
            }
        }

        known?.BelowSections(Convert.ToHexStringLower(hash.GetHashAndReset()));
        return sections;
    }

    private ReadArticle ReadTimeless(ArticleReader reader, FoundFile found)
    {
        if (found.Place is null && known is { IsEmpty: false })
        {
            return known.Recall(found.File, found.Path);
        }

        if (found.Place is null)
        {
            // What was known of it has been forgotten since.
            Place(found);
        }

        var read = ReadOne(reader, found, found.Place!, options.Dialect.Name);
        return read with { Article = read.Article with { Path = found.Path, Version = known?.NextVersion() ?? 0 } };
    }

    private static ReadArticle ReadOne(ArticleReader reader, FoundFile found, FilePlace place, string dialect)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(ReadAtOnce);
        try
        {
            var text = ReadText(found.Path, ref bytes, out var why);
            found.IsUnreadable = text is null;
            if (found.Role == FileRole.Page)
            {
                return new(reader.Page(text?.Head ?? "", found.File, place, $"a page, not a dated file in _posts, which is what {dialect} puts in its feed"), []);
            }

            if (text is null)
            {
                return new(ArticleReader.Broken(found.File, place, why!), [Problem.Error(found.File, null, "unreadable", why!)]);
            }

            return reader.ReadTimeless(text.Value, found.File, place, isDraftFolder: found.Role == FileRole.Draft);
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
