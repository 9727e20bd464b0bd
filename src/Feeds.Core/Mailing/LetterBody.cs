using System.Buffers;
using System.Buffers.Text;
using Feeds.Sources;
using MimeKit.Encodings;

namespace Feeds.Mailing;

/// <summary>One of a letter's texts, encoded once; a reader's addresses are put between.</summary>
internal sealed class LetterBody
{
    // What one line of base64 holds (RFC 2045, section 6.8).
    private const int LineOctets = 57;

    private readonly bool isBase64;
    private readonly List<(byte[] Before, bool IsPreferences)> pieces = [];
    private readonly byte[] rest;

    public LetterBody(string text)
    {
        var whole = XmlText.Clean(text).ReplaceLineEndings("\r\n");
        isBase64 = IsShorterInBase64(whole);
        var at = 0;
        while (Next(whole, at) is (var mark, >= 0 and var found))
        {
            pieces.Add((Prepared(whole[at..found]), mark == LetterMarks.Preferences));
            at = found + mark.Length;
        }

        rest = Prepared(whole[at..]);
        Length = rest.Length + pieces.Sum(piece => piece.Before.Length);
    }

    /// <summary>The name of the encoding.</summary>
    public string Encoding => isBase64 ? "base64" : "quoted-printable";

    /// <summary>How many bytes it has at least.</summary>
    public int Length { get; }

    /// <summary>Writes the text of one reader, encoded.</summary>
    public void Write(IBufferWriter<byte> to, string unsubscribe, string preferences)
    {
        var (leave, choose) = (Prepared(unsubscribe), Prepared(preferences));
        if (!isBase64)
        {
            foreach (var (before, isPreferences) in pieces)
            {
                to.Write(before);
                to.Write(isPreferences ? choose : leave);
            }

            to.Write(rest);
            return;
        }

        // Three octets make four letters, wherever a piece ends.
        var octets = new ArrayBufferWriter<byte>(Length + (pieces.Count * Math.Max(leave.Length, choose.Length)) + 1);
        foreach (var (before, isPreferences) in pieces)
        {
            octets.Write(before);
            octets.Write(isPreferences ? choose : leave);
        }

        octets.Write(rest);
        WriteBase64(to, octets.WrittenSpan);
    }

    private static (string Mark, int At) Next(string text, int from)
    {
        var (unsubscribe, preferences) = (text.IndexOf(LetterMarks.Unsubscribe, from, StringComparison.Ordinal), text.IndexOf(LetterMarks.Preferences, from, StringComparison.Ordinal));
        return preferences >= 0 && (unsubscribe < 0 || preferences < unsubscribe) ? (LetterMarks.Preferences, preferences) : (LetterMarks.Unsubscribe, unsubscribe);
    }

    // Quoted-printable takes three octets for each that is not ASCII, base64 four for three of any: it is shorter from one in six on.
    private static bool IsShorterInBase64(string text) => System.Text.Encoding.UTF8.GetByteCount(text) - text.Count(char.IsAscii) > text.Length / 6;

    private byte[] Prepared(string text) => isBase64 ? System.Text.Encoding.UTF8.GetBytes(text) : QuotedPrintable(System.Text.Encoding.UTF8.GetBytes(text));

    // A piece that does not end with its line ends with a soft line break (RFC 2045, section 6.7): whatever follows begins a line.
    private static byte[] QuotedPrintable(byte[] octets)
    {
        var encoder = new QuotedPrintableEncoder(76);
        var encoded = new byte[encoder.EstimateOutputLength(octets.Length)];
        var written = encoded.AsSpan(0, encoder.Flush(octets, 0, octets.Length, encoded));
        var lines = new byte[written.Length + written.Count((byte)'\n')];
        var length = 0;
        foreach (var octet in written)
        {
            if (octet == '\n' && (length == 0 || lines[length - 1] != '\r'))
            {
                lines[length++] = (byte)'\r';
            }

            lines[length++] = octet;
        }

        return lines[..length];
    }

    private static void WriteBase64(IBufferWriter<byte> to, ReadOnlySpan<byte> octets)
    {
        var lines = to.GetSpan(((octets.Length / LineOctets) + 1) * 78);
        var written = 0;
        for (var at = 0; at < octets.Length; at += LineOctets)
        {
            Base64.EncodeToUtf8(octets.Slice(at, Math.Min(LineOctets, octets.Length - at)), lines[written..], out _, out var length);
            written += length;
            lines[written++] = (byte)'\r';
            lines[written++] = (byte)'\n';
        }

        to.Advance(written);
    }
}
