using System.Buffers;
using System.Text;
using Feeds.Sources;

namespace Feeds.Mailing;

/// <summary>Makes header fields, each with its last line break, that no text from outside can break out of: 7-bit, folded, every name one line whatever it holds.</summary>
internal static class HeaderText
{
    private const int MaxLine = 78;
    private const int LongestWord = 60;
    private static readonly SearchValues<char> Specials = SearchValues.Create("()<>[]:;@\\,.\"");

    /// <summary>A field of words, folded before those that do not fit.</summary>
    public static string Field(string name, params IEnumerable<string> words)
    {
        var field = new StringBuilder(name).Append(':');
        var column = field.Length;
        foreach (var word in words)
        {
            if (column + 1 + word.Length > MaxLine)
            {
                field.Append("\r\n");
                column = 0;
            }

            field.Append(' ').Append(word.All(IsVisible) ? word : throw new ArgumentException("A word of a header field holds what is not visible.", nameof(words)));
            column += 1 + word.Length;
        }

        return field.Append("\r\n").ToString();
    }

    /// <summary>Any text (RFC 5322 section 3.6.5).</summary>
    public static string Text(string name, string text)
    {
        var line = XmlText.Line(text);
        return Field(name, IsPlain(line) ? line.Split(' ') : EncodedWords.Of(line, name.Length + 2));
    }

    /// <summary>An address with its name (RFC 5322 section 3.4).</summary>
    public static string Address(string name, Mailbox mailbox)
    {
        var person = XmlText.Line(mailbox.Name ?? "");
        return Field(name, person.Length == 0 ? [mailbox.Address.ToString()] : [.. Phrase(person, name), $"<{mailbox.Address}>"]);
    }

    /// <summary>A name and an identifier (RFC 2919 section 3).</summary>
    public static string List(string title, string id) => Field("List-Id", [.. Phrase(XmlText.Line(title), "List-Id"), $"<{Token(id)}>"]);

    /// <summary>Addresses in angle brackets (RFC 2369 section 2); what a URI cannot hold is percent-encoded.</summary>
    public static string Urls(string name, params ReadOnlySpan<string> urls)
    {
        var words = new List<string>(urls.Length);
        foreach (var url in urls)
        {
            words.Add($"<{Ascii(url)}>" + (words.Count < urls.Length - 1 ? "," : ""));
        }

        return Field(name, words);
    }

    /// <summary>The visible ASCII of a text that should hold nothing else.</summary>
    public static string Token(string text) => string.Concat(text.Where(c => c is > ' ' and < '\u007F' and not '<' and not '>'));

    private static IEnumerable<string> Phrase(string phrase, string name)
    {
        if (!IsPlain(phrase))
        {
            return EncodedWords.Of(phrase, name.Length + 2);
        }

        var isQuoted = phrase.AsSpan().ContainsAny(Specials);
        return (isQuoted ? $"\"{phrase.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // What looks like an encoded word must not be taken for one, and a word that does not fit into a line must be broken.
    private static bool IsPlain(string line) =>
        !line.Contains("=?", StringComparison.Ordinal) && line.All(c => c is >= ' ' and < '\u007F') && line.Split(' ').All(word => word.Length <= LongestWord);

    private static string Ascii(string url)
    {
        var ascii = new StringBuilder(url.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(url))
        {
            _ = octet is > (byte)' ' and < 0x7F and not (byte)'<' and not (byte)'>' and not (byte)'"' ? ascii.Append((char)octet) : ascii.Append('%').Append(Convert.ToHexString([octet]));
        }

        return ascii.ToString();
    }

    // An address may need SMTPUTF8 (RFC 6532); all else is ASCII.
    private static bool IsVisible(char c) => c is > ' ' and not '\u007F' && !char.IsControl(c) && !char.IsWhiteSpace(c);
}
