using System.Globalization;
using System.Text;

namespace Feeds.Mailing;

/// <summary>What may stand before the <c>@</c> of an address (RFC 5321 section 4.1.2, RFC 6531 section 3.3); what only works in quotes may not.</summary>
internal static class LocalPart
{
    // RFC 5321 section 4.5.3.1.1.
    private const int MostOctets = 64;

    private const string Specials = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>The part in its composed form (NFC), or null with the reason as the end of a sentence about the address.</summary>
    public static string? Normalised(string local, out string? why)
    {
        why = local.Length == 0 ? "has nothing before the '@'"
            : local[0] == '"' ? "has quotes before the '@', which few servers take"
            : Stranger(local) is { } stranger ? $"holds {Named(stranger)} before the '@'"
            : local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal) ? "has a dot too many before the '@'"
            : null;
        if (why is not null)
        {
            return null;
        }

        var composed = local.Normalize(NormalizationForm.FormC);
        why = Encoding.UTF8.GetByteCount(composed) > MostOctets ? $"is longer than {MostOctets} octets before the '@'" : null;
        return why is null ? composed : null;
    }

    private static Rune? Stranger(string local)
    {
        foreach (var rune in local.EnumerateRunes())
        {
            if (!IsAllowed(rune))
            {
                return rune;
            }
        }

        return null;
    }

    // Nothing that cannot be seen or turns the direction of what follows: it would only ever deceive.
    private static bool IsAllowed(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || rune.Value == '.' || Specials.Contains((char)rune.Value, StringComparison.Ordinal)
        : Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            && rune != Rune.ReplacementChar;

    private static string Named(Rune rune) => Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) ? "a blank"
        : rune.Value is '\r' or '\n' ? "a line break"
        : rune == Rune.ReplacementChar ? "half a character"
        : rune.IsAscii && !Rune.IsControl(rune) ? $"'{rune}'"
        : string.Create(CultureInfo.InvariantCulture, $"the character U+{rune.Value:X4}");
}
