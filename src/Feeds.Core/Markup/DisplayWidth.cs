using System.Globalization;
using System.Text;

namespace Feeds.Markup;

/// <summary>How many columns text takes where every character is as wide as a letter or as two.</summary>
public static class DisplayWidth
{
    /// <summary>The columns of a text without line ends.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>Two for what is wide (Unicode Standard Annex 11), none for what joins the character before it.</summary>
    public static int Of(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF or >= 0xA960 and <= 0xA97F or >= 0xAC00 and <= 0xD7A3 => 2,
        >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 => 2,
        >= 0x1F300 and <= 0x1F64F or >= 0x1F680 and <= 0x1F6FF or >= 0x1F900 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1,
    };

    /// <summary>The beginning that fits, never cut inside a character as people see them, with an ellipsis where something is missing.</summary>
    public static string Cut(string text, int columns)
    {
        if (Of(text) <= columns)
        {
            return text;
        }

        var at = 0;
        for (var left = columns - 1; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            left -= Of(text.AsSpan(at, length));
            if (left < 0)
            {
                break;
            }

            at += length;
        }

        return AtWord(text, at).TrimEnd(' ', ',', ':', '-', '，', '、', '：', '—', '–') + "…";
    }

    // A word is cut where the blank before it is far off, or there is none.
    private static string AtWord(string text, int end)
    {
        if (end < text.Length && text[end] != ' ' && text.LastIndexOf(' ', Math.Max(end - 1, 0)) is > 0 and var blank && end - blank <= 16 && Of(text.AsSpan(blank, end - blank)) == end - blank)
        {
            end = blank;
        }

        return text[..end];
    }
}
