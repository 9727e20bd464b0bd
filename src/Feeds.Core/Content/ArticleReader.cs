using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Markup;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>An article with what is wrong in it.</summary>
/// <param name="HasZonelessDate">Whether a date of its names no zone, so that the site's was taken.</param>
public sealed record ReadArticle(Article Article, ImmutableArray<Problem> Problems, bool HasZonelessDate = false)
{
    /// <summary>What the article says of its release; null when its state is no question of time.</summary>
    internal Release? Release { get; init; }
}

/// <summary>Decides from the text and place of one file what article it is; reads no file, asks no clock.</summary>
public sealed class ArticleReader(Site site, ContentOptions options, DateTimeOffset now, SectionPages sections)
{
    private static readonly Recurring<string> SectionNames = new(folder => XmlText.Line(folder.TrimStart('_')));

    private readonly ArticleAddress address = new(site, options);
    private readonly Visibility visibility = new(options, now);

    /// <summary>Reads the article in <paramref name="text"/>.</summary>
    /// <param name="file">Its path relative to the site, for reports.</param>
    /// <param name="place">Its place below the content folder.</param>
    /// <param name="isDraftFolder">Whether it lies where drafts do.</param>
    public ReadArticle Read(string text, string file, FilePlace place, bool isDraftFolder) => Read(new ArticleText(text, null), file, place, isDraftFolder);

    /// <summary>Reads the article in <paramref name="text"/>, whose body is needed only where the front matter has no title.</summary>
    /// <param name="file">Its path relative to the site, for reports.</param>
    /// <param name="place">Its place below the content folder.</param>
    /// <param name="isDraftFolder">Whether it lies where drafts do.</param>
    public ReadArticle Read(ArticleText text, string file, FilePlace place, bool isDraftFolder) => Stated(ReadTimeless(text, file, place, isDraftFolder));

    /// <summary>An article with the state that it has now.</summary>
    internal ReadArticle Stated(ReadArticle read)
    {
        if (read.Release is not { } release)
        {
            return read;
        }

        var article = read.Article;
        var (state, reason) = visibility.Of(release, article.Published);
        return state == article.State && reason == article.Reason ? read : new(
            article with { State = state, Reason = reason },
            state == ArticleState.Undated ? read.Problems.Add(Problem.Warning(article.File, null, "undated", "The page has no date, so it is in no feed.")) : read.Problems,
            read.HasZonelessDate);
    }

    /// <summary>Reads all that is in the article but its state, which changes with time.</summary>
    /// <param name="version">The number of this reading, for an article that can be read.</param>
    internal ReadArticle ReadTimeless(ArticleText text, string file, FilePlace place, bool isDraftFolder, long version = 0)
    {
        var front = FrontMatter.Read(text.Head, file);
        if (front.Values is not { } values)
        {
            return new(Broken(file, place, "its front matter cannot be read"), front.Problems);
        }

        var problems = front.Problems.ToBuilder();
        var fields = new Fields(values, InheritedAt(place));
        var title = TitleOf(fields, text, front, place);
        var dates = ArticleDates.Read(fields, place, site.Zone, options, file, problems);
        if (problems.Count > 0 && problems.Any(problem => problem.Severity == Severity.Error))
        {
            return new(Broken(file, place, "a date cannot be read") with { Title = title }, problems.ToImmutable());
        }

        var article = Describe(fields, dates, file, place, title, version, problems);
        if (Visibility.Unreadable(fields) is { } word)
        {
            problems.Add(Problem.Warning(file, word.Position, "draft", $"draft: '{Visibility.WordsOf(word)}' is neither true nor false; the article is kept back as a draft."));
        }

        return new(article, problems.ToImmutable(), dates.AreZoneless) { Release = Visibility.Of(fields, dates, isDraftFolder) };
    }

    /// <summary>What is left of a file that cannot be read.</summary>
    public static Article Broken(string file, FilePlace place, string reason) =>
        new() { File = file, Title = WordsOf(place), State = ArticleState.Broken, Reason = reason };

    /// <summary>A page that the generator puts in no feed; articles may link to it, so its address is known where it has one.</summary>
    public Article Page(string text, string file, FilePlace place, string reason)
    {
        var page = new Article { File = file, Title = WordsOf(place), State = ArticleState.Hidden, Reason = reason };
        if (FrontMatter.Read(text, file) is not { Exists: true, Values: { } values })
        {
            return page;
        }

        var parts = new AddressParts(place, Slug: null, page.Title, Date: null, [], LanguageFolder: "", []);
        return page with { Url = address.Url(new Fields(values, []), parts, site.Url, file, ImmutableArray.CreateBuilder<Problem>(), isPage: true) };
    }

    private ImmutableArray<Node.Mapping> InheritedAt(FilePlace place) =>
        sections.HandDown || !options.Inherited.IsEmpty
            ? [.. sections.HandedDown(place), .. options.Inherited.Where(inherited => inherited.AppliesTo(place)).Select(inherited => inherited.Values)]
            : [];

