using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;

namespace Feeds.Syndication;

/// <summary>The HTML of an entry as XML holds it, in UTF-8: made once for all feeds and formats, in half the memory of a string.</summary>
/// <remarks>It is written around the writers of XML and JSON, which would look at each character by itself; the bytes are theirs all the same.</remarks>
internal sealed class EscapedHtml : IEquatable<EscapedHtml>
{
    // "&amp;"; no character takes more bytes.
    private const int LongestReference = 5;

    // "\uD83D"; no byte takes more.
    private const int LongestEscape = 6;

    // What JSON writes as it is, and what is known how to be written otherwise; the writer alone knows the rest.
    private static readonly SearchValues<char> Usual = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsSurrogate(c) || c is '\n' or '\t' or '"' or '\\' || !JavaScriptEncoder.UnsafeRelaxedJsonEscaping.WillEncode(c))]);

    // What JSON has otherwise than XML: the letter that follows its backslash, or & for a reference; 0 for all that is the same.
    private static readonly byte[] Escapes = MakeEscapes();

    private readonly byte[] xml;
    private readonly bool isUsual;

    private EscapedHtml(byte[] xml, bool isUsual) => (this.xml, this.isUsual) = (xml, isUsual);

    public static EscapedHtml Empty { get; } = new([], isUsual: true);

    public bool IsEmpty => xml.Length == 0;

    public static EscapedHtml Of(ReadOnlySpan<char> html)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(html.Length * LongestReference);
        var escaped = bytes.AsSpan(0, Escape(html, bytes, out var isUsual)).ToArray();
        ArrayPool<byte>.Shared.Return(bytes);
        return new(escaped, isUsual);
    }

    /// <summary>Writes it into the element that was begun.</summary>
    /// <param name="output">What the writer writes to.</param>
    public void WriteXml(XmlWriter writer, Stream output)
    {
        // The writer closes the element's tag before anything raw.
        writer.WriteRaw("");
        writer.Flush();
        output.Write(xml);
    }

    /// <summary>Writes it as a property.</summary>
    public void WriteJson(Utf8JsonWriter json, string name)
    {
        if (!isUsual)
        {
            json.WriteString(name, ToString());
            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent((xml.Length * LongestEscape) + 2);
        json.WritePropertyName(name);
        json.WriteRawValue(bytes.AsSpan(0, ToJson(bytes)), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>The HTML itself.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(xml));
        return text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").ToString();
    }

    public bool Equals(EscapedHtml? other) => other is not null && xml.AsSpan().SequenceEqual(other.xml);

    public override bool Equals(object? obj) => Equals(obj as EscapedHtml);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(xml);
        return hash.ToHashCode();
    }

    // Sixteen letters at a time up to the next that is written otherwise: tags stand too close for a search and a copy of what lies between.
    private static int Escape(ReadOnlySpan<char> text, Span<byte> bytes, out bool isUsual)
    {
        isUsual = true;
        var length = 0;
        var units = MemoryMarshal.Cast<char, ushort>(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (text.Length - at >= Vector128<byte>.Count)
            {
                var next = Vector128.NarrowWithSaturation(Vector128.Create(units[at..]), Vector128.Create(units[(at + Vector128<ushort>.Count)..]));
                next.CopyTo(bytes[length..]);
                var plain = Before(XmlOtherwise(next));
                (at, length) = (at + plain, length + plain);
                if (plain == Vector128<byte>.Count)
                {
                    at--;
                    continue;
                }
            }

            switch (text[at])
            {
                case '<':
                    length += Copy("&lt;"u8, bytes[length..]);
                    break;
                case '>':
                    length += Copy("&gt;"u8, bytes[length..]);
                    break;
                case '&':
                    length += Copy("&amp;"u8, bytes[length..]);
                    break;
                case >= ' ' and < '\u007F' or '\n' or '\t':
                    bytes[length++] = (byte)text[at];
                    break;
                case < '\u0080' and var control:
                    bytes[length++] = (byte)control;
                    isUsual = false;
                    break;
                default:
                    var end = text[at..].IndexOfAnyInRange('\0', '\u007F');
                    var others = end < 0 ? text[at..] : text.Slice(at, end);
                    isUsual &= !others.ContainsAnyExcept(Usual);
                    length += Encoding.UTF8.GetBytes(others, bytes[length..]);
                    at += others.Length - 1;
                    break;
            }
        }

        return length;
    }

    private int ToJson(Span<byte> bytes)
    {
        ReadOnlySpan<byte> text = xml;
        ReadOnlySpan<byte> escapes = Escapes;
        var length = 0;
        bytes[length++] = (byte)'"';
        for (var at = 0; at < text.Length; at++)
        {
            if (text.Length - at >= Vector128<byte>.Count)
            {
                var next = Vector128.Create(text[at..]);
                next.CopyTo(bytes[length..]);
                var plain = Before(JsonOtherwise(next));
                (at, length) = (at + plain, length + plain);
                if (plain == Vector128<byte>.Count)
                {
                    at--;
                    continue;
                }
            }

            var octet = text[at];
            switch (escapes[octet])
            {
                case 0:
                    bytes[length++] = octet;
                    break;
                case (byte)'&':
                    (bytes[length++], var reference) = text[at + 1] switch { (byte)'l' => ((byte)'<', "lt;"u8.Length), (byte)'g' => ((byte)'>', "gt;"u8.Length), _ => (octet, "amp;"u8.Length) };
                    at += reference;
                    break;
                case (byte)'u':
                    length += Surrogates(text[at..], bytes[length..], out var read);
                    at += read - 1;
                    break;
                case var letter:
                    bytes[length++] = (byte)'\\';
                    bytes[length++] = letter;
                    break;
            }
        }

        bytes[length++] = (byte)'"';
        return length;
    }

    // All but what XML and JSON have as ASCII does.
    private static Vector128<byte> XmlOtherwise(Vector128<byte> next) =>
        Vector128.LessThan(next, Vector128.Create((byte)' ')) | Vector128.GreaterThan(next, Vector128.Create((byte)'~'))
        | Vector128.Equals(next, Vector128.Create((byte)'<')) | Vector128.Equals(next, Vector128.Create((byte)'>')) | Vector128.Equals(next, Vector128.Create((byte)'&'));

    // What Escapes tells.
    private static Vector128<byte> JsonOtherwise(Vector128<byte> next) =>
        Vector128.LessThan(next, Vector128.Create((byte)' ')) | Vector128.GreaterThanOrEqual(next, Vector128.Create((byte)0xF0))
        | Vector128.Equals(next, Vector128.Create((byte)'"')) | Vector128.Equals(next, Vector128.Create((byte)'\\')) | Vector128.Equals(next, Vector128.Create((byte)'&'));

    private static int Before(Vector128<byte> otherwise) => Math.Min(BitOperations.TrailingZeroCount(otherwise.ExtractMostSignificantBits()), Vector128<byte>.Count);

    private static int Surrogates(ReadOnlySpan<byte> text, Span<byte> bytes, out int read)
    {
        Rune.DecodeFromUtf8(text, out var rune, out read);
        Span<char> pair = stackalloc char[2];
        rune.EncodeToUtf16(pair);
        Utf8.TryWrite(bytes, CultureInfo.InvariantCulture, $"\\u{(int)pair[0]:X4}\\u{(int)pair[1]:X4}", out var written);
        return written;
    }

    private static byte[] MakeEscapes()
    {
        var escapes = new byte[256];
        (escapes['\n'], escapes['\t'], escapes['"'], escapes['\\'], escapes['&']) = ((byte)'n', (byte)'t', (byte)'"', (byte)'\\', (byte)'&');
        // What leads four bytes is two characters in JSON.
        escapes.AsSpan(0xF0).Fill((byte)'u');
        return escapes;
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }
}
