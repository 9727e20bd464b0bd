using System.Text.RegularExpressions;
using Feeds.Markup;

namespace Feeds.Inspection;

/// <summary>Addresses and ids: URIs in ASCII in RSS and JSON Feed (RFC 3986), IRIs in Atom (RFC 3987).</summary>
internal static partial class AddressRules
{
    private const string NotAscii = "is not ASCII: its path must be percent-encoded, its host begin with xn--";

    /// <summary>An absolute address of any scheme, in ASCII.</summary>
    public static IEnumerable<Fault> Absolute(string value) =>
        (Wrong(value) ?? (!IsAbsolute(value) ? "is not absolute" : IsAscii(value) ? null : NotAscii)) is { } wrong ? [Fault.Error("address", $"{Findings.Quote(value)} {wrong}")] : [];

    /// <summary>An absolute <c>http</c> or <c>https</c> address, in ASCII.</summary>
    public static IEnumerable<Fault> Web(string value) => IsAbsolute(value) && !IsWeb(value) ? [Fault.Error("address", $"{Findings.Quote(value)} is no http or https address")] : Absolute(value);

    /// <summary>A reference as Atom allows it; what few readers can follow is warned of.</summary>
    public static IEnumerable<Fault> Reference(string value)
    {
        var reference = value.Trim();
        return Wrong(reference) is { } wrong ? [Fault.Error("address", $"{Findings.Quote(value)} {wrong}")]
            : reference.Length < value.Length ? [Surrounded]
            : !IsAbsolute(reference) ? [Fault.Warning("relative-address", $"{Findings.Quote(value)} is not absolute; many readers resolve it wrongly or not at all")]
            : IsAscii(reference) ? [] : [Fault.Warning("address", $"{Findings.Quote(value)} {NotAscii}")];
    }

    /// <summary>The id of an Atom feed or entry: absolute and in its canonical form (RFC 4287, section 4.2.6).</summary>
    public static IEnumerable<Fault> Id(string value)
    {
        var id = value.Trim();
        return Absolute(id).FirstOrDefault() is { Text: not null } fault ? [fault]
            : id.Length < value.Length ? [Surrounded]
            : IsWeb(id) && UrlText.Absolute(id) is { } canonical && canonical != id ? [Fault.Warning("canonical-id", $"{Findings.Quote(id)} is not in its canonical form {Findings.Quote(canonical)}; readers compare letter by letter")]
            : [];
    }

    public static bool IsAbsolute(string value) => Scheme.IsMatch(value);

    private static Fault Surrounded => Fault.Error("whitespace", "has blanks around it (RFC 4287, section 2)");

    private static bool IsWeb(string value) => Http.IsMatch(value);

    private static bool IsAscii(string value) => value.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') < 0;

    // What is wrong with an address, absolute or not.
    private static string? Wrong(string value)
    {
        if (value.FirstOrDefault(c => c is <= ' ' or '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}' or '\u007F') is not '\0' and var odd)
        {
            return odd is < ' ' or '\u007F' ? $"holds the character U+{(int)odd:X4}" : $"holds '{odd}', which must be percent-encoded (RFC 3986, section 2)";
        }

        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? "" : value[..colon].ToLowerInvariant()) switch
        {
            "tag" when !Tag.IsMatch(value) => "is no tag URI such as tag:example.org,2025:posts/hello (RFC 4151, section 2.1)",
            "urn" when value.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) && !Guid.TryParseExact(value.AsSpan(9), "D", out _) => "is no UUID (RFC 9562, section 4)",
            "urn" when !Urn.IsMatch(value) => "is no URN such as urn:isbn:0451450523 (RFC 8141, section 2)",
            "http" or "https" when !Http.IsMatch(value) => "names no host",
            _ => null,
        };
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:.", Options)]
    private static partial Regex Scheme { get; }

    [GeneratedRegex("^https?://[^/]", Options)]
    private static partial Regex Http { get; }

    // RFC 4151 knows small letters only before the specific part.
    [GeneratedRegex("^tag:([a-z0-9._-]+@)?[a-z0-9.-]+,[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?:[0-9a-zA-Z;/?:@&=+$._!~*'()%,-]*(#[0-9a-zA-Z;/?:@&=+$._!~*'()%,-]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag { get; }

    [GeneratedRegex("^urn:[a-z0-9][a-z0-9-]{1,31}:([a-z0-9()+,.:=@;$_!*'/?#&~-]|%[0-9a-f]{2})+$", Options)]
    private static partial Regex Urn { get; }
}
