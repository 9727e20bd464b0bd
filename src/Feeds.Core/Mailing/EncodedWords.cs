using System.Text;

namespace Feeds.Mailing;

/// <summary>Text of any script as words of ASCII that a header field can hold (RFC 2047).</summary>
internal static class EncodedWords
{
    private const int MaxWord = 75;
    private const int MaxLine = 78;
    private const string Base64Start = "=?utf-8?b?";
    private const string QuotedStart = "=?utf-8?q?";
    private const int Frame = 12;

    /// <summary>The words, none longer than 75 characters, each whole characters.</summary>
    /// <param name="before">How much of the first line is taken.</param>
    public static List<string> Of(string text, int before)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var isBase64 = utf8.Sum(octet => IsPlain(octet) ? 1 : 3) > (utf8.Length + 2) / 3 * 4;
        var words = new List<string>();
        var word = new List<byte>();
        Span<byte> octets = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(octets);
            var room = Math.Min(MaxWord, words.Count == 0 ? MaxLine - before : MaxWord) - Frame;
            if (word.Count > 0 && LengthOf(word, octets[..length], isBase64) > room)
            {
                words.Add(Written(word, isBase64));
                word.Clear();
            }

            word.AddRange(octets[..length]);
        }

        words.Add(Written(word, isBase64));
        return words;
    }

    private static int LengthOf(List<byte> word, ReadOnlySpan<byte> more, bool isBase64)
    {
        if (isBase64)
        {
            return (word.Count + more.Length + 2) / 3 * 4;
        }

        var length = word.Sum(octet => IsPlain(octet) ? 1 : 3);
        foreach (var octet in more)
        {
            length += IsPlain(octet) ? 1 : 3;
        }

        return length;
    }

    private static string Written(List<byte> word, bool isBase64)
    {
        if (isBase64)
        {
            return $"{Base64Start}{Convert.ToBase64String([.. word])}?=";
        }

        var written = new StringBuilder(QuotedStart);
        foreach (var octet in word)
        {
            _ = octet == ' ' ? written.Append('_') : IsPlain(octet) ? written.Append((char)octet) : written.Append('=').Append(Convert.ToHexString([octet]));
        }

        return written.Append("?=").ToString();
    }

    // What needs no escape even within a phrase (RFC 2047, section 5).
    private static bool IsPlain(byte octet) => char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)' ' or (byte)'!' or (byte)'*' or (byte)'+' or (byte)'-' or (byte)'/';
}
