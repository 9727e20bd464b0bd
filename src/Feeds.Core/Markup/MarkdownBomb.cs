namespace Feeds.Markup;

/// <summary>Tells texts whose parsing would take minutes; none of their marks is of use in such numbers.</summary>
internal static class MarkdownBomb
{
    private const int MaxMarkers = 200;
    private const int MaxDefinitions = 10_000;
    private const long MaxSteps = 20_000_000;

    public static bool IsOne(ReadOnlySpan<char> text)
    {
        var definitions = 0;
        for (var rest = text; !rest.IsEmpty;)
        {
            // Where Markdown ends a line (CommonMark 0.31, section 2.1).
            var end = rest.IndexOfAny('\n', '\r');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + (rest[end..] is ['\r', '\n', ..] ? 2 : 1))..];
            definitions = IsDefinition(line) ? definitions + 1 : 0;
            if (definitions > MaxDefinitions || OpensTooManyBlocks(line))
            {
                return true;
            }
        }

        return TakesTooManySteps(text);
    }

    // Each definition at the head of a paragraph is taken out of it by moving all lines below.
    private static bool IsDefinition(ReadOnlySpan<char> line) => line.TrimStart(' ') is ['[', ..] && line.IndexOf("]:", StringComparison.Ordinal) > 0;

    private static bool OpensTooManyBlocks(ReadOnlySpan<char> line)
    {
        var markers = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '>' || (line[i] is '*' or '-' or '+' or '.' or ')' && i + 1 < line.Length && line[i + 1] is ' ' or '\t'))
            {
                markers++;
            }
            else if (line[i] is not (' ' or '\t') && !char.IsAsciiDigit(line[i]))
            {
                return markers > MaxMarkers;
            }
        }

        return false;
    }

    // The address of each link is looked for as far as the next blank or the parenthesis that closes it.
    private static bool TakesTooManySteps(ReadOnlySpan<char> text)
    {
        long steps = 0, open = 0;
        for (var at = text.IndexOf("]("); at >= 0; at = text.IndexOf("]("))
        {
            open += text[..at].Count('[');
            text = text[(at + 2)..];
            if (open == 0)
            {
                continue;
            }

            open--;
            steps += AddressLength(text, MaxSteps - steps);
            if (steps >= MaxSteps)
            {
                return true;
            }
        }

        return false;
    }

    private static long AddressLength(ReadOnlySpan<char> text, long most)
    {
        var inner = 0;
        for (var length = 0; length < text.Length && length < most; length++)
        {
            inner += text[length] == '(' ? 1 : text[length] == ')' ? -1 : 0;
            if (inner < 0 || char.IsWhiteSpace(text[length]))
            {
                return length;
            }
        }

        return Math.Min(text.Length, most);
    }
}
