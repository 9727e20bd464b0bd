using System.Buffers;
using System.Globalization;
using System.Text;

namespace Feeds.Content.Dialects;

/// <summary>How Hugo makes a path of a name, so that our addresses are the ones its pages have.</summary>
internal static class HugoPath
{
    private static readonly SearchValues<char> AlwaysAllowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./\\_#+~-@");

    /// <summary>A folder or file name as Hugo keys its pages: each blank a hyphen.</summary>
    public static string Normalized(string name) => name.Replace(' ', '-');

    /// <summary>Letters, digits, marks and a few signs; blanks become one hyphen, all else goes.</summary>
    public static string Sanitized(string path)
    {
        if (!path.AsSpan().ContainsAnyExcept(AlwaysAllowed))
        {
            return path;
        }

        var kept = new StringBuilder(path.Length);
        bool pending = false, wasHyphen = false;
        for (var i = 0; i < path.Length; i++)
        {
            Rune.DecodeFromUtf16(path.AsSpan(i), out var rune, out var length);
            if (IsAllowed(path, i, rune))
            {
                wasHyphen = rune.Value == '-';
                if (pending && !wasHyphen)
                {
                    kept.Append('-');
                }

                pending = false;
                kept.Append(path, i, length);
            }
            else if (kept.Length > 0 && !wasHyphen && Rune.IsWhiteSpace(rune))
            {
                pending = true;
            }

            i += length - 1;
        }

        return kept.ToString();
    }

    /// <summary>Lower case by Go's table, which has one for a letter that the invariant table of .NET leaves alone.</summary>
    public static string Lower(string text) => text.ToLowerInvariant().Replace('\u0130', 'i');

    /// <summary>
    /// A title or slug as it comes into a permalink pattern: Hugo escapes it as an address and decodes that as a query,
    /// so a plus becomes a blank and a sign of number at the end is lost.
    /// </summary>
    public static string InPattern(string text)
    {
        var path = Sanitized(text);
        path = path.IndexOf('#', StringComparison.Ordinal) == path.Length - 1 && path.Length > 0 ? path[..^1] : path;
        return QueryDecoded(path);
    }

    private static string QueryDecoded(string text) =>
        text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text.Replace('+', ' ')) : text.Replace('+', ' ');

    private static bool IsAllowed(string path, int at, Rune rune) =>
        Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        || rune.Value is '.' or '/' or '\\' or '_' or '#' or '+' or '~' or '-' or '@'
        || (rune.Value == '%' && at + 2 < path.Length && char.IsAsciiHexDigit(path[at + 1]) && char.IsAsciiHexDigit(path[at + 2]));
}