    private Article Describe(Fields fields, ArticleDates dates, string file, FilePlace place, string title, long version, ImmutableArray<Problem>.Builder problems)
    {
        var split = TermNames.By(options.SplitTerms);
        var language = ArticleLanguage.Read(fields, place, site, options.Dialect, file, problems);
        var categories = CategoriesOf(fields, split, place);
        var parts = new AddressParts(
            place, address.Slug(fields, file, problems), title, dates.Published?.ToOffset(OffsetOf(dates.Published.Value)), categories, language.Folder,
            sections.Above(place.IsIndex && !place.Folders.IsEmpty ? place.Folders[..^1] : place.Folders, place.Language));
        var url = address.Url(fields, parts, site.HostOf(language.Tag), file, problems);
        return new()
        {
            File = file,
            Version = version,
            State = ArticleState.Published,
            Reason = Visibility.Released,
            Title = title,
            Url = url,
            Id = address.Id(fields, url, parts),
            Published = dates.Published,
            Updated = dates.Updated,
            Language = language.Tag,
            Tags = TagsOf(fields, split),
            Categories = categories,
            OtherTerms = options.Taxonomies.IsEmpty ? [] : [.. options.Taxonomies.SelectMany(taxonomy => Term.Distinct(fields.Names(split, taxonomy.Name)).Select(name => (taxonomy.Name, name)))],
            Authors = AuthorNames.Read(fields.First("authors", "author", "by")?.Value),
            Section = SectionOf(place),
            TranslationKey = TranslationKeyOf(fields, place),
            Summary = fields.Text("summary", "description", "excerpt") is { } summary && PlainText.Title(summary) is { Length: > 0 } plain ? plain : null,
            ExcerptSeparator = fields.Text("excerpt_separator"),
            Image = LeadImage.Read(fields),
        };
    }

    private static string TitleOf(Fields fields, ArticleText text, FrontMatter front, FilePlace place)
    {
        var title = fields.Text("title") is { } given ? PlainText.Title(given) : "";
        return title.Length > 0 ? title : Markdown.FirstHeading(text.Whole.AsSpan(front.BodyStart)) is { Length: > 0 } heading ? heading : WordsOf(place);
    }

    private static string WordsOf(FilePlace place)
    {
        var name = place.IsIndex && place.Folders.Length > 0 ? place.Folders[^1] : place.Slug;
        var words = XmlText.Line(name.Replace('-', ' ').Replace('_', ' '));
        return words.Length == 0 ? XmlText.Line(name) is { Length: > 0 } bare ? bare : "Untitled" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    // Hugo takes files of one name in several languages for translations; `ref` is what Jekyll sites agreed on.
    private string? TranslationKeyOf(Fields fields, FilePlace place)
    {
        if (fields.Text("translationKey", "translation_key", "ref", "lang_ref", "lang-ref") is { } key)
        {
            return "key " + key;
        }

        return site.IsMultilingual || place.Language is not null ? "path " + string.Join('/', FoldersOf(place).Append(place.Stem)).ToLowerInvariant() : null;
    }

    private string? SectionOf(FilePlace place)
    {
        if (options.Dialect is JekyllDialect jekyll)
        {
            return jekyll.CollectionOf(place);
        }

        var folders = FoldersOf(place);

        // A bundle directly below the content folder is an article of its own, not a section.
        var depth = place.IsIndex ? 1 : 0;
        return folders.Length <= depth ? null : SectionNames.Of(folders[0]) is { Length: > 0 } section ? section : null;
    }

    private ImmutableArray<string> FoldersOf(FilePlace place) => ArticleLanguage.IsFolder(place, site, options.Dialect) ? place.Folders[1..] : place.Folders;

    // Addresses are made of the day at the site, wherever the author was.
    private TimeSpan OffsetOf(DateTimeOffset instant) => options.Dialect is JekyllDialect ? site.Zone.GetUtcOffset(instant) : instant.Offset;

    // Only the plural key's string is cut: Jekyll reads `category: foo bar` as one.
    private static ImmutableArray<string> Names(Fields fields, Func<string, IEnumerable<string>> split, params ReadOnlySpan<string> keys)
    {
        ImmutableArray<string> all = [];
        foreach (var key in keys)
        {
            all = all.AddRange(fields.Names(key.EndsWith('s') ? split : TermNames.One, key));
        }

        return all;
    }

    private ImmutableArray<string> CategoriesOf(Fields fields, Func<string, IEnumerable<string>> split, FilePlace place)
    {
        var named = Names(fields, split, "categories", "category");
        var folders = options.Dialect.FolderCategories(place);
        return Term.Distinct(folders.IsEmpty ? named : [.. folders.Select(XmlText.Line).Where(name => name.Length > 0), .. named]);
    }

    private ImmutableArray<string> TagsOf(Fields fields, Func<string, IEnumerable<string>> split)
    {
        foreach (var key in options.Dialect.TagKeys)
        {
            if (Names(fields, split, key) is { IsEmpty: false } tags)
            {
                return Term.Distinct(tags);
            }
        }

        return [];
    }
}
