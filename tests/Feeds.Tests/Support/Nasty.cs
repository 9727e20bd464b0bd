using CsCheck;

namespace Feeds.Tests.Support;

/// <summary>Random texts made of what breaks feeds: markup, entities, control characters, halves of characters, template tags.</summary>
public static class Nasty
{
    private static readonly string[] Pieces =
    [
        "a", "b c", "1", "中", "文。", "😀", "👩‍👩‍👧", "é", "ש", "\u200F", "\u200B", "\u00A0", "\u3000", " ", "\n", "\r\n", "\t",
        "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "&amp;", "&lt;", "&#x0B;", "&#8;", "&#xD800;", "&nbsp;", "&copy", "&#0;",
        "\u0000", "\u0008", "\u000B", "\u000C", "\u001B", "\u007F", "\u0085", "\u008F", "\u2028", "\uD800", "\uDC00", "\uFFFE", "\uFFFF", "\uFEFF",
        "#", "`", "*", "_", "[", "](", ")", "!", "|", "\\", ":", "/", "?", "%", "%41", "..", "-", "+", "=", "@", "{", "}",
        "{{", "}}", "{{<", ">}}", "{%", "%}", "{:", "[^1]", "[^1]:", "http://", "//", "mailto:", "javascript:", "www.", ".example",
        "<b>", "</b>", "<p>", "</p>", "<a href=x>", "</a>", "<img src=y>", "<script>", "</script>", "<table><tr><td>x</td></tr></table>", "<div>", "</div>",
    ];

    /// <summary>A text of up to 30 such pieces.</summary>
    public static Gen<string> Text { get; } = Gen.Int[0, Pieces.Length - 1].Array[0, 30].Select(chosen => string.Concat(chosen.Select(i => Pieces[i])));
}
