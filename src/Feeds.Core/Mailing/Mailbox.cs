using System.Text;
using Feeds.Sources;

namespace Feeds.Mailing;

/// <summary>An address with the name that people see, as in a From field.</summary>
public sealed record Mailbox
{
    private const int MostCharacters = 1000;

    /// <param name="name">What cannot be seen, turns the direction of text or breaks lines is left out; null or nothing left: no name.</param>
    public Mailbox(string? name, EmailAddress address) => (Name, Address) = (name is not null && Plain(name) is { Length: > 0 } plain ? plain : null, address);

    /// <summary>One line without control characters, or null.</summary>
    public string? Name { get; }

    public EmailAddress Address { get; }

    /// <summary>Reads <c>Name &lt;local@domain&gt;</c>, <c>"Name, in quotes" &lt;local@domain&gt;</c> or a bare address; null with the reason when it is none.</summary>
    public static Mailbox? Parse(string text, out string? why)
    {
        if (text.Length > MostCharacters)
        {
            why = $"{XmlText.Quoted(text)} is longer than {MostCharacters} characters";
            return null;
        }

        var written = text.Trim();
        var open = written.LastIndexOf('<');
        if (open < 0 && !written.EndsWith('>'))
        {
            return EmailAddress.Parse(written, out why) is { } bare ? new(null, bare) : null;
        }

        var name = Unquoted(written[..Math.Max(0, open)].Trim());
        if (open < 0 || !written.EndsWith('>') || name is null)
        {
            why = $"{XmlText.Quoted(text)} is no mail address with a name; write Name <local@example.org>, a name with brackets or quotes in quotes";
            return null;
        }

        return EmailAddress.Parse(written[(open + 1)..^1].Trim(), out why) is { } address ? new(name, address) : null;
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Name is null ? Address.ToString()
        : Name.All(c => char.IsLetterOrDigit(c) || c == ' ') ? $"{Name} <{Address}>"
        : $"\"{Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{Address}>";

    // The name in quotes without them (RFC 5322 section 3.2.4); null when they are not closed, or brackets stand outside.
    private static string? Unquoted(string name)
    {
        if (!name.StartsWith('"'))
        {
            return name.AsSpan().ContainsAny('<', '>', '"') ? null : name;
        }

        var text = new StringBuilder(name.Length);
        for (var i = 1; i < name.Length; i++)
        {
            switch (name[i])
            {
                case '"':
                    return i == name.Length - 1 ? text.ToString() : null;
                case '\\' when i + 1 < name.Length:
                    text.Append(name[++i]);
                    break;
                default:
                    text.Append(name[i]);
                    break;
            }
        }

        return null;
    }

    private static string Plain(string name) => XmlText.Line(string.Concat(name.Where(c => c is not (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200B' or '\uFEFF'))));
}
