using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Markup;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>An entry, or null when the body cannot be shown, with what is wrong.</summary>
public sealed record MadeEntry(Entry? Entry, ImmutableArray<Problem> Problems);

/// <summary>Makes the entry of an article from its body; pure but for <see cref="Read"/>.</summary>
public sealed partial class EntryFactory(Site site, ContentOptions options)
{
    private readonly TagFlavor flavor = options.Dialect switch
    {
        HugoDialect => TagFlavor.Shortcodes,
        JekyllDialect => TagFlavor.Liquid,
        _ => TagFlavor.Any,
    };

    /// <summary>Reads the article's file as it is now and makes its entry.</summary>
    public MadeEntry Read(Article article)
    {
        if (ContentFolder.ReadText(article.Path, out var why) is not { } text)
        {
            return Broken(article, null, "unreadable", why!);
        }

        var (start, line) = FrontMatter.BodyOf(text, article.File);
        return Make(article, text[start..], line);
    }

    /// <summary>Makes the entry from a body that begins in line <paramref name="bodyLine"/> of the article's file.</summary>
    public MadeEntry Make(Article article, string body, int bodyLine)
    {
        try
        {
            var tagged = TemplateTags.Remove(XmlText.Clean(Scripted(article, body)), flavor);
            if (options.UnknownShortcodes == UnknownShortcodes.Keep)
            {
                tagged = new(XmlText.Clean(body), []);
            }
            else if (options.UnknownShortcodes == UnknownShortcodes.Error && tagged.Unknown is [var first, ..])
            {
                return Broken(article, new(bodyLine + first.Line, 1), "shortcode", $"'{first.Name}' needs the site's own generator; the article is left out.");
            }

            return Make(article, tagged, bodyLine);
        }
        catch (ArgumentException)
        {
            return Broken(article, null, "nesting", "The text is nested too deep to be shown; the article is left out.");
        }
        catch (RegexMatchTimeoutException)
        {
            return Broken(article, null, "nesting", "The text holds an unending run of template tags; the article is left out.");
        }
    }

    private MadeEntry Make(Article article, TaggedBody body, int bodyLine)
    {
        var links = new LinkBase(article.Url);
        if (HtmlOf(article, body.Text, links) is not { } html)
        {
            return Broken(article, null, "nesting", $"The HTML is nested more than {HtmlCleaner.MaxDepth} deep; the article is left out.");
        }

        var problems = body.Unknown
            .GroupBy(tag => tag.Name, StringComparer.Ordinal)
            .Select(group => Problem.Warning(article.File, new(bodyLine + group.First().Line, 1), "shortcode",
                $"'{group.Key}' needs the site's own generator; it is left out" + (group.Skip(1).Any() ? string.Create(CultureInfo.InvariantCulture, $" ({group.Count()} times).") : ".")));
        return new(new Entry
        {
            Id = article.Id,
            Url = article.Url,
            Title = article.Title,
            Published = article.Published!.Value,
            Updated = article.Updated!.Value,
            Language = article.Language ?? site.Language,
            Authors = article.Authors,
            Terms = [.. article.Categories.Concat(article.Tags).DistinctBy(Term.Slug)],
            Summary = article.Summary ?? SummaryOf(article, body.Text, html, links),
            Html = html,
            Image = article.Image is { } image ? links.Resource(image) : null,
        }, [.. problems]);
    }

    private static string? HtmlOf(Article article, string body, LinkBase links)
    {
        if (article.File.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            return HtmlCleaner.Clean(body, links) is { } cleaned ? XmlText.Clean(cleaned) : null;
        }

        var html = Markdown.ToHtml(body, links, out var hasRawHtml);

        // Character references such as &#x0B; become characters only here.
        return (hasRawHtml ? HtmlCleaner.Clean(html, links) : html.Trim()) is { } clean ? XmlText.Clean(clean) : null;
    }

    private static string SummaryOf(Article article, string body, string html, LinkBase links)
    {
        if (More.Match(body) is { Success: true } more && HtmlOf(article, body[..more.Index] + ReferenceDefinitions.In(body[more.Index..]), links) is { } before && PlainText.FromHtml(before) is { Length: > 0 } text)
        {
            return text;
        }

        return PlainText.FromHtml(html) is { Length: > 0 } whole ? Beginning.Of(whole) : article.Title;
    }

    // What an .mdx file brings in for its components is not for readers.
    private static string Scripted(Article article, string body) =>
        article.File.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase) ? ImportOrExport.Replace(body, "") : body;

    private static MadeEntry Broken(Article article, Position? position, string rule, string message) =>
        new(null, [Problem.Error(article.File, position, rule, message)]);

    [GeneratedRegex(@"<!--\s*more\b[^>]*-->", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More { get; }

    [GeneratedRegex(@"^(import\s.+from\s+['""].+['""]|import\s+['""].+['""]|export\s+(const|default|function|let)\s.*);?[ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ImportOrExport { get; }
}
