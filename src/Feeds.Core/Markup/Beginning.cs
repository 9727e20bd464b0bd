using System.Globalization;
using System.Text;

namespace Feeds.Markup;

/// <summary>The beginning of a text, as long as Hugo's summaries, but counting characters in scripts that part no words.</summary>
internal static class Beginning
{
    private const int MaxWords = 70;
    private const int MaxWideCharacters = 140;
    private const int MaxCharacters = 1000;

    /// <summary>The whole text if it is short; else what fits, never cut inside a character as people see them, with an ellipsis.</summary>
    public static string Of(string text)
    {
        int words = 0, wide = 0, characters = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            words += text[at] == ' ' ? 1 : 0;
            wide += IsWide(text, at) ? 1 : 0;
            characters++;
            if (words >= MaxWords || wide >= MaxWideCharacters || characters >= MaxCharacters)
            {
                at += text[at] == ' ' ? 0 : length;
                return at >= text.Length ? text : text[..at].TrimEnd(' ', ',', '，', '、') + "…";
            }

            at += length;
        }

        return text;
    }

    // Chinese, Japanese and Korean, the scripts of Southeast Asia, pictures.
    private static bool IsWide(string text, int at) =>
        Rune.TryGetRuneAt(text, at, out var rune) && rune.Value is >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF or >= 0x2E80 and <= 0xD7FF or >= 0xF900 and <= 0xFAFF or >= 0xFF00 and <= 0xFFEF or >= 0x1F000;
}
