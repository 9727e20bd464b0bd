namespace Feeds.Markup.Tags;

/// <summary>Where a Markdown text holds code, which nothing but Markdown itself may touch (CommonMark 0.31, sections 4.4, 4.5 and 6.1).</summary>
internal sealed class CodeSpans(string text)
{
    private List<(int Start, int End)>? spans;

    /// <summary>Whether there is code at the place.</summary>
    public bool Hold(int index)
    {
        spans ??= Find();
        int low = 0, high = spans.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (index < spans[middle].Start)
            {
                high = middle - 1;
            }
            else if (index >= spans[middle].End)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private List<(int Start, int End)> Find()
    {
        var found = new List<(int, int)>();
        int fenceStart = -1, fenceLength = 0, paragraph = -1;
        var fence = '\0';
        bool inList = false, afterBlank = true;
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var content = start + PrefixLength(text.AsSpan(start, end - start), out var indent, out var isItem);
            var line = text.AsSpan(content, end - content).TrimEnd();
            if (fenceStart >= 0)
            {
                if (RunLength(line, fence) == line.Length && line.Length >= fenceLength)
                {
                    found.Add((fenceStart, end));
                    fenceStart = -1;
                    afterBlank = true;
                }

                continue;
            }

            var run = line.IsEmpty || line[0] is not ('`' or '~') ? 0 : RunLength(line, line[0]);
            var isIndented = indent >= 4 && afterBlank && !inList && !isItem && !line.IsEmpty;
            var opensFence = run >= 3 && (line[0] == '~' || !line[run..].Contains('`')) && !isIndented;
            if (paragraph >= 0 && (line.IsEmpty || isItem || opensFence || isIndented || line[0] is '#' or '|'))
            {
                FindInline(found, paragraph, start);
                paragraph = -1;
            }

            if (opensFence)
            {
                (fenceStart, fenceLength, fence) = (start, run, line[0]);
            }
            else if (isIndented)
            {
                found.Add((start, end));
            }
            else if (!line.IsEmpty && paragraph < 0)
            {
                paragraph = start;
            }

            inList = isItem || (inList && (line.IsEmpty || indent >= 2 || !afterBlank));
            afterBlank = line.IsEmpty || isIndented;
        }

        if (fenceStart >= 0)
        {
            found.Add((fenceStart, text.Length));
        }
        else if (paragraph >= 0)
        {
            FindInline(found, paragraph, text.Length);
        }

        return found;
    }

    // Each run of backticks that finds none of its length is the only one of that length left, so there are few of them.
    private void FindInline(List<(int, int)> found, int from, int to)
    {
        var at = from;
        while (at < to && text.AsSpan(at, to - at).IndexOf('`') is >= 0 and var offset)
        {
            at += offset;
            var length = RunLength(text.AsSpan(at, to - at), '`');
            var close = Closing(at + length, to, length);
            if (close >= 0 && (at == 0 || text[at - 1] != '\\'))
            {
                found.Add((at, close + length));
                at = close + length;
            }
            else
            {
                at += length;
            }
        }
    }

    private int Closing(int from, int to, int length)
    {
        var at = from;
        while (at < to && text.AsSpan(at, to - at).IndexOf('`') is >= 0 and var offset)
        {
            at += offset;
            var run = RunLength(text.AsSpan(at, to - at), '`');
            if (run == length)
            {
                return at;
            }

            at += run;
        }

        return -1;
    }

    // Blanks, the marks of quotes and those of list items; the indent is that of what follows the quotes.
    private static int PrefixLength(ReadOnlySpan<char> line, out int indent, out bool isItem)
    {
        indent = 0;
        isItem = false;
        var at = 0;
        while (at < line.Length)
        {
            if (line[at] is ' ' or '\t' or '\r')
            {
                indent += line[at] == '\t' ? 4 : 1;
                at++;
            }
            else if (line[at] == '>')
            {
                indent = 0;
                at++;
            }
            else if (MarkerLength(line[at..]) is > 0 and var marker && (indent < 4 || isItem))
            {
                isItem = true;
                at += marker;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static int MarkerLength(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return line.Length > 1 && line[0] is '-' or '*' or '+' && line[1] is ' ' or '\t' ? 1
            : digits is > 0 and < 10 && line[digits] is '.' or ')' && digits + 1 < line.Length && line[digits + 1] is ' ' or '\t' ? digits + 1
            : 0;
    }

    private static int RunLength(ReadOnlySpan<char> text, char c)
    {
        var length = text.IndexOfAnyExcept(c);
        return length < 0 ? text.Length : length;
    }
}
