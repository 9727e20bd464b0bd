namespace Feeds.Markup.Tags;

/// <summary>Reads Liquid's tags and values; those of Nunjucks (Hexo) and Tera (Zola) look alike.</summary>
/// <param name="isStrict">Whether only what can hardly be prose or mathematics is a value.</param>
internal sealed class LiquidSyntax(string text, bool isStrict)
{
    private const int LongestTag = 8 * 1024;
    private const int LongestValue = 2 * 1024;

    private readonly HashSet<string> neverClosed = [];

    /// <summary>The tag that opens with <c>{%</c> at <paramref name="at"/>, or null; <c>raw</c> and <c>comment</c> with all they hold.</summary>
    public TagToken? ReadTag(int at)
    {
        var end = EndOfTag(at + 2);
        if (end < 0)
        {
            return null;
        }

        var inner = Inner(at + 2, end, out var trimsBefore, out var trimsAfter);
        if (inner is ['/', '*', .., '*', '/'])
        {
            return new(at, end + 2, TagForm.Escaped, "", $"{{%{inner[2..^2]}%}}");
        }

        var nameLength = NameLength(inner);
        var name = inner[..nameLength].ToString();
        if (nameLength == 0 && inner is not ([] or ['#', ..]))
        {
            return null;
        }

        if (name is "raw" or "comment" && EndOf(name, end + 2) is { } close)
        {
            return new(at, close.End, TagForm.Verbatim, "", name == "raw" ? text[(end + 2)..close.Start] : "", TrimsBefore: trimsBefore, TrimsAfter: close.TrimsAfter);
        }

        var closes = name.StartsWith("end", StringComparison.Ordinal);
        return nameLength == 0
            ? new(at, end + 2, TagForm.Verbatim, "", TrimsBefore: trimsBefore, TrimsAfter: trimsAfter)
            : new(at, end + 2, TagForm.Block, closes ? name[3..] : name, (IsCall(inner, nameLength) ? inner[(nameLength + 1)..^1] : inner[nameLength..].Trim()).ToString(), closes, trimsBefore, trimsAfter);
    }

    /// <summary>The value that opens with <c>{{</c> at <paramref name="at"/>, or null.</summary>
    public TagToken? ReadValue(int at)
    {
        // Liquid too ends a value at the first brace that closes, in quotes or not.
        var end = text.AsSpan(at + 2, Math.Min(LongestValue, text.Length - at - 2)).IndexOf('}') + at + 2;
        if (end < at + 2 || end + 1 >= text.Length || text[end + 1] != '}' || HasBareBrace(text.AsSpan(at + 2, end - at - 2)))
        {
            return null;
        }

        var inner = Inner(at + 2, end, out var trimsBefore, out var trimsAfter);
        if (isStrict && inner is ['/', '*', .., '*', '/'])
        {
            return new(at, end + 2, TagForm.Escaped, "", $"{{{{{inner[2..^2]}}}}}");
        }

        // What Zola calls a shortcode.
        if (isStrict && NameLength(inner) is > 0 and var length && IsCall(inner, length))
        {
            return new(at, end + 2, TagForm.Shortcode, inner[..length].ToString(), inner[(length + 1)..^1].ToString());
        }

        return isStrict && !IsSurelyValue(at, end, inner) ? null
            : new(at, end + 2, inner.IsEmpty ? TagForm.Verbatim : TagForm.Value, inner.ToString(), TrimsBefore: trimsBefore, TrimsAfter: trimsAfter);
    }

    // Where the next `%}` is, unless another tag opens before it.
    private int EndOfTag(int from)
    {
        var limit = Math.Min(text.Length, from + LongestTag);
        for (var i = from; i < limit && text.AsSpan(i, limit - i).IndexOf('%') is >= 0 and var offset; i++)
        {
            i += offset;
            if (i + 1 < text.Length && text[i + 1] == '}')
            {
                return i;
            }

            if (i > from && text[i - 1] == '{')
            {
                return -1;
            }
        }

        return -1;
    }

    private ReadOnlySpan<char> Inner(int from, int end, out bool trimsBefore, out bool trimsAfter)
    {
        trimsBefore = from < end && text[from] == '-';
        trimsAfter = end - 1 > from && text[end - 1] == '-';
        return text.AsSpan((from + (trimsBefore ? 1 : 0))..(end - (trimsAfter ? 1 : 0))).Trim();
    }

    // The tag that ends raw text, wherever that word stands in one.
    private TagToken? EndOf(string name, int from)
    {
        var word = "end" + name;
        var at = neverClosed.Contains(name) ? -1 : text.IndexOf(word, from, StringComparison.Ordinal);
        while (at >= 0)
        {
            var start = text.AsSpan(0, at).TrimEnd();
            var isTrimmed = start is [.., '{', '%', '-'];
            var rest = text.AsSpan(at + word.Length);
            var blanks = rest.Length - rest.TrimStart().Length;
            rest = rest[blanks..];
            var trims = rest is ['-', ..];
            if ((isTrimmed || start is [.., '{', '%']) && (trims ? rest[1..] : rest) is ['%', '}', ..])
            {
                return new(start.Length - (isTrimmed ? 3 : 2), at + word.Length + blanks + (trims ? 3 : 2), TagForm.Block, name, TrimsAfter: trims);
            }

            at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal);
        }

        neverClosed.Add(name);
        return null;
    }

    private static int NameLength(ReadOnlySpan<char> inner)
    {
        var length = 0;
        while (length < inner.Length && (char.IsLetterOrDigit(inner[length]) || inner[length] == '_'))
        {
            length++;
        }

        return length;
    }

    private static bool IsCall(ReadOnlySpan<char> inner, int nameLength) => inner[nameLength..] is ['(', .., ')'];

    private static bool HasBareBrace(ReadOnlySpan<char> inner)
    {
        if (!inner.Contains('{'))
        {
            return false;
        }

        var quote = '\0';
        foreach (var c in inner)
        {
            if (quote == '\0' && c == '{')
            {
                return true;
            }

            quote = quote == '\0' && c is '"' or '\'' ? c : c == quote ? '\0' : quote;
        }

        return false;
    }

    // `{{a}}` is mathematics, `style={{ … }}` an object of JSX.
    private bool IsSurelyValue(int at, int end, ReadOnlySpan<char> inner) =>
        inner.Length > 0 && (char.IsLetter(inner[0]) || inner[0] is '_' or '"' or '\'')
        && (at == 0 || text[at - 1] != '=')
        && ((char.IsWhiteSpace(text[at + 2]) && char.IsWhiteSpace(text[end - 1])) || inner.IndexOfAny('.', '(') > 0);
}
