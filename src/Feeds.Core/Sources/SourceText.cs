using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Feeds.Sources;

/// <summary>Turns the bytes of a file into text: UTF-8, with or without a byte order mark, and nothing else.</summary>
public static class SourceText
{
    // Front matter that is longer is read with all the rest.
    private const int MaxHeadBytes = 32 * 1024;

    /// <summary>The text without its byte order mark, or null with one sentence that names the encoding it looks like.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, out string? why)
    {
        why = null;
        bytes = WithoutMark(bytes);
        if (Text(bytes) is { } text)
        {
            // A text without a single line feed was written where lines end in a carriage return.
            return text.Contains('\n', StringComparison.Ordinal) ? text : text.Replace('\r', '\n');
        }

        why = $"The file is not UTF-8; it looks like {Guess(bytes)}. Save it as UTF-8.";
        return null;
    }

    /// <summary>
    /// The text in two parts, cut behind the line of <c>---</c> that closes what a first line of <c>---</c> opened; the second is empty where
    /// there is no such line. Null with one sentence as <see cref="Decode"/> has it.
    /// </summary>
    public static (string Head, string Tail)? DecodeParts(ReadOnlySpan<byte> bytes, out string? why)
    {
        why = null;
        var length = HeadLength(bytes);
        return length > 0 && Text(WithoutMark(bytes[..length])) is { } head && Text(bytes[length..]) is { } rest ? (head, rest)
            : Decode(bytes, out why) is { } text ? (text, "")
            : null;
    }

    /// <summary>
    /// The text as far as the line of <c>---</c> that closes what a first line of <c>---</c> opened; null where these first bytes of a file hold
    /// no such line, or no text before it.
    /// </summary>
    public static string? DecodeHead(ReadOnlySpan<byte> bytes) => HeadLength(bytes) is > 0 and var length ? Text(WithoutMark(bytes[..length])) : null;

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    // In one pass: to count the characters first costs as much as to decode them.
    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        var text = !bytes.Contains((byte)0) && Utf8.ToUtf16(bytes, characters, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done ? new string(characters, 0, length) : null;
        ArrayPool<char>.Shared.Return(characters);
        return text;
    }

    private static int HeadLength(ReadOnlySpan<byte> bytes)
    {
        var rest = WithoutMark(bytes);
        if (!rest.StartsWith("---\n"u8) && !rest.StartsWith("---\r\n"u8))
        {
            return 0;
        }

        var head = rest[..Math.Min(rest.Length, MaxHeadBytes)];
        var end = head.IndexOf("\n---\n"u8) is >= 0 and var bare ? bare + 5 : head.IndexOf("\n---\r\n"u8) is >= 0 and var returned ? returned + 6 : -1;
        return end < 0 ? 0 : bytes.Length - rest.Length + end;
    }

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..])
        {
            return "an image";
        }

        var head = bytes[..Math.Min(bytes.Length, 4096)];
        return head switch
        {
            [0xFF, 0xFE, 0, 0, ..] => "UTF-32LE",
            [0xFF, 0xFE, ..] => "UTF-16LE",
            [0xFE, 0xFF, ..] => "UTF-16BE",
            _ => Zeros(head) switch
            {
                ( > 0.3, < 0.05) => "UTF-16BE without a byte order mark",
                ( < 0.05, > 0.3) => "UTF-16LE without a byte order mark",
                (0, 0) => CodePage(bytes),
                _ => "a binary file",
            },
        };
    }

    // The share of zero bytes at even and at odd places: Latin text in UTF-16 has them at one of the two.
    private static (double Even, double Odd) Zeros(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        var half = Math.Max(1, head.Length / 2.0);
        return (even / half, odd / half);
    }

    // The code page in which every byte is part of a character and most characters are common ones: those whose two bytes
    // lie where its standard put the everyday letters. Korean and Chinese share that place, but Chinese leaves the Korean one.
    private static string CodePage(ReadOnlySpan<byte> bytes)
    {
        (string Name, int Page, Func<byte, byte, bool> Common)[] candidates =
        [
            ("Shift_JIS", 932, (lead, _) => lead is >= 0x81 and <= 0x98),
            ("EUC-KR", 949, (lead, trail) => lead is >= 0xA1 and <= 0xA3 or >= 0xB0 and <= 0xC8 && trail >= 0xA1),
            ("GBK", 936, (lead, trail) => lead is >= 0xA1 and <= 0xA3 or >= 0xB0 and <= 0xD7 && trail >= 0xA1),
            ("Big5", 950, (lead, _) => lead is >= 0xA1 and <= 0xC6),
        ];
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var best = (Name: "Windows-1252", Share: 0.5);
        foreach (var (name, page, common) in candidates)
        {
            var encoding = Encoding.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            try
            {
                var wide = encoding.GetString(bytes).Where(c => c > '\u007F').ToList();
                var share = wide.Count(c => encoding.GetBytes([c]) is [var lead, var trail] && common(lead, trail)) / (double)Math.Max(1, wide.Count);
                if (share > best.Share)
                {
                    best = (name, share);
                }
            }
            catch (Exception exception) when (exception is DecoderFallbackException or EncoderFallbackException)
            {
                // Not this one.
            }
        }

        return best.Name;
    }
}
