using System.Text;

namespace Feeds.Markup.Tags;

/// <summary>
/// Takes out kramdown's attribute lists and extensions (kramdown.gettalong.org/syntax.html), and the ids and classes that kramdown and Hugo
/// read at the end of a heading: they say how a page looks, and nothing to a reader.
/// </summary>
internal sealed class AttributeLists
{
    private readonly string text;
    private readonly bool isKramdown;
    private readonly CodeSpans code;
    private readonly StringBuilder kept;
    private int from;
    private bool hasNoCommentEnd;

    private AttributeLists(string text, bool isKramdown)
    {
        this.text = text;
        this.isKramdown = isKramdown;
        code = new(text);
        kept = new(text.Length);
    }

    /// <summary>The Markdown without attribute lists.</summary>
    /// <param name="isKramdown">Whether they are taken out within lines too, not only where they stand alone.</param>
    public static string Remove(string text, bool isKramdown) =>
        text.Contains("{:", StringComparison.Ordinal) || text.Contains("{#", StringComparison.Ordinal) || text.Contains("{.", StringComparison.Ordinal)
            ? new AttributeLists(text, isKramdown).Run()
            : text;

    private string Run()
    {
        var at = text.IndexOf('{');
        while (at >= 0 && at + 2 < text.Length)
        {
            var end = text[at + 1] is ':' or '#' or '.' && AttributeList.End(text, at) is { } closing && !code.Hold(at) ? RemoveOne(at, closing) : 0;
            at = text.IndexOf('{', Math.Max(at + 1, end));
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    // Leaves out what stands between the braces, if that is to go, and says up to where.
    private int RemoveOne(int at, int end)
    {
        var content = text.AsSpan(at + 2, end - at - 3);
        if (text[at + 1] != ':')
        {
            return IsHeadingEnd(at, end) ? Leave(at - BlanksBefore(at), end) : 0;
        }

        if (content is [':' or '/', ..])
        {
            return isKramdown ? Leave(at, content is [':', 'c', 'o', 'm', 'm', 'e', 'n', 't'] ? CommentEnd(end) ?? end : end) : 0;
        }

        if (IsAlone(at, end, out var lineStart))
        {
            return isKramdown || AttributeList.IsSurelyOne(content) ? Leave(AttributeList.IsContents(content) ? ListLineBefore(lineStart) ?? at : at, end) : 0;
        }

        return isKramdown && (BelongsToSpan(at) || AttributeList.IsSurelyOne(content)) ? Leave(at, end) : 0;
    }

    private int Leave(int start, int end)
    {
        kept.Append(text, from, start - from);
        return from = end;
    }

    private int? CommentEnd(int start)
    {
        var end = hasNoCommentEnd ? -1 : text.IndexOf("{:/", start, StringComparison.Ordinal);
        hasNoCommentEnd |= end < 0;
        return end < 0 ? null : AttributeList.End(text, end);
    }

    private bool IsAlone(int at, int end, out int lineStart)
    {
        lineStart = at;
        while (lineStart > 0 && text[lineStart - 1] is ' ' or '\t' or '>')
        {
            lineStart--;
        }

        return (lineStart == 0 || text[lineStart - 1] == '\n') && IsLineEnd(end);
    }

    private bool IsLineEnd(int end)
    {
        while (end < text.Length && text[end] is ' ' or '\t' or '\r')
        {
            end++;
        }

        return end == text.Length || text[end] == '\n';
    }

    private int BlanksBefore(int at)
    {
        var start = at;
        while (start > from && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return at - start;
    }

    // The list of one item that a table of contents takes the place of.
    private int? ListLineBefore(int lineStart)
    {
        var start = lineStart < 2 ? 0 : text.LastIndexOf('\n', lineStart - 2) + 1;
        var line = text.AsSpan(start, lineStart - start).TrimStart();
        return start >= from && (line is ['*' or '-' or '+', ' ' or '\t', ..] || line.StartsWith("1. ", StringComparison.Ordinal)) ? start : null;
    }

    // Behind emphasis, a link, code or HTML, or at the beginning of a list item.
    private bool BelongsToSpan(int at) => at > 0 && (text[at - 1] is '*' or '_' or ')' or ']' or '`' or '>' || (text[at - 1] is ' ' && at > 1 && text[at - 2] is '*' or '-' or '+' or '.'));

    private bool IsHeadingEnd(int at, int end)
    {
        if (!IsLineEnd(end) || at == 0 || text[at - 1] is not (' ' or '\t'))
        {
            return false;
        }

        var line = text.AsSpan(0, at);
        line = line[(line.LastIndexOf('\n') + 1)..].TrimStart();
        var hashes = line.IndexOfAnyExcept('#');
        if (hashes is > 0 and <= 6)
        {
            return true;
        }

        var next = text.IndexOf('\n', end) + 1;
        var under = next == 0 ? "" : text.AsSpan(next);
        under = under[..(under.IndexOf('\n') is >= 0 and var length ? length : under.Length)].Trim();
        return !line.IsEmpty && !under.IsEmpty && (under.IndexOfAnyExcept('=') < 0 || under.IndexOfAnyExcept('-') < 0);
    }
}
