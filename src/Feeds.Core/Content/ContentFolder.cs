using System.Buffers;
using System.Collections.Immutable;
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

    // Nearly every front matter is shorter.
    private const int Beginning = 4 * 1024;

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
        using var open = OpenFolder.TryOpen(options.SiteFolder);
        var timeless = new ReadArticle[rest.Length];
        var done = 0;
        Parallel.For(0, rest.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            timeless[i] = ReadTimeless(reader, rest[i], open);
            progress?.Invoke(Interlocked.Increment(ref done), rest.Length);
        });

        known?.Note(rest, timeless);
        var read = Array.ConvertAll(timeless, reader.Stated);
        foreach (var article in read)
        {
            problems.AddRange(article.Problems);
        }

        if (site.ZoneIsDefault && read.Count(article => article.HasZonelessDate) is > 0 and var zoneless)
        {
            problems.Add(Problem.Warning("", null, "timezone", $"{(zoneless == 1 ? "1 article has" : $"{zoneless} articles have")} dates without a zone, read as UTC. Set site.timezone in feeds.yml, such as Asia/Shanghai."));
        }

        var unique = OneOfEachId(Array.ConvertAll(read, article => article.Article), problems);
        return new(unique, sections, [.. problems]);
    }

    /// <summary>The text of a file as it is now, or null with the reason.</summary>
    public static string? ReadText(string path, out string? why) => ReadParts(path, out why) is var (head, rest) ? head + rest : null;

    /// <summary>The same in two parts as <see cref="SourceText.DecodeParts"/> has it; the body of what a feed shows is read this way.</summary>
    public static (string Head, string Tail)? ReadParts(string path, out string? why)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(ReadAtOnce);
        try
        {
            return Read(path, null, ref bytes, out why) is { } length ? SourceText.DecodeParts(bytes.AsSpan(0, length), out why) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    // The text as far as it is needed: where the front matter ends soon, nobody reads a body that no feed shows.
    private ArticleText? ReadText(FoundFile found, OpenFolder? open, ref byte[] bytes, out string? why)
    {
        why = null;
        if (found.Stamp is { Size: > 0 and <= MaxBytes }
            && open?.ReadBeginning(found.File, bytes.AsSpan(0, Beginning)) is > 0 and var begun
            && SourceText.DecodeHead(bytes.AsSpan(0, begun)) is { } head)
        {
            return new(head, () => ReadText(options.PathOf(found.File), out _) ?? head);
        }

        return Read(options.PathOf(found.File), found.Stamp, ref bytes, out why) is { } length && SourceText.Decode(bytes.AsSpan(0, length), out why) is { } text ? new(text, null) : null;
    }

    // The bytes of a file, in a larger rented array if need be: how many there are, or null with the reason. The stamp is asked for where it is not known.
    private static int? Read(string path, FileStamp? stamp, ref byte[] bytes, out string? why)
    {
        why = null;
        try
        {
            var size = (stamp ?? FileStamp.Of(path, followsLink: true))?.Size ?? new FileInfo(path).Length;
            if (size > MaxBytes)
            {
                why = $"The file has {size / (1024 * 1024)} MB; more than {MaxBytes / (1024 * 1024)} MB is not read.";
                return null;
            }

            // A pipe or device has no length, and reading it might never end.
            return size == 0 ? 0 : ReadRegular(path, ref bytes);
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

    private FoundFile[] Found(List<Problem> problems)
    {
        var finder = new ContentFiles(options);
        var files = new List<FoundFile>();
        foreach (var root in options.Roots)
        {
            finder.Find(root, files, problems);
        }

        Parallel.ForEach(files, found =>
        {
            // A file whose reading is known is an article, a draft or a page.
            if (known?.Knows(found.File, found.Stamp) != true)
            {
                found.Role = options.Dialect.RoleOf(PlaceOf(found));
            }
        });

        for (var i = 1; i < files.Count; i++)
        {
            if (string.CompareOrdinal(files[i - 1].File, files[i].File) > 0)
            {
                files.Sort((a, b) => string.CompareOrdinal(a.File, b.File));
                break;
            }
        }

        return [.. files];
    }

    private FilePlace PlaceOf(FoundFile found)
    {
        var place = FilePlace.Of(found.Root.PathOf(options.PathOf(found.File)), IsLanguage);
        return place.Language is null && found.Root.Language is { } language ? place with { Language = language } : place;
    }

    private SectionPages ReadSections(IEnumerable<FoundFile> files, List<Problem> problems)
    {
        var sections = new SectionPages();
        var hash = new ContentHash();
        foreach (var file in files)
        {
            var text = ReadText(options.PathOf(file.File), out var why);
            hash.Add(file.File);
            hash.Add(text ?? why);
            if (text is null)
            {
                problems.Add(Problem.Error(file.File, null, "unreadable", why!));
                continue;
            }

            var front = FrontMatter.Read(text, file.File);
            problems.AddRange(front.Problems);
            if (front.Values is { } values)
            {
                sections.Add(PlaceOf(file), values);
            }
        }

        known?.BelowSections(hash.ToString());
        return sections;
    }

    private ReadArticle ReadTimeless(ArticleReader reader, FoundFile found, OpenFolder? open)
    {
        if (found.Role is null && known is { IsEmpty: false })
        {
            return known.Recall(found.File);
        }

        // What was known of it may have been forgotten since.
        var place = PlaceOf(found);
        var version = known?.NextVersion() ?? 0;
        var read = ReadOne(reader, found, open, place, found.Role ?? options.Dialect.RoleOf(place), version);
        return read.Article.Version == version ? read : read with { Article = read.Article with { Version = version } };
    }

    private ReadArticle ReadOne(ArticleReader reader, FoundFile found, OpenFolder? open, FilePlace place, FileRole role, long version)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(ReadAtOnce);
        try
        {
            var text = ReadText(found, open, ref bytes, out var why);
            found.IsUnreadable = text is null;
            if (role == FileRole.Page)
            {
                return new(reader.Page(text?.Head ?? "", found.File, place, $"a page, not a dated file in _posts, which is what {options.Dialect.Name} puts in its feed"), []);
            }

            if (text is null)
            {
                return new(ArticleReader.Broken(found.File, place, why!), [Problem.Error(found.File, null, "unreadable", why!)]);
            }

            return reader.ReadTimeless(text.Value, found.File, place, isDraftFolder: role == FileRole.Draft, version);
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
    private static ImmutableArray<Article> OneOfEachId(Article[] articles, List<Problem> problems)
    {
        var unique = ImmutableArray.CreateBuilder<Article>(articles.Length);
        var seen = new Dictionary<string, Article>(articles.Length);
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

        return unique.DrainToImmutable();
    }
}
