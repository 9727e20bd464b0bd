using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Markup;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>An article with what is wrong in it.</summary>
/// <param name="HasZonelessDate">Whether a date of its names no zone, so that the site's was taken.</param>
public sealed record ReadArticle(Article Article, ImmutableArray<Problem> Problems, bool HasZonelessDate = false);

/// <summary>Decides from the text and place of one file what article it is; reads no file, asks no clock.</summary>
public sealed class ArticleReader(Site site, ContentOptions options, DateTimeOffset now)
{
    private static readonly string[] ImageKeys = ["image", "cover", "images", "thumbnail", "featured_image", "featuredImage", "feature_image", "banner", "hero", "og_image"];

    private readonly TimeZoneInfo zone = options.ZonelessDatesAreUtc ? TimeZoneInfo.Utc : site.Zone;

    /// <summary>Reads the article in <paramref name="text"/>.</summary>
    /// <param name="file">Its path relative to the site, for reports.</param>
    /// <param name="place">Its place below the content folder.</param>
    /// <param name="isDraftFolder">Whether it lies where drafts do.</param>
    public ReadArticle Read(string text, string file, FilePlace place, bool isDraftFolder)
    {
        var front = FrontMatter.Read(text, file);
        if (front.Values is not { } values)
        {
            return new(Broken(file, place, "its front matter cannot be read"), front.Problems);
        }

        var problems = front.Problems.ToBuilder();
        var fields = new Fields(values);
        var dates = ArticleDates.Read(fields, place, zone, options.Dialect.DatesFromFileNames, file, problems);
        if (problems.Any(problem => problem.Severity == Severity.Error))
        {
            return new(Broken(file, place, "a date cannot be read") with { Title = TitleOf(fields, text, front, place) }, problems.ToImmutable());
        }

        var article = Describe(fields, dates, file, place, TitleOf(fields, text, front, place), problems);
        var (state, reason) = StateOf(fields, dates, isDraftFolder);
        if (state == ArticleState.Undated)
        {
            problems.Add(Problem.Warning(file, null, "undated", "The page has no date, so it is in no feed."));
        }

        return new(article with { State = state, Reason = reason }, problems.ToImmutable(), dates.AreZoneless);
    }

    /// <summary>What is left of a file that cannot be read.</summary>
    public static Article Broken(string file, FilePlace place, string reason) =>
        new() { File = file, Title = WordsOf(place), State = ArticleState.Broken, Reason = reason };

    /// <summary>A page that the generator puts in no feed; it is listed, not read.</summary>
    public static Article Page(string file, FilePlace place, string reason) =>
        new() { File = file, Title = WordsOf(place), State = ArticleState.Hidden, Reason = reason };

    private Article Describe(Fields fields, ArticleDates dates, string file, FilePlace place, string title, ImmutableArray<Problem>.Builder problems)
    {
        var split = TermNames.By(options.SplitTerms);
        var language = LanguageOf(fields, place, file, problems, out var languageKey);
        var categories = Distinct(options.Dialect.FolderCategories(place).Concat(Names(fields, split, "categories", "category")));
        var parts = new AddressParts(place, SlugOf(fields, file, problems), title, dates.Published?.ToOffset(OffsetOf(dates.Published.Value)), categories, languageKey);
        var url = AddressOf(fields, parts, file, problems);
        return new()
        {
            File = file,
            State = ArticleState.Published,
            Reason = "",
            Title = title,
            Url = url,
            Id = IdOf(fields, url, place.Path),
            Published = dates.Published,
            Updated = dates.Updated,
            Language = language,
            Tags = Distinct(Names(fields, split, options.Dialect.TagKeys)),
            Categories = categories,
            Authors = AuthorNames.Read(fields.First("authors", "author", "by")?.Value),
            Section = SectionOf(place),
            Summary = fields.Text("summary", "description", "excerpt") is { } summary && PlainText.Title(summary) is { Length: > 0 } plain ? plain : null,
            Image = ImageOf(fields),
        };
    }

    private (ArticleState State, string Reason) StateOf(Fields fields, ArticleDates dates, bool isDraftFolder)
    {
        if (HiddenBy(fields) is { } hidden)
        {
            return (ArticleState.Hidden, hidden);
        }

        if (!options.Drafts && DraftBy(fields, isDraftFolder) is { } draft)
        {
            return (ArticleState.Draft, draft);
        }

        return dates switch
        {
            { Published: null } => (ArticleState.Undated, "no date in the front matter" + (options.Dialect.DatesFromFileNames ? " or the file name" : "")),
            { Expires: { } expiry } when expiry <= now => (ArticleState.Expired, $"expired {expiry:yyyy-MM-dd HH:mm zzz}"),
            { Published: { } published } when published > now && !options.Future => (ArticleState.Future, $"due {published:yyyy-MM-dd HH:mm zzz}"),
            _ => (ArticleState.Published, "dated and released"),
        };
    }

