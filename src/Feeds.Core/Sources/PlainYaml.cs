using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace Feeds.Sources;

/// <summary>
/// Reads the YAML that nearly all front matter is made of — one key a line, with a single value or a list of such — many times faster than the
/// whole language can be read. Whatever it is not sure of it leaves to <see cref="YamlData"/>, which would say the same of what it does read.
/// </summary>
public ref struct PlainYaml
{
    // Far below the cap on nodes, and few enough to look for doubles one by one.
    private const int MaxKeys = 64;
    private const int MaxItems = 1000;
    private const int MaxKeyLength = 100;

    // Every article shares these.
    private static readonly Recurring<string> Keys = new(key => key);

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Where(c => c is not ('\n' or '\r')), '\u007F']);

    // What opens something other than a plain value, or could.
    private static readonly SearchValues<char> Indicators = SearchValues.Create("-?:,[]{}#&*!|>'\"%@`");

    // What may mean something inside of a list in brackets.
    private static readonly SearchValues<char> InBrackets = SearchValues.Create("?:,[]{}#&*!|>'\"%@`\\");

    private readonly ReadOnlySpan<char> text;
    private readonly int firstLine;
    private int at;
    private int line;
    private int items;
    private List<Node>? found;

    private PlainYaml(ReadOnlySpan<char> text, int firstLine)
    {
        this.text = text;
        this.firstLine = firstLine;
    }

    /// <summary>The keys of a text whose first line is line <paramref name="firstLine"/> of its file, or null when it must be read by the whole language.</summary>
    public static Node.Mapping? Read(ReadOnlySpan<char> text, int firstLine) => HasOddCharacters(text) ? null : new PlainYaml(text, firstLine).Mapping();

    // Control characters, and what YAML or its parser takes for an end of line or a mark of byte order.
    private static bool HasOddCharacters(ReadOnlySpan<char> text) =>
        text.ContainsAny(Controls) || HasLoneReturn(text) || (!Ascii.IsValid(text) && HasOddLetters(text));

    private static bool HasOddLetters(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u0080', '\u009F') || text.ContainsAny('\u2028', '\u2029', '\uFEFF') || text.ContainsAnyInRange('\uD800', '\uDFFF') || text.ContainsAnyInRange('\uFFF0', '\uFFFF');

    private static bool HasLoneReturn(ReadOnlySpan<char> text)
    {
        for (var returned = text.IndexOf('\r'); returned >= 0; returned = text.IndexOf('\r'))
        {
            text = text[(returned + 1)..];
            if (text is not ['\n', ..])
            {
                return true;
            }
        }

        return false;
    }

    private Node.Mapping? Mapping()
    {
        var buffer = default(MemberBuffer);
        Span<Node.Member> members = buffer;
        var count = 0;
        var marks = default(KeyMarks);
        while (NextLine(out var current))
        {
            if (current.IsEmpty)
            {
                continue;
            }

            var position = new Position(firstLine + line - 1, 1);
            if (KeyOf(current) is not { } key || count == MaxKeys || (marks.MayHold(key) && IsKnown(members[..count], key)) || Value(current, key.Length + 1) is not { } value)
            {
                return null;
            }

            members[count++] = new(key, position, value);
            marks = marks.With(key);
        }

        return count == 0 ? null : new(members[0].Position, [.. members[..count]]);
    }

    private static bool IsKnown(ReadOnlySpan<Node.Member> members, string key)
    {
        foreach (var member in members)
        {
            if (string.Equals(member.Key, key, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string? KeyOf(ReadOnlySpan<char> current)
    {
        var length = current.IndexOfAnyExcept(KeyCharacters);
        return length is > 0 and <= MaxKeyLength && current[length] == ':' && current[0] != '-' && (length + 1 == current.Length || current[length + 1] == ' ')
            ? Keys.Of(current[..length])
            : null;
    }

    // What follows the colon in a line, and in the lines below it.
    private Node? Value(ReadOnlySpan<char> current, int from)
    {
        var start = from + LeadingBlanks(current[from..]);
        if (start < current.Length)
        {
            return IsFollowedByMore() ? null : current[start] == '[' ? Brackets(current, start) : Scalar(current, start);
        }

        var key = line;
        return List() is not { } list ? null : list is { Items.IsEmpty: true } ? new Node.Scalar(new(firstLine + key - 1, from + 1), "", false) : list;
    }

    // A value may go on in the next lines that are not empty and begin with a blank.
    private readonly bool IsFollowedByMore()
    {
        var rest = text[at..].TrimStart("\r\n");
        return rest is [' ', ..];
    }

    // The items below a key; none when the next line is a key too; null when something else is there.
    private Node.Sequence? List()
    {
        var list = NoItems();
        var (start, indent) = (Position.Start, -1);
        while (true)
        {
            var (before, lineBefore) = (at, line);
            if (!NextLine(out var current))
            {
                break;
            }

            if (current.IsEmpty)
            {
                continue;
            }

            var blanks = LeadingBlanks(current);
            if (current[blanks] != '-')
            {
                if (blanks > 0)
                {
                    return null;
                }

                (at, line) = (before, lineBefore);
                break;
            }

            if (indent < 0)
            {
                (start, indent) = (new(firstLine + line - 1, blanks + 1), blanks);
            }

            var from = blanks + 1;
            if (blanks != indent || from >= current.Length || current[from] != ' ' || ++items > MaxItems)
            {
                return null;
            }

            from += LeadingBlanks(current[from..]);
            if (IsContinued(indent) || Scalar(current, from) is not { } item)
            {
                return null;
            }

            list.Add(item);
        }

        return new(start, [.. list]);
    }

    // One for all lists, none of which is in another.
    private List<Node> NoItems()
    {
        found ??= [];
        found.Clear();
        return found;
    }

    private readonly bool IsContinued(int indent)
    {
        var rest = text[at..].TrimStart("\r\n");
        return LeadingBlanks(rest) > indent;
    }

    private readonly Node.Scalar? Scalar(ReadOnlySpan<char> current, int start) => current[start] switch
    {
        '"' => Quoted(current, start, '"'),
        '\'' => Quoted(current, start, '\''),
        var first when Indicators.Contains(first) || current.Contains(" #", StringComparison.Ordinal) || current[start..].Contains(": ", StringComparison.Ordinal) || current[^1] == ':' => null,
        _ => new Node.Scalar(new(firstLine + line - 1, start + 1), current[start..].ToString(), false),
    };

    private readonly Node.Scalar? Quoted(ReadOnlySpan<char> current, int start, char quote)
    {
        var inner = current[(start + 1)..];
        if (inner is not [.. var value, var last] || last != quote)
        {
            return null;
        }

        var position = new Position(firstLine + line - 1, start + 1);
        if (quote == '\'')
        {
            return value.Contains('\'') ? null : new(position, value.ToString(), true);
        }

        return value.IndexOfAny('"', '\\') < 0 ? new(position, value.ToString(), true) : Unescaped(value) is { } plain ? new(position, plain, true) : null;
    }

    // Only a quote and the backslash itself; null where there is more to it.
    private static string? Unescaped(ReadOnlySpan<char> value)
    {
        var plain = new char[value.Length];
        var length = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '"' || (value[i] == '\\' && (++i == value.Length || value[i] is not ('"' or '\\'))))
            {
                return null;
            }

            plain[length++] = value[i];
        }

        return new(plain, 0, length);
    }

    private Node.Sequence? Brackets(ReadOnlySpan<char> current, int start)
    {
        if (current[^1] != ']')
        {
            return null;
        }

        var list = NoItems();
        var position = new Position(firstLine + line - 1, start + 1);
        var inner = current[(start + 1)..^1];
        if (inner.Trim(' ').IsEmpty)
        {
            return new(position, []);
        }

        foreach (var range in inner.Split(','))
        {
            var item = inner[range];
            var blanks = LeadingBlanks(item);
            var value = item.Trim(' ');
            if (value.IsEmpty || ++items > MaxItems)
            {
                return null;
            }

            var place = new Position(position.Line, start + 2 + range.Start.Value + blanks);
            if (value is ['"' or '\'', .. var quoted, var last] && last == value[0] && quoted.IndexOfAny('"', '\'', '\\') < 0)
            {
                list.Add(new Node.Scalar(place, quoted.ToString(), true));
            }
            else if (value[0] == '-' || value.ContainsAny(InBrackets))
            {
                return null;
            }
            else
            {
                list.Add(new Node.Scalar(place, value.ToString(), false));
            }
        }

        return new(position, [.. list]);
    }

    // The next line without its end and the blanks before it.
    private bool NextLine(out ReadOnlySpan<char> current)
    {
        if (at >= text.Length)
        {
            current = default;
            return false;
        }

        var rest = text[at..];
        var end = rest.IndexOf('\n');
        current = end < 0 ? rest : rest[..end];
        at = end < 0 ? text.Length : at + end + 1;
        line++;
        current = current.TrimEnd('\r').TrimEnd(' ');
        return true;
    }

    private static int LeadingBlanks(ReadOnlySpan<char> span)
    {
        var blanks = span.IndexOfAnyExcept(' ');
        return blanks < 0 ? span.Length : blanks;
    }

    [InlineArray(MaxKeys)]
    private struct MemberBuffer
    {
        private Node.Member first;
    }
}
