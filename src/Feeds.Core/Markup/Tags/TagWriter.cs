using System.Text;

namespace Feeds.Markup.Tags;

/// <summary>Writes a body anew, with what its tags stand for in their places.</summary>
internal sealed class TagWriter(string body, bool isHtml)
{
    private const int LongestParagraphLine = 4096;

    private readonly StringBuilder text = new(body.Length);
    private int codeStart = -1;

    /// <summary>Whether all that is written is code.</summary>
    public bool IsInCode => codeStart >= 0;

    public override string ToString() => text.ToString();

    /// <summary>Copies what stands between two tags.</summary>
    public void Copy(int from, int to) => text.Append(body, from, to - from);

    /// <summary>Writes something as if the author had written it.</summary>
    public void Source(string source) => text.Append(source);

    /// <summary>Shows a text as it is, whatever markup it looks like.</summary>
    public void Shown(string shown, bool isCode) => text.Append(isCode ? shown : HtmlText.Literal(shown));

    /// <summary>Whether what has been written ends so.</summary>
    public bool EndsWith(string end)
    {
        if (end.Length == 0 || end.Length > text.Length)
        {
            return false;
        }

        for (var i = 0; i < end.Length; i++)
        {
            if (text[text.Length - end.Length + i] != end[i])
            {
                return false;
            }
        }

        return true;
    }

    public void TrimEnd()
    {
        while (text.Length > Math.Max(0, codeStart) && char.IsWhiteSpace(text[^1]))
        {
            text.Length--;
        }
    }

    /// <summary>When an address is being written, makes it one that leads nowhere, so that only its link's text stays.</summary>
    /// <param name="next">Where the body goes on.</param>
    public void LeadNowhere(int next)
    {
        if (LinkTarget.Start(text, out var end) is { } start && LinkTarget.IsEnded(body, next, end))
        {
            text.Length = start;
            text.Append(LinkBase.Nowhere);
        }
    }

    /// <summary>Writes HTML that stands by itself: Markdown reads on as HTML until a blank line.</summary>
    /// <param name="next">Where the body goes on.</param>
    public void Block(string html, int next)
    {
        var standsAlone = IsAtLineStart(text.Length, out var continuation);
        if (!isHtml && !standsAlone && IsInParagraph())
        {
            text.Append("\n\n");
            standsAlone = true;
        }

        text.Append(html);
        if (!isHtml && standsAlone)
        {
            EndBlock(next, continuation);
        }
    }

    /// <summary>Writes the HTML that opens or closes what holds Markdown.</summary>
    public void Around(string html, int next)
    {
        if (!isHtml && !IsAtLineStart(text.Length, out _))
        {
            text.Append("\n\n");
        }

        IsAtLineStart(text.Length, out var continuation);
        text.Append(html);
        if (!isHtml)
        {
            EndBlock(next, continuation);
        }
    }

    /// <summary>Begins code; there is none within code.</summary>
    public void OpenCode() => codeStart = text.Length;

    /// <summary>Makes code of all that was written since it began.</summary>
    public void CloseCode(string language, int next)
    {
        var start = codeStart;
        codeStart = -1;
        var inner = text.ToString(start, text.Length - start);
        text.Length = start;
        if (isHtml)
        {
            text.Append("<pre><code>").Append(PlainText.ToHtml(inner.Trim('\n'))).Append("</code></pre>");
            return;
        }

        var isWithinLine = !IsAtLineStart(start, out var prefix);
        if (isWithinLine && !inner.Contains('\n', StringComparison.Ordinal))
        {
            text.Append(CodeText.Span(inner));
            return;
        }

        text.Append(isWithinLine ? "\n\n" : "").Append(CodeText.Block(inner, language, prefix));
        text.Append(next < body.Length && body[next] is not ('\n' or '\r') ? "\n" : "");
    }

    private void EndBlock(int next, string continuation)
    {
        var rest = body.AsSpan(next).TrimStart(" \t\r");
        if (rest is not ([] or ['\n', ..]))
        {
            text.Append('\n').Append(continuation.TrimEnd()).Append('\n').Append(continuation);
        }
        else if (!rest.IsEmpty && !StartsBlank(rest[1..]))
        {
            text.Append('\n').Append(continuation.TrimEnd());
        }
    }

    private static bool StartsBlank(ReadOnlySpan<char> lines) => lines.TrimStart(" \t\r>") is [] or ['\n', ..];

    // Whether nothing but the marks of quotes and list items stands before the place in its line; and what a further line begins with.
    private bool IsAtLineStart(int place, out string continuation)
    {
        var prefix = new List<char>();
        for (var i = place - 1; i >= 0 && text[i] != '\n'; i--)
        {
            if (prefix.Count > 100 || !(text[i] is ' ' or '\t' or '>' or '-' or '*' or '+' or '.' or ')' || char.IsAsciiDigit(text[i])))
            {
                continuation = "";
                return false;
            }

            prefix.Add(text[i] is '>' or '\t' ? text[i] : ' ');
        }

        prefix.Reverse();
        continuation = new string([.. prefix]);
        return true;
    }

    // Whether the line is a paragraph's that belongs to no list, table, quote or heading, so that it can be parted.
    private bool IsInParagraph()
    {
        for (var i = text.Length - 1; i >= 0 && i >= text.Length - LongestParagraphLine; i--)
        {
            if (i == 0 || text[i - 1] == '\n')
            {
                return char.IsLetter(text[i]);
            }
        }

        return false;
    }
}
