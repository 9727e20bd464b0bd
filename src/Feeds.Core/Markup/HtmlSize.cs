using System.Buffers;

namespace Feeds.Markup;

/// <summary>Foresees how many elements a parser makes of an HTML text, in one pass and without making them.</summary>
internal static class HtmlSize
{
    // What a parser opens again in every paragraph until it is closed (HTML, section 13.2.4.3), where it begins anew, and what holds no tags.
    private static readonly HashSet<string> Reopened = Words("a b big code em font i nobr s small strike strong tt u");
    private static readonly HashSet<string> Scopes = Words("applet button caption marquee object td template th");
    private static readonly HashSet<string> Texts = Words("script style textarea title xmp iframe noembed noframes noscript plaintext");

    private const int MostEqual = 3;

    private static readonly SearchValues<char> EndsName = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>
    /// Whether they may be more than <paramref name="most"/>. The estimate is never far above the number of tags in a text
    /// whose author closes what he opens; in doubt a tag counts as open: an end tag closes only what was opened in the same
    /// cell or object.
    /// </summary>
    public static bool Exceeds(string html, int most)
    {
        var scopes = new Stack<(string Name, Dictionary<string, List<string>> Open)>([("", [])]);
        long elements = 0;
        var open = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                var end = html.IndexOf("-->", at + 2, StringComparison.Ordinal);
                at = end < 0 ? html.Length : end;
                continue;
            }

            var isEnd = html[at + 1] == '/';
            var name = NameAt(html, at + (isEnd ? 2 : 1));
            var start = at++;
            if (name.Length == 0)
            {
                continue;
            }

            at = EndOfTag(html, at);
            elements += 1 + open;
            if (elements > most)
            {
                return true;
            }

            var here = scopes.Peek();
            if (Reopened.Contains(name))
            {
                if (!here.Open.TryGetValue(name, out var tags))
                {
                    here.Open.Add(name, tags = []);
                }

                open -= tags.Count;
                Change(tags, isEnd, html[start..at]);
                open += tags.Count;
            }
            else if (Scopes.Contains(name) && !isEnd)
            {
                scopes.Push((name, []));
            }
            else if (isEnd && here.Name == name)
            {
                open -= scopes.Pop().Open.Values.Sum(tags => tags.Count);
            }
            else if (!isEnd && Texts.Contains(name))
            {
                var end = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
                at = end < 0 ? html.Length : end;
            }
        }

        return false;
    }

    // A link closes the one before it, and of tags that are equal a parser keeps three.
    private static void Change(List<string> tags, bool isEnd, string tag)
    {
        if (isEnd)
        {
            tags.RemoveRange(Math.Max(0, tags.Count - 1), Math.Min(1, tags.Count));
            return;
        }

        if (tags.Count > 0 && tag.AsSpan(1).StartsWith("a", StringComparison.OrdinalIgnoreCase))
        {
            tags.Clear();
        }

        if (tags.Count < MostEqual || tags.Count(tag.Equals) < MostEqual)
        {
            tags.Add(tag);
        }
    }

    private static string NameAt(string html, int at)
    {
        if (at >= html.Length || !char.IsAsciiLetter(html[at]))
        {
            return "";
        }

        var rest = html.AsSpan(at, Math.Min(html.Length - at, 20));
        var end = rest.IndexOfAny(EndsName);
        return (end < 0 ? rest : rest[..end]).ToString().ToLowerInvariant();
    }

    // A quote means something only behind an equals sign (HTML, section 13.2.5.35).
    private static int EndOfTag(string html, int at)
    {
        for (var afterEquals = false; at < html.Length; at++)
        {
            var c = html[at];
            if (c == '>')
            {
                return at + 1;
            }

            if (afterEquals && (c is '"' or '\''))
            {
                var end = html.IndexOf(c, at + 1);
                at = end < 0 ? html.Length : end;
            }

            afterEquals = c == '=' || (afterEquals && char.IsWhiteSpace(c));
        }

        return html.Length;
    }

    private static HashSet<string> Words(string words) => [.. words.Split(' ')];
}
