using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Feeds.Markup;
using Feeds.Sources;

namespace Feeds.Tests.Support;

/// <summary>Makes and reads HTML fragments the way a feed and its reader do.</summary>
public static class Html
{
    private static readonly string[] References = ["href", "src", "poster", "cite", "data", "action", "background", "longdesc", "formaction"];

    /// <summary>What an entry would carry of this Markdown.</summary>
    public static string Of(string markdown)
    {
        var html = Markdown.ToHtml(markdown, Some.Links(), out var hasRawHtml);
        return XmlText.Clean(hasRawHtml ? HtmlCleaner.Clean(html, Some.Links())! : html.Trim());
    }

    /// <summary>The fragment as a reader's page holds it.</summary>
    public static IElement Parse(string fragment) => new HtmlParser().ParseDocument(Page(fragment)).Body!;

    /// <summary>Every address that a reader would follow or load.</summary>
    public static IEnumerable<string> Addresses(string fragment)
    {
        foreach (var element in Parse(fragment).QuerySelectorAll("*"))
        {
            foreach (var name in References)
            {
                if (element.GetAttribute(name) is { } url)
                {
                    yield return url;
                }
            }

            foreach (var candidate in (element.GetAttribute("srcset") ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries))
            {
                yield return candidate.Split(' ')[0];
            }
        }
    }

    /// <summary>Asserts what every fragment in a feed must be: parsed without a mistake, harmless, without relative references.</summary>
    public static void AssertFit(string fragment)
    {
        Assert.True(IsWellFormed(fragment), fragment);
        Assert.All(Parse(fragment).QuerySelectorAll("*"), element =>
        {
            Assert.DoesNotContain(element.LocalName, (string[])["script", "style", "iframe", "frame", "object", "embed", "form", "input", "button", "svg", "math", "link", "meta", "base", "template"]);
            Assert.Null(element.GetAttribute("id"));
            Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        });
        Assert.All(Addresses(fragment), url =>
        {
            Assert.All(url, c => Assert.InRange(c, '!', '~'));
            Assert.Matches("^(https?://[^/]|ftp://[^/]|mailto:|tel:|sms:|xmpp:|geo:|magnet:|data:image/)", url);
        });
    }

    private static bool IsWellFormed(string fragment)
    {
        try
        {
            new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(Page(fragment));
            return true;
        }
        catch (HtmlParseException)
        {
            return false;
        }
    }

    private static string Page(string fragment) => $"<!DOCTYPE html><html><head><title>x</title></head><body>{fragment}</body></html>";
}
