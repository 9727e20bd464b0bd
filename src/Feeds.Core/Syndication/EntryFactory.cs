using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Markup;
using Feeds.Markup.Tags;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>An entry, or null when the body cannot be shown, with what is wrong.</summary>
public sealed record MadeEntry(Entry? Entry, ImmutableArray<Problem> Problems)
{
    /// <summary>The pages that its tags asked for, with the answers.</summary>
    internal ImmutableArray<(PageReference Page, string? Address)> References { get; init; } = [];
}

/// <summary>Makes the entry of an article from its body; pure but for <see cref="Read"/>.</summary>
/// <param name="pages">Where the pages lie that bodies link to by name; null: none is known.</param>
/// <param name="translations">Which articles say the same in other languages; null: none is known.</param>
public sealed partial class EntryFactory(Site site, ContentOptions options, PageLinks? pages = null, Translations? translations = null)
{
    // A short link becomes a long address: what fits into a file need not fit into a feed.
    private const int MaxHtmlLength = 16 * 1024 * 1024;

    private readonly TagFlavor flavor = options.Dialect switch
    {
        HugoDialect => TagFlavor.Shortcodes,
        JekyllDialect => TagFlavor.Liquid,
        _ => TagFlavor.Any,
    };

    /// <summary>Reads the article's file as it is now and makes its entry.</summary>
    public MadeEntry Read(Article article)
    {
        if (ContentFolder.ReadParts(options.PathOf(article.File), out var why) is not var (head, rest))
        {
            return Broken(article, null, "unreadable", why!);
        }

        var (start, line) = FrontMatter.BodyOf(head, article.File);
        var front = new Lazy<Node.Mapping?>(() => FrontMatter.Read(head, article.File).Values);
        return Make(article, head[start..] + rest, line, key => front.Value?.TextAt(key.Split('.')));
    }

    /// <summary>Makes the entry from a body that begins in line <paramref name="bodyLine"/> of the article's file.</summary>
    public MadeEntry Make(Article article, string body, int bodyLine) => Make(article, body, bodyLine, _ => null);

    private MadeEntry Make(Article article, string body, int bodyLine, Func<string, string?> valueOf)
    {
        var references = new List<(PageReference, string?)>();
        return Make(article, body, bodyLine, valueOf, references) with { References = [.. references.Distinct()] };
    }

    private MadeEntry Make(Article article, string body, int bodyLine, Func<string, string?> valueOf, List<(PageReference, string?)> references)
    {
        try
        {
            var tagged = TemplateTags.Resolve(XmlText.Clean(Scripted(article, body)), flavor, ContextOf(article, valueOf, references));
            return options.UnknownShortcodes == UnknownShortcodes.Error && tagged.Unknown.FirstOrDefault(tag => tag.Missing is null) is { } first
                ? Broken(article, new(bodyLine + first.Line, 1), "shortcode", $"'{first.Name}' needs the site's own generator; the article is left out.")
                : Make(article, tagged, bodyLine);
        }
        catch (ArgumentException)
        {
            return Broken(article, null, "nesting", "The text is nested too deep to be shown; the article is left out.");
        }
        catch (RegexMatchTimeoutException)
        {
            return Broken(article, null, "nesting", "The text is too tangled to be taken apart; the article is left out.");
        }
    }

    /// <summary>Whether a look would come to the same, the article's own file being untouched.</summary>
    internal bool Holds(Article article, ArticleLook look) =>
        look.Translations.SequenceEqual(TranslationsOf(article)) && look.References.All(reference => pages?.AddressOf(article, reference.Page) == reference.Address);

    /// <summary>The same article in other languages.</summary>
    internal ImmutableArray<Translation> TranslationsOf(Article article) => translations?.Of(article) ?? [];

