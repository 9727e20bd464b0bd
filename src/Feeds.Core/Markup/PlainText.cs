using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Feeds.Sources;

namespace Feeds.Markup;

/// <summary>Text for places that know no markup: titles and summaries.</summary>
public static partial class PlainText
{
    /// <summary>One line without HTML tags, its entities decoded once; a <c>&lt;</c> that opens no HTML element stays.</summary>
    public static string Title(string text) =>
        text.AsSpan().IndexOfAny('<', '&') < 0 ? XmlText.Line(text) : XmlText.Line(WebUtility.HtmlDecode(InlineTag.Replace(text, "")));

    /// <summary>What a reader would read of an HTML fragment: no code blocks, tables, headings or footnotes, blanks as one.</summary>
    public static string FromHtml(string html)
    {
        var text = new StringBuilder(Math.Min(html.Length, 4096));
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                text.Append(html, at, html.Length - at);
                break;
            }

            text.Append(html, at, open - at);
            var close = html.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            if (html.AsSpan(open, close + 1 - open) is FootnoteListExtension.Opening)
            {
                break;
            }

            var tag = TagName(html.AsSpan(open + 1, close - open - 1));
            at = close + 1;
            if (Skipped(tag) && html.IndexOf($"</{tag}>", at, StringComparison.OrdinalIgnoreCase) is >= 0 and var end)
            {
                at = end;
            }
            else if (!Inline(tag))
            {
                text.Append(' ');
            }
        }

        return XmlText.Line(WebUtility.HtmlDecode(text.ToString()));
    }

    /// <summary>Plain text as HTML that shows it.</summary>
    public static string ToHtml(string text) =>
        text.AsSpan().IndexOfAny('<', '>', '&') < 0 ? text : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool Skipped(ReadOnlySpan<char> tag) => tag is "pre" or "table" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "figcaption" or "sup" or "style" or "script";

    private static bool Inline(ReadOnlySpan<char> tag) =>
        tag.TrimStart('/') is "a" or "abbr" or "b" or "cite" or "code" or "del" or "em" or "i" or "ins" or "kbd" or "mark" or "q" or "s" or "small" or "span" or "strong" or "sub" or "u" or "wbr";

    private static ReadOnlySpan<char> TagName(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(' ', '\n', '\t');
        return end < 0 ? tag.TrimEnd('/') : tag[..end];
    }

    [GeneratedRegex(@"<!--.*?-->|</?(a|abbr|b|bdi|bdo|big|br|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|ruby|rp|rt|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr|p|div)(\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex InlineTag { get; }
}
