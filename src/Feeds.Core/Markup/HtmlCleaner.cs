using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Feeds.Markup;

/// <summary>Cleans an author's own HTML for readers: no script, style, form or frame; no id; every reference absolute.</summary>
public static class HtmlCleaner
{
    /// <summary>Deeper nesting is refused: the parser's tree is walked by recursion, and a bomb would end the process.</summary>
    public const int MaxDepth = 256;

    /// <summary>More elements are refused: tags that are never closed are opened again in every paragraph, which multiplies them.</summary>
    public const int MaxElements = 100_000;

    private static readonly HtmlSanitizerOptions Options = new()
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col",
            "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
            "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small",
            "source", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var",
            "video", "wbr",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "abbr", "align", "alt", "cite", "class", "colspan", "controls", "datetime", "dir", "height", "href", "hreflang", "lang", "media", "open", "poster",
            "reversed", "rowspan", "scope", "sizes", "span", "src", "srcset", "start", "title", "type", "value", "width",
        },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel", "sms", "xmpp", "geo", "magnet", "ftp", "data" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "poster", "cite" },
    };

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "svg", "math", "object", "embed", "applet", "template", "input", "select", "textarea", "button", "canvas", "map", "link", "meta",
        "base", "title", "head", "dialog", "frameset", "noembed", "noframes",
    };

    /// <summary>The cleaned fragment, or null when it is nested too deep, or makes too many elements, to be read safely.</summary>
    public static string? Clean(string html, LinkBase links)
    {
        if (Parse(html) is not { } document)
        {
            return null;
        }

        var body = document.Body!;
        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            Prepare(element, document, links);
        }

        foreach (var link in body.QuerySelectorAll("a").ToList())
        {
            // The parser itself nests links where a table is left open, and gives them another meaning when it reads them again.
            if (!link.HasAttribute("href") || link.ParentElement?.Closest("a") is not null)
            {
                link.Replace([.. link.ChildNodes]);
            }
        }

        var sanitizer = new HtmlSanitizer(Options) { KeepChildNodes = true };
        sanitizer.SanitizeDom(document, body, "");
        return body.InnerHtml.Trim();
    }

    // Only the parser knows how deep it is: end tags may stand in comments, or close nothing.
    private static IHtmlDocument? Parse(string html)
    {
        if (HtmlSize.Exceeds(html, MaxElements))
        {
            return null;
        }

        IElement? last = null;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) =>
            {
                // The one created before has its place in the tree by now.
                if (last is not null && IsTooDeep(last))
                {
                    throw new InvalidDataException();
                }

                last = element;
            },
        });
        try
        {
            // As readers parse it: without the document type a table would stay inside a paragraph.
            return parser.ParseDocument("<!DOCTYPE html>" + html);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsTooDeep(INode node)
    {
        var depth = 0;
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            if (++depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private static void Prepare(IElement element, IHtmlDocument document, LinkBase links)
    {
        var name = element.LocalName;
        if (Dropped.Contains(name))
        {
            element.Remove();
            return;
        }

        if (name is "iframe" or "frame")
        {
            ReplaceByLink(element, document, links);
            return;
        }

        Rewrite(element, "href", links.Link);
        Rewrite(element, "cite", links.Link);
        Rewrite(element, "src", links.Resource);
        Rewrite(element, "poster", links.Resource);
        Rewrite(element, "srcset", links.SourceSet);
        if (name is "video" or "audio")
        {
            element.SetAttribute("controls", "");
        }
        else if (name == "img")
        {
            ShowLazy(element, links);
        }
    }

    // Scripts that load pictures later keep the address beside a placeholder, or nothing at all.
    private static void ShowLazy(IElement image, LinkBase links)
    {
        var source = image.GetAttribute("src");
        if (source is null ? image.HasAttribute("srcset") : !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if ((image.GetAttribute("data-src") ?? image.GetAttribute("data-original")) is { } lazy && links.Resource(lazy) is { } url)
        {
            image.SetAttribute("src", url);
        }
        else if (source is null)
        {
            image.Remove();
        }
    }

    private static void Rewrite(IElement element, string attribute, Func<string, string?> resolve)
    {
        if (element.GetAttribute(attribute) is not { } value)
        {
            return;
        }

        if (resolve(value) is { } url)
        {
            element.SetAttribute(attribute, url);
        }
        else
        {
            element.RemoveAttribute(attribute);
        }
    }

    // A video in a frame becomes a link to it: readers drop frames, and what they showed with them.
    private static void ReplaceByLink(IElement frame, IHtmlDocument document, LinkBase links)
    {
        var source = frame.GetAttribute("src") ?? frame.GetAttribute("data-src");
        if (string.IsNullOrWhiteSpace(source) || links.Link(source) is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            frame.Remove();
            return;
        }

        var link = document.CreateElement("a");
        link.SetAttribute("href", url);
        link.TextContent = frame.GetAttribute("title") is { Length: > 0 } title ? title : address.Host;
        frame.Replace(link);
    }
}
