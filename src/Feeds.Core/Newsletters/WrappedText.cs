using System.Text;
using Feeds.Markup;

namespace Feeds.Newsletters;

/// <summary>Plain text as mail carries it: lines of at most 72 columns, addresses whole.</summary>
internal static class WrappedText
{
    // With room for what answers put before it, and below the 76 of quoted-printable.
    public const int Columns = 72;

    // What does not begin a line, and what does not end one (Unicode Standard Annex 14, classes CL, EX, NS and OP).
    private const string NotFirst = "，。、；：？！）》」』】〕〉”’…—·％,.;:?!)]}%ー々ゝゞ";
    private const string NotLast = "（《「『【〔〈“‘([{";

    /// <summary>The text with long lines wrapped, no blanks at line ends, one empty line for many, and none at its ends.</summary>
    public static string Of(string text)
    {
        var lines = new StringBuilder(text.Length + 64);
        var isEmpty = true;
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.TrimEnd();
            if (trimmed.Length > 0)
            {
                lines.Append(isEmpty && lines.Length > 0 ? "\n" : "");
                Wrap(trimmed, lines);
            }

            isEmpty = trimmed.Length == 0;
        }

        return lines.ToString();
    }

    private static void Wrap(string line, StringBuilder lines)
    {
        if (DisplayWidth.Of(line) <= Columns)
        {
            lines.Append(line).Append('\n');
            return;
        }

        var indent = line[..^line.TrimStart(' ').Length];
        var width = indent.Length;
        lines.Append(indent);
        foreach (var piece in Pieces(line.AsMemory(indent.Length)))
        {
            var columns = DisplayWidth.Of(piece.Span.TrimEnd(' '));
            if (width + columns > Columns && width > indent.Length)
            {
                TrimEnd(lines);
                lines.Append('\n').Append(indent);
                width = indent.Length;
            }

            lines.Append(piece.Span);
            width += DisplayWidth.Of(piece.Span);
        }

        TrimEnd(lines);
        lines.Append('\n');
    }

    private static void TrimEnd(StringBuilder lines)
    {
        while (lines.Length > 0 && lines[^1] == ' ')
        {
            lines.Length--;
        }
    }

    // What stays on one line: a word with the blanks after it, or one wide character with the marks that belong to it.
    private static IEnumerable<ReadOnlyMemory<char>> Pieces(ReadOnlyMemory<char> line)
    {
        var start = 0;
        for (var at = 0; at < line.Length;)
        {
            Rune.DecodeFromUtf16(line.Span[at..], out var rune, out var length);
            at += length;
            if (at < line.Length && MayBreak(line.Span, start, rune, at))
            {
                yield return line[start..at];
                start = at;
            }
        }

        yield return line[start..];
    }

    private static bool MayBreak(ReadOnlySpan<char> line, int start, Rune before, int at)
    {
        Rune.DecodeFromUtf16(line[at..], out var after, out _);
        if (before.Value == ' ' || after.Value == ' ')
        {
            return before.Value == ' ' && after.Value != ' ';
        }

        if (DisplayWidth.Of(after) == 0 || before.Value == 0x200D || Holds(NotFirst, after) || Holds(NotLast, before))
        {
            return false;
        }

        // An address is ASCII: what is wide ends it.
        return DisplayWidth.Of(before) == 2 || (DisplayWidth.Of(after) == 2 && start < at);
    }

    private static bool Holds(string marks, Rune rune) => rune.IsBmp && marks.Contains((char)rune.Value, StringComparison.Ordinal);
}
