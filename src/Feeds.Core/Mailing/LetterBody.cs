using System.Buffers.Text;
using System.Text;
using Feeds.Sources;
using MimeKit;
using MimeKit.Encodings;
using MimeKit.Text;

namespace Feeds.Mailing;

/// <summary>One of a letter's texts, ready to be filled with a reader's addresses and encoded once for signing and sending.</summary>
internal sealed class LetterBody
{
    // What one line of base64 holds (RFC 2045, section 6.8).
    private const int LineOctets = 57;

    private readonly TextFormat format;
    private readonly ContentEncoding encoding;
    private readonly List<(byte[] Before, bool IsPreferences)> pieces = [];
    private readonly byte[] rest;

    public LetterBody(TextFormat format, string text)
    {
        var whole = XmlText.Clean(text).ReplaceLineEndings("\r\n");
        this.format = format;
        encoding = EncodingOf(whole);
        var at = 0;
        while (Next(whole, at) is (var mark, >= 0 and var found))
        {
            pieces.Add((Encoding.UTF8.GetBytes(whole[at..found]), mark == LetterMarks.Preferences));
            at = found + mark.Length;
        }

        rest = Encoding.UTF8.GetBytes(whole[at..]);
    }

    /// <summary>The part of one reader's message.</summary>
    public TextPart For(string unsubscribe, string preferences)
    {
        using var text = new MemoryStream(rest.Length + pieces.Sum(piece => piece.Before.Length) + 1024);
        foreach (var (before, isPreferences) in pieces)
        {
            text.Write(before);
            text.Write(Encoding.UTF8.GetBytes(isPreferences ? preferences : unsubscribe));
        }

        text.Write(rest);
        var octets = text.GetBuffer().AsSpan(0, (int)text.Length);
        var encoded = encoding == ContentEncoding.Base64 ? InBase64(octets) : InQuotedPrintable(text);
        return new TextPart(format) { ContentType = { Charset = "utf-8" }, ContentTransferEncoding = encoding, Content = new MimeContent(encoded, encoding) };
    }

    private static (string Mark, int At) Next(string text, int from)
    {
        var (unsubscribe, preferences) = (text.IndexOf(LetterMarks.Unsubscribe, from, StringComparison.Ordinal), text.IndexOf(LetterMarks.Preferences, from, StringComparison.Ordinal));
        return preferences >= 0 && (unsubscribe < 0 || preferences < unsubscribe) ? (LetterMarks.Preferences, preferences) : (LetterMarks.Unsubscribe, unsubscribe);
    }

    // Quoted-printable takes three octets for each that is not ASCII, base64 four for three of any: it is shorter from one in six on.
    private static ContentEncoding EncodingOf(string text)
    {
        var others = Encoding.UTF8.GetByteCount(text) - text.Count(char.IsAscii);
        return others > text.Length / 6 ? ContentEncoding.Base64 : ContentEncoding.QuotedPrintable;
    }

    private static MemoryStream InBase64(ReadOnlySpan<byte> octets)
    {
        var lines = new byte[((octets.Length / LineOctets) + 1) * 78];
        var written = 0;
        for (var at = 0; at < octets.Length; at += LineOctets)
        {
            Base64.EncodeToUtf8(octets.Slice(at, Math.Min(LineOctets, octets.Length - at)), lines.AsSpan(written), out _, out var length);
            written += length;
            lines[written++] = (byte)'\r';
            lines[written++] = (byte)'\n';
        }

        return new MemoryStream(lines, 0, written, writable: false);
    }

    private static MemoryStream InQuotedPrintable(MemoryStream text)
    {
        var encoder = new QuotedPrintableEncoder(76);
        var encoded = new byte[encoder.EstimateOutputLength((int)text.Length)];
        var length = encoder.Flush(text.GetBuffer(), 0, (int)text.Length, encoded);
        return new MemoryStream(encoded, 0, length, writable: false);
    }
}
