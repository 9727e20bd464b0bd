namespace Feeds.Markup.Tags;

/// <summary>Reads Hugo's shortcodes, as its own lexer does (parser/pageparser) but for what that refuses: no reader should see it.</summary>
internal sealed class ShortcodeSyntax(string text)
{
    // More is no tag but an accident: arguments of a few paragraphs are the longest there are.
    private const int Longest = 16 * 1024;

    private const string Opening = "/*";
    private const string Closing = "*/";

    // Where the last closing delimiters are, so that a text of nothing but opening ones is not searched again and again.
    private readonly int lastPlain = text.LastIndexOf(">}}", StringComparison.Ordinal);
    private readonly int lastMarkdown = text.LastIndexOf("%}}", StringComparison.Ordinal);
    private bool hasNoEscaped;

    /// <summary>The shortcode that opens with <c>{{&lt;</c> or <c>{{%</c> at <paramref name="at"/>, or null.</summary>
    public TagToken? Read(int at)
    {
        var closing = text[at + 2] == '<' ? ">}}" : "%}}";
        if (at > (closing[0] == '>' ? lastPlain : lastMarkdown))
        {
            return null;
        }

        if (string.CompareOrdinal(text, at + 3, Opening, 0, Opening.Length) == 0)
        {
            return ReadEscaped(at, closing);
        }

        var end = EndOfArguments(at + 3, closing);
        if (end < 0)
        {
            return null;
        }

        var inner = text.AsSpan(at + 3, end - at - 3).Trim();
        var closes = inner is ['/', ..];
        inner = inner.TrimStart('/').TrimStart();
        var nameLength = NameLength(inner);
        var arguments = inner[nameLength..].Trim();
        arguments = arguments is [.., '/'] && IsSelfClosing(arguments) ? arguments[..^1].TrimEnd() : arguments;
        return new(at, end + closing.Length, TagForm.Shortcode, inner[..nameLength].ToString(), arguments.ToString(), closes);
    }

    private TagToken? ReadEscaped(int at, string closing)
    {
        var end = hasNoEscaped ? -1 : text.IndexOf(Closing + closing, at + 5, StringComparison.Ordinal);
        if (end < 0)
        {
            hasNoEscaped = true;
            return null;
        }

        var shown = $"{text[at..(at + 3)]}{text[(at + 3 + Opening.Length)..end]}{closing}";
        return new(at, end + Closing.Length + closing.Length, TagForm.Escaped, "", shown);
    }

    // Where the closing delimiter is that stands in no quotes.
    private int EndOfArguments(int from, string closing)
    {
        var limit = Math.Min(text.Length - closing.Length, from + Longest);
        int unquotedUntil = from, unbacktickedUntil = from;
        for (var i = from; i <= limit; i++)
        {
            switch (text[i])
            {
                case '"' when i >= unquotedUntil:
                    i = EndOfQuote(i, limit, ref unquotedUntil);
                    break;
                case '`' when i >= unbacktickedUntil:
                    i = EndOfQuote(i, limit, ref unbacktickedUntil);
                    break;
                case '{' when text[i + 1] == '{' && text[i + 2] is '<' or '%':
                    return -1;
                case var c when c == closing[0] && string.CompareOrdinal(text, i, closing, 0, closing.Length) == 0:
                    return i;
            }
        }

        return -1;
    }

    // The place of the quote's partner; its own where there is none, and then nothing is quoted until where that was looked for.
    private int EndOfQuote(int at, int limit, ref int nothingUntil)
    {
        var quote = text[at];
        var i = at + 1;
        for (; i <= limit && (text[i] != '\n' || quote == '`'); i++)
        {
            if (text[i] == quote && (quote == '`' || text[i - 1] != '\\'))
            {
                return i;
            }
        }

        nothingUntil = i;
        return at;
    }

    private static int NameLength(ReadOnlySpan<char> inner)
    {
        var length = 0;
        while (length < inner.Length && !char.IsWhiteSpace(inner[length]) && inner[length] is not ('"' or '`' or '=')
            && !(inner[length] == '/' && length + 1 == inner.Length))
        {
            length++;
        }

        return length;
    }

    // `src=a/` ends in a value, ` /` and `"a"/` in a slash of the tag's own.
    private static bool IsSelfClosing(ReadOnlySpan<char> arguments) => arguments.Length == 1 || char.IsWhiteSpace(arguments[^2]) || arguments[^2] is '"' or '`';
}