    private static string? DraftBy(Fields fields, bool isDraftFolder) =>
        fields.Affirmed("draft") is not null ? "draft: true"
        : fields.Denied("published") is not null ? "published: false"
        : fields.Text("status")?.ToLowerInvariant() is "draft" ? "status: draft"
        : isDraftFolder ? "it lies in _drafts"
        : null;

    private static string? HiddenBy(Fields fields)
    {
        if (fields.Denied("feed", "rss", "in_feed") is { } denied)
        {
            return $"{denied}: false";
        }

        if (fields.Affirmed("disable_feed", "disableFeed", "feed_exclude", "feedExclude", "exclude_from_feed", "hiddenInRss", "hidden_in_rss", "hidden", "hide", "headless", "private", "unlisted") is { } key)
        {
            return $"{key}: true";
        }

        if (fields.TextAt("rss", "exclude") is "true" or "yes" || fields.TextAt("feed", "exclude") is "true" or "yes")
        {
            return "excluded from the feed";
        }

        if (fields.Text("status")?.ToLowerInvariant() is "hidden" or "skip" or "private")
        {
            return $"status: {fields.Text("status")}";
        }

        foreach (var build in (string[])["build", "_build"])
        {
            foreach (var what in (string[])["list", "render"])
            {
                if (fields.TextAt(build, what) is "never" or "false")
                {
                    return $"{build}.{what}: never";
                }
            }
        }

        return null;
    }

    private static string TitleOf(Fields fields, string text, FrontMatter front, FilePlace place)
    {
        var title = fields.Text("title") is { } given ? PlainText.Title(given) : "";
        return title.Length > 0 ? title : Markdown.FirstHeading(text.AsSpan(front.BodyStart)) is { Length: > 0 } heading ? heading : WordsOf(place);
    }