    private TagContext ContextOf(Article article, Func<string, string?> valueOf, List<(PageReference, string?)> references) => new()
    {
        SiteUrl = site.HostOf(article.Language),
        SiteTitle = site.Title,
        PageUrl = article.Url,
        PageTitle = article.Title,
        IsHtml = IsHtml(article),
        KeepsUnknown = options.UnknownShortcodes == UnknownShortcodes.Keep,
        SiteValue = key => options.SiteValues.GetValueOrDefault(key),
        PageValue = valueOf,
        AddressOf = reference =>
        {
            var address = pages?.AddressOf(article, reference);
            references.Add((reference, address));
            return address;
        },
    };

    private MadeEntry Make(Article article, TaggedBody body, int bodyLine)
    {
        var links = new LinkBase(article.Url);
        var (excerpt, text) = Excerpt.Cut(body.Text, article.ExcerptSeparator ?? options.ExcerptSeparator);
        if (HtmlOf(article, text, links) is not { } html)
        {
            return Broken(article, null, "nesting", $"The HTML is nested more than {HtmlCleaner.MaxDepth} deep, or makes more than {HtmlCleaner.MaxElements} elements; the article is left out.");
        }

        if (html.Length > MaxHtmlLength)
        {
            return Broken(article, null, "size", $"The text comes to more than {MaxHtmlLength / (1024 * 1024)} million characters of HTML; the article is left out.");
        }

        var problems = body.Unknown
            .GroupBy(tag => (tag.Name, tag.Missing))
            .Select(group => Unresolved(article, group.Key.Name, group.Key.Missing, bodyLine + group.First().Line, group.Count()));
        return new(new Entry
        {
            Id = article.Id,
            Url = article.Url,
            Title = article.Title,
            Published = article.Published!.Value,
            Updated = article.Updated!.Value,
            Language = article.Language ?? site.Language,
            Authors = article.Authors,
            Terms = Term.Distinct([.. article.Categories, .. article.Tags]),
            Summary = article.Summary ?? SummaryOf(article, excerpt, text, html, links),
            Html = html,
            Translations = TranslationsOf(article),
            Image = article.Image is { } image ? links.WebResource(image) : null,
        }, [.. problems]);
    }

    private Problem Unresolved(Article article, string name, string? missing, int line, int count)
    {
        var times = count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({count} times).") : ".";
        var position = new Position(line, 1);
        return missing is null
            ? Problem.Warning(article.File, position, "shortcode", $"'{name}' needs the site's own generator; it is {(options.UnknownShortcodes == UnknownShortcodes.Keep ? "shown as it was written" : "left out")}{times}")
            : Problem.Warning(article.File, position, "reference", $"'{name}' refers to '{missing}', which is no page of this site, or more than one; the link is left out{times}");
    }

    private static bool IsHtml(Article article) => article.File.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    private static string? HtmlOf(Article article, string body, LinkBase links)
    {
        if (IsHtml(article))
        {
            return HtmlCleaner.Clean(body, links) is { } cleaned ? XmlText.Clean(cleaned) : null;
        }

        var html = Markdown.ToHtml(body, links, out var hasRawHtml);

        // Character references such as &#x0B; become characters only here.
        return (hasRawHtml ? HtmlCleaner.Clean(html, links) : html) is { } clean ? XmlText.Clean(clean) : null;
    }

    private static string SummaryOf(Article article, string? excerpt, string text, string html, LinkBase links)
    {
        if (excerpt is not null && HtmlOf(article, excerpt + ReferenceDefinitions.In(text), links) is { } before && PlainText.FromHtml(before) is { Length: > 0 } summary)
        {
            return summary;
        }

        return PlainText.FromHtml(html) is { Length: > 0 } whole ? Beginning.Of(whole) : article.Title;
    }

    // What an .mdx file brings in for its components is not for readers.
    private static string Scripted(Article article, string body) =>
        article.File.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase) ? ImportOrExport.Replace(body, "") : body;

    private static MadeEntry Broken(Article article, Position? position, string rule, string message) =>
        new(null, [Problem.Error(article.File, position, rule, message)]);

    [GeneratedRegex(@"^(import\s.+from\s+['""].+['""]|import\s+['""].+['""]|export\s+(const|default|function|let)\s.*);?[ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ImportOrExport { get; }
}
