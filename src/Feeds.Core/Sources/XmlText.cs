using System.Buffers;
using System.Globalization;
using System.Text;

namespace Feeds.Sources;

/// <summary>Keeps text within what XML 1.0 and JSON readers accept.</summary>
public static class XmlText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Where(IsSuspicious)]);

    /// <summary>
    /// The text without control characters, lone surrogates and noncharacters, which a feed must not hold
    /// (XML 1.0, section 2.2) or which readers reject (U+007F to U+009F); line ends become LF.
    /// </summary>
    public static string Clean(string text)
    {
        var first = FirstSuspicious(text);
        if (first < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (c == '\r')
            {
                clean.Append('\n');
                if (i + 1 < text.Length && text[i + 1] == '\n')
                {
                    i++;
                }
            }
            else if (!IsSuspicious(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    /// <summary>The text cleaned, on one line, with runs of blanks as one and none at the ends; empty for nothing.</summary>
    public static string Line(string text)
    {
        if (IsPlainLine(text))
        {
            return text;
        }

        var clean = Clean(text);
        var line = new StringBuilder(clean.Length);
        var blank = false;
        foreach (var c in clean)
        {
            if (IsBlank(c))
            {
                blank = true;
                continue;
            }

            if (blank && line.Length > 0)
            {
                line.Append(' ');
            }

            blank = false;
            line.Append(c);
        }

        return line.ToString().Trim();
    }

    /// <summary>The text cut to at most <paramref name="length"/> characters as people see them, never inside one.</summary>
    public static string Cut(string text, int length)
    {
        var info = new StringInfo(text);
        return info.LengthInTextElements <= length ? text : info.SubstringByTextElements(0, length);
    }

    /// <summary>The text as messages show it: on one line, in quotes, cut to a length that a person reads.</summary>
    public static string Quoted(string text)
    {
        const int most = 60;
        var head = text.Length > 8 * most ? text[..(8 * most)] : text;
        var line = Line(head);
        var cut = Cut(line, most);
        return cut.Length < line.Length || head.Length < text.Length ? $"'{cut}…'" : $"'{cut}'";
    }

    // Each of these looks at many characters at once, which all together is faster than one look at each.
    private static int FirstSuspicious(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAny(Controls);
        first = Earlier(first, text.IndexOfAnyInRange('\u007F', '\u009F'));
        first = Earlier(first, text.IndexOfAnyInRange('\uD800', '\uDFFF'));
        return Earlier(first, text.IndexOfAnyInRange('\uFFFE', '\uFFFF'));
    }

    private static int Earlier(int a, int b) => a < 0 || (b >= 0 && b < a) ? b : a;

    private static bool IsSuspicious(char c) =>
        c < ' ' ? c is not ('\t' or '\n') : c >= '\u007F' && (c <= '\u009F' || (c >= '\uD800' && (c <= '\uDFFF' || c >= '\uFFFE')));

    // Whether it is a line as it stands, of nothing but common characters: single spaces inside, none at its ends.
    private static bool IsPlainLine(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~'))
        {
            return text is not ([' ', ..] or [.., ' ']) && !text.Contains("  ", StringComparison.Ordinal);
        }

        var before = ' ';
        foreach (var c in text)
        {
            if (c == ' ' ? before == ' ' : !IsPlain(c))
            {
                return false;
            }

            before = c;
        }

        return before != ' ' || text.IsEmpty;
    }

    private static bool IsPlain(char c) =>
        c is (> ' ' and < '\u007F') or (> '\u00A0' and < '\u1680') or (>= '\u2010' and < '\u2028') or (> '\u205F' and < '\u3000') or (> '\u3000' and < '\uD800') or (> '\uFEFF' and < '\uFFF0');

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u3000');
}
