namespace Feeds.Markup.Tags;

/// <summary>One list of attributes in braces, such as <c>{: .class #id key="value"}</c>.</summary>
internal static class AttributeList
{
    private const int Longest = 1024;

    /// <summary>Where the list that opens at <paramref name="at"/> has ended, in the same line, or null.</summary>
    public static int? End(string text, int at)
    {
        var line = text.AsSpan(at, Math.Min(text.Length - at, Longest));
        for (var i = 2; i < line.Length && line[i..].IndexOfAny('}', '\n') is >= 0 and var offset; i++)
        {
            i += offset;
            if (line[i] == '\n')
            {
                return null;
            }

            if (line[i - 1] != '\\')
            {
                return at + i + 1;
            }
        }

        return null;
    }

    /// <summary>Whether the list asks for a table of contents.</summary>
    public static bool IsContents(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        return content.StartsWith("toc", StringComparison.Ordinal) && (content.Length == 3 || !char.IsLetterOrDigit(content[3]));
    }

    /// <summary>Whether these are attributes and not prose: classes, ids and keys with values, or <c>toc</c>; more than words alone.</summary>
    public static bool IsSurelyOne(ReadOnlySpan<char> content)
    {
        var isAny = IsContents(content);
        for (var rest = content.Trim(); !rest.IsEmpty; rest = rest.TrimStart())
        {
            var name = NameLength(rest[0] is '.' or '#' ? rest[1..] : rest);
            if (name == 0)
            {
                return false;
            }

            var isMarked = rest[0] is '.' or '#';
            rest = rest[(name + (isMarked ? 1 : 0))..];
            if (!isMarked && rest is ['=', ..])
            {
                rest = rest[(1 + ValueLength(rest[1..]))..];
                isMarked = true;
            }
            else if (!rest.IsEmpty && !char.IsWhiteSpace(rest[0]) && rest[0] is not ('.' or '#'))
            {
                return false;
            }

            isAny |= isMarked;
        }

        return isAny;
    }

    private static int NameLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '_' or '-' or ':'))
        {
            length++;
        }

        return length;
    }

    private static int ValueLength(ReadOnlySpan<char> text)
    {
        if (text is ['"' or '\'', ..] && text[1..].IndexOf(text[0]) is >= 0 and var closing)
        {
            return closing + 2;
        }

        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }
}
