using System.Buffers;
using System.Globalization;

namespace Feeds.Mailing;

/// <summary>The host of an address (RFC 5321 section 2.3.5) in the one form that goes on the wire.</summary>
internal static class MailDomain
{
    private const int MostOctets = 253;
    private const int MostLabelOctets = 63;

    private static readonly SearchValues<char> LetterDigitHyphen = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// The host in lower case and ASCII, or null with the reason as the end of a sentence about the address. A name without a dot reaches
    /// nobody outside a network, so <c>localhost</c> alone is let through, for a server that is tried out; a number is no host.
    /// </summary>
    public static string? Normalised(string domain, out string? why)
    {
        var host = domain.Length == 0 ? null : Ascii(domain);
        why = host is not null ? WhyNot(host) : domain.Length == 0 ? "has nothing after the '@'" : "has no valid host after the '@'";
        return why is null ? host : null;
    }

    private static string? WhyNot(string host)
    {
        var labels = host.Split('.');
        return host.StartsWith('[') ? "has a number for its host"
            : host.Length > MostOctets || Array.Exists(labels, label => label.Length > MostLabelOctets) ? "has too long a host after the '@'"
            : Array.Exists(labels, label => label.Length == 0) ? "has a dot too many after the '@'"
            : Array.Exists(labels, label => label[0] == '-' || label[^1] == '-' || label.AsSpan().ContainsAnyExcept(LetterDigitHyphen)) ? "has no valid host after the '@'"
            : labels.Length == 1 && host != "localhost" ? "has no dot after the '@'"
            : labels[^1].All(char.IsAsciiDigit) ? "has a number for its host"
            : null;
    }

    private static string? Ascii(string domain)
    {
        // IDNA takes more dots than one for a dot, and knows several ways to write a letter: what is ASCII already is left alone.
        var plain = System.Text.Ascii.IsValid(domain);
        var small = plain ? domain.ToLowerInvariant() : domain;
        if (plain && !small.Contains("xn--", StringComparison.Ordinal))
        {
            return small;
        }

        try
        {
            return Idn.GetAscii(Idn.GetUnicode(small)).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
