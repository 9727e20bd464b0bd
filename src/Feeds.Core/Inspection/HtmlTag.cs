using System.Net;
using System.Text.RegularExpressions;

namespace Feeds.Inspection;

/// <summary>A tag as it stands in an HTML text; its name in small letters.</summary>
internal sealed partial record HtmlTag(string Name, bool IsEnd, IEnumerable<KeyValuePair<string, string>> Attributes)
{
    private const int MostAttributes = 100;

    /// <summary>
    /// The tags one after the other, in one pass over the text and without a tree: an HTML parser mends as browsers do,
    /// and what it makes of a hostile text can fill the memory.
    /// </summary>
    /// <param name="broken">The first thing that is no HTML at all, or null.</param>
    public static List<HtmlTag> In(string html, out string? broken)
    {
        var tags = new List<HtmlTag>();
        broken = null;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', at))
        {
            var rest = html.AsSpan(at);
            if (rest.StartsWith("<!--"))
            {
                at = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (at < 0)
                {
                    broken ??= "a comment never ends";
                    break;
                }
            }
            else if (Tag.Match(html, at) is { Success: true } match)
            {
                var tag = new HtmlTag(match.Groups["name"].Value.ToLowerInvariant(), match.Groups["end"].Length > 0, AttributesIn(match.Groups["attributes"].Value));
                tags.Add(tag);
                at += match.Length;
                if (!tag.IsEnd && tag.Name is "script" or "style" or "textarea" or "title" or "xmp")
                {
                    // Until its end tag this is no markup.
                    var end = html.IndexOf("</" + tag.Name, at, StringComparison.OrdinalIgnoreCase);
                    at = end < 0 ? html.Length : end;
                }
            }
            else if (rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '?' or '!'))
            {
                broken ??= $"{Findings.Quote(rest[..Math.Min(rest.Length, 20)].ToString())} is no tag";
                break;
            }
            else
            {
                broken ??= "a '<' that begins no tag must be written &lt;";
                at++;
            }
        }

        return tags;
    }

    private static List<KeyValuePair<string, string>> AttributesIn(string text) =>
        text.Length == 0 ? [] : [.. Attribute.Matches(text).TakeWhile((_, index) => index < MostAttributes).Select(match => KeyValuePair.Create(match.Groups["key"].Value.ToLowerInvariant(), WebUtility.HtmlDecode(match.Groups["value"].Value)))];

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("""\G<(?<end>/?)(?<name>(?>[A-Za-z][^\s/>]*))(?<attributes>(?>([^>"']+|"[^"]*"|'[^']*')*))>""", Options)]
    private static partial Regex Tag { get; }

    [GeneratedRegex("""(?<key>[^\s"'<>/=]+)(\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'=<>`]+)))?""", Options)]
    private static partial Regex Attribute { get; }
}
