using System.Globalization;
using System.Text.RegularExpressions;

namespace Feeds.Inspection;

/// <summary>Plain text and the small values: numbers, languages, media types, mail addresses.</summary>
internal static partial class TextRules
{
    /// <summary>Any text at all.</summary>
    public static IEnumerable<Fault> Any(string value) => [];

    /// <summary>Text that is not empty.</summary>
    public static IEnumerable<Fault> NotBlank(string value) => string.IsNullOrWhiteSpace(value) ? [Fault.Warning("blank", "is empty")] : [];

    /// <summary>Text that is neither empty nor markup in disguise.</summary>
    public static IEnumerable<Fault> Plain(string value) => Markup.Match(value) is { Success: true } markup
        ? [Fault.Warning("plain-text", $"is plain text, but holds {Findings.Quote(markup.Value)}, which readers show as it is written")]
        : NotBlank(value);

    /// <summary>A language tag (RFC 5646, section 2.1).</summary>
    public static IEnumerable<Fault> Language(string value) => LanguageTag.IsMatch(value) ? [] : [Fault.Error("language", $"{Findings.Quote(value)} is no language tag such as en or zh-CN")];

    /// <summary>A media type such as <c>audio/mpeg</c> (RFC 6838, section 4.2).</summary>
    public static IEnumerable<Fault> MediaType(string value) => MediaTypeForm.IsMatch(value) ? [] : [Fault.Error("media-type", $"{Findings.Quote(value)} is no media type such as audio/mpeg")];

    /// <summary>A number of bytes; 0 when it is not known.</summary>
    public static ValueRule Count { get; } = Between(0, long.MaxValue);

    /// <summary>Whole numbers from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static ValueRule Between(long least, long most) => value =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? []
            : [Fault.Error("number", $"{Findings.Quote(value)} is no whole number from {least}{(most < int.MaxValue ? $" to {most}" : "")}")];

    /// <summary>A mail address alone (RFC 5322, addr-spec), as Atom wants it.</summary>
    public static IEnumerable<Fault> Mail(string value) => MailForm.Match(value).Length == value.Length && value.Length > 0 ? [] : [Fault.Error("mail", $"{Findings.Quote(value)} is no mail address")];

    /// <summary>A mail address with a name in brackets, as RSS wants it: <c>editor@example.org (Editor)</c>.</summary>
    public static IEnumerable<Fault> MailWithName(string value)
    {
        value = value.StartsWith("mailto:", StringComparison.Ordinal) ? Uri.UnescapeDataString(value["mailto:".Length..]) : value;
        return !MailForm.IsMatch(value) ? [Fault.Error("mail", $"{Findings.Quote(value)} is no mail address such as editor@example.org (Editor); a name alone belongs in <dc:creator>")]
            : value.EndsWith(')') ? []
            : [Fault.Warning("mail", $"{Findings.Quote(value)} is not of the form editor@example.org (Editor)")];
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("</?(a|abbr|b|big|blockquote|br|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|ol|p|pre|q|s|script|small|span|strike|strong|sub|sup|table|td|tr|tt|u|ul)(\\s[^<>]*)?/?>|&(amp|lt|gt|quot|apos|nbsp|copy|mdash|ndash|hellip|[lr][sd]quo|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Markup { get; }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", Options)]
    private static partial Regex LanguageTag { get; }

    [GeneratedRegex("^[^\\s()<>,;:\\\\\"/\\[\\]?=]+/[^\\s()<>,;:\\\\\"/\\[\\]?=]+(\\s*;.*)?$", Options)]
    private static partial Regex MediaTypeForm { get; }

    // The domain can only begin behind an "@", so that no text is searched twice.
    [GeneratedRegex("(?>[A-Za-z0-9_+.'!#$%&*/=?^`{|}~-]+)@(?>([A-Za-z0-9-]+\\.)*)[A-Za-z0-9][A-Za-z0-9-]*", Options)]
    private static partial Regex MailForm { get; }
}
