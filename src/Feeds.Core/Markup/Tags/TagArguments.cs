using System.Text;

namespace Feeds.Markup.Tags;

/// <summary>The arguments of a tag, by place and by name.</summary>
internal sealed class TagArguments
{
    private readonly List<string> positional = [];
    private readonly Dictionary<string, string> named = new(StringComparer.OrdinalIgnoreCase);

    private TagArguments()
    {
    }

    /// <summary>The named argument, or null when there is none or it is empty.</summary>
    public string? this[string name] => named.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The argument at a place, or null.</summary>
    public string? this[int index] => index < positional.Count && positional[index].Length > 0 ? positional[index] : null;

    public int Count => positional.Count;

    /// <summary>Reads words, quoted texts and <c>name=value</c> pairs.</summary>
    /// <param name="quotes">The characters that quote; in backticks a backslash is nothing special.</param>
    /// <param name="separator">What stands between a name and its value.</param>
    public static TagArguments Read(string text, string quotes, char separator = '=')
    {
        var arguments = new TagArguments();
        var at = 0;
        while ((at = SkipBlanks(text, at)) < text.Length)
        {
            var word = ReadWord(text, quotes, separator, ref at, out var wasQuoted);
            var next = SkipBlanks(text, at);
            if (wasQuoted || next >= text.Length || text[next] != separator)
            {
                arguments.positional.Add(word);
                continue;
            }

            at = SkipBlanks(text, next + 1);
            arguments.named[word] = at < text.Length ? ReadWord(text, quotes, '\0', ref at, out _) : "";
        }

        return arguments;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ','))
        {
            at++;
        }

        return at;
    }

    private static string ReadWord(string text, string quotes, char separator, ref int at, out bool wasQuoted)
    {
        wasQuoted = quotes.Contains(text[at], StringComparison.Ordinal);
        if (wasQuoted && Closing(text, at) is { } closing)
        {
            var quoted = text[(at + 1)..closing];
            quoted = text[at] == '`' || !quoted.Contains('\\', StringComparison.Ordinal) ? quoted : Unescaped(quoted, text[at]);
            at = closing + 1;
            return quoted;
        }

        wasQuoted = false;
        var start = at;
        do
        {
            at++;
        }
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != separator && text[at] != ',');

        return text[start..at];
    }

    private static int? Closing(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == text[at] && (text[at] == '`' || text[i - 1] != '\\'))
            {
                return i;
            }
        }

        return null;
    }

    private static string Unescaped(string quoted, char quote) => new StringBuilder(quoted).Replace("\\" + quote, quote.ToString()).Replace(@"\\", @"\").ToString();
}