    private static string WordsOf(FilePlace place)
    {
        var name = place.IsIndex && place.Folders.Length > 0 ? place.Folders[^1] : place.Slug;
        var words = XmlText.Line(name.Replace('-', ' ').Replace('_', ' '));
        return words.Length == 0 ? XmlText.Line(name) is { Length: > 0 } bare ? bare : "Untitled" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private string? LanguageOf(Fields fields, FilePlace place, string file, ImmutableArray<Problem>.Builder problems, out string? languageKey)
    {
        var byPlace = place.Language ?? (IsLanguageFolder(place) ? place.Folders[0] : null);
        var configured = site.Languages.FirstOrDefault(language => Same(language.Key, byPlace) || Same(language.Tag, byPlace));
        var tag = configured?.Tag ?? (byPlace is null ? null : LanguageTag.Parse(byPlace, out _));
        var named = fields.First("lang", "language", "langs", "locale");
        if (named?.Value is { } value && (tag is null || options.Dialect is not HugoDialect))
        {
            var text = fields.Names(TermNames.One, named.Key).FirstOrDefault() ?? "";
            var parsed = LanguageTag.Parse(text, out var mended);
            if (parsed is null)
            {
                problems.Add(Problem.Warning(file, value.Position, "language", $"'{text}' is not a language tag such as zh-CN; it is ignored."));
            }
            else if (mended)
            {
                problems.Add(Problem.Warning(file, value.Position, "language", $"'{text}' is not a language tag; it is read as {parsed}."));
            }

            tag = parsed ?? tag;
            configured = site.Languages.FirstOrDefault(language => Same(language.Tag, tag)) ?? configured;
        }

        // Only a name that carries a language needs it in the address, or two translations would share one.
        var isDefault = Same(tag, site.Language) || (configured is not null && configured == site.Languages[0]);
        languageKey = isDefault ? null
            : options.Dialect is HugoDialect ? configured?.Key
            : place.Language is null ? null : configured?.Key ?? place.Language;
        return tag;
    }

    private bool IsLanguageFolder(FilePlace place) =>
        place.Folders is [var first, ..] && (Same(first, site.Language) || site.Languages.Any(language => Same(language.Key, first)));

    private static string? SlugOf(Fields fields, string file, ImmutableArray<Problem>.Builder problems)
    {
        if (fields.First("slug")?.Value is not Node.Scalar scalar)
        {
            return null;
        }

        var slug = XmlText.Line(scalar.Text).Trim('-');
        if (slug.Length == 0 || slug.Contains('/', StringComparison.Ordinal) || slug.Contains('\\', StringComparison.Ordinal) || slug is "." or "..")
        {
            problems.Add(Problem.Warning(file, scalar.Position, "slug", $"The slug '{XmlText.Line(scalar.Text)}' is a path, not one name; the file's name is used instead."));
            return null;
        }

        return slug;
    }

    private string AddressOf(Fields fields, AddressParts parts, string file, ImmutableArray<Problem>.Builder problems)
    {
        var pattern = options.Permalink ?? options.SectionPermalinks.GetValueOrDefault(parts.Place.Folders.FirstOrDefault() ?? "") ?? options.Dialect.DefaultPermalink;
        if (fields.First("url", "permalink")?.Value is Node.Scalar given)
        {
            var text = XmlText.Line(given.Text);
            if (UrlText.Absolute(text) is { } absolute && absolute.StartsWith(site.Url, StringComparison.Ordinal))
            {
                return absolute;
            }

            if (!text.Contains("://", StringComparison.Ordinal))
            {
                var expanded = text.Contains(':', StringComparison.Ordinal) || !text.Contains('/', StringComparison.Ordinal) ? options.Dialect.PathOf(parts with { LanguageKey = null }, text) : text;
                return Absolute(expanded, keepEncoded: true, file, given.Position, problems);
            }

            problems.Add(Problem.Warning(file, given.Position, "permalink", $"'{text}' is not an address of this site; the file's own is used."));
        }

        return Absolute(options.Dialect.PathOf(parts, pattern), keepEncoded: false, file, null, problems);
    }

    private string Absolute(string path, bool keepEncoded, string file, Position? position, ImmutableArray<Problem>.Builder problems)
    {
        var clean = UrlText.RemoveDots(path.TrimStart('/'), out var leftRoot);
        if (leftRoot)
        {
            problems.Add(Problem.Warning(file, position, "permalink", $"The address '{path}' leads above the site; '/{clean}' is used."));
        }

        return UrlText.Canonical(new Uri(site.Url + UrlText.EncodePath(clean, keepEncoded)))!;
    }

    private string IdOf(Fields fields, string url, string path) =>
        fields.Text("id", "guid") is { } given && Uri.IsWellFormedUriString(given, UriKind.Absolute) ? given : options.Ids switch
        {
            IdScheme.Permalink => url,
            IdScheme.Tag => TagUri.Of(site, path),
            _ => options.Dialect.IdOf(site, url, path),
        };

    private static string? ImageOf(Fields fields) => fields.First(ImageKeys)?.Value switch
    {
        Node.Scalar scalar => XmlText.Line(scalar.Text),
        Node.Sequence list => list.Items.Select(ImageIn).FirstOrDefault(image => image is not null),
        { } node => ImageIn(node),
        null => null,
    };

    private static string? ImageIn(Node node) => node switch
    {
        Node.Scalar { IsNull: false } scalar => XmlText.Line(scalar.Text),
        Node.Mapping mapping => mapping.TextAt("path") ?? mapping.TextAt("url") ?? mapping.TextAt("src") ?? mapping.TextAt("image"),
        _ => null,
    };

    private string? SectionOf(FilePlace place)
    {
        var folders = place.Folders.Skip(IsLanguageFolder(place) ? 1 : 0);

        // A bundle directly below the content folder is an article of its own, not a section.
        var depth = place.IsIndex ? 1 : 0;
        return options.Dialect is JekyllDialect || folders.Count() <= depth ? null : XmlText.Line(folders.First().TrimStart('_')) is { Length: > 0 } section ? section : null;
    }

    // Addresses are made of the day at the site, wherever the author was.
    private TimeSpan OffsetOf(DateTimeOffset instant) => options.Dialect is JekyllDialect ? site.Zone.GetUtcOffset(instant) : instant.Offset;

    private static ImmutableArray<string> Names(Fields fields, Func<string, IEnumerable<string>> split, params IReadOnlyList<string> keys)
    {
        // Only the plural key's string is cut: Jekyll reads `category: foo bar` as one.
        foreach (var key in keys)
        {
            var names = fields.Names(key.EndsWith('s') ? split : TermNames.One, key);
            if (names.Length > 0)
            {
                return names;
            }
        }

        return [];
    }

    private static ImmutableArray<string> Distinct(IEnumerable<string> names) => [.. names.DistinctBy(Term.Slug)];

    private static bool Same(string? a, string? b) => a is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
