using System.Text;
using Feeds.Sources;

namespace Feeds.Mailing;

/// <summary>
/// A mail address, parsed once; two of them are equal when they reach the same mailbox as far as anyone but its host can know:
/// the same letters before the last <c>@</c>, in the same case (RFC 5321 section 2.4), at the same host.
/// </summary>
public sealed record EmailAddress
{
    // RFC 5321 section 4.5.3.1.3 allows a path of 256 octets, brackets included.
    private const int MostOctets = 254;

    /// <summary>Takes parts that were parsed before, such as those of a database.</summary>
    /// <exception cref="ArgumentException">A part is not as <see cref="Parse"/> gives it.</exception>
    public EmailAddress(string local, string domain)
    {
        if (LocalPart.Normalised(local, out _) != local || MailDomain.Normalised(domain, out _) != domain)
        {
            throw new ArgumentException($"{XmlText.Quoted($"{local}@{domain}")} is no mail address in its normal form.", nameof(local));
        }

        (Local, Domain) = (local, domain);
    }

    /// <summary>The part before the last <c>@</c>: a dot-atom (RFC 5321 section 4.1.2), in any script (RFC 6531 section 3.3), NFC.</summary>
    public string Local { get; }

    /// <summary>The host: lower case, ASCII (<c>xn--</c>).</summary>
    public string Domain { get; }

    /// <summary>Whether only a server with SMTPUTF8 can take it (RFC 6531).</summary>
    public bool NeedsSmtpUtf8 => !Ascii.IsValid(Local);

    /// <summary>Reads one bare address; null with the reason when it is none.</summary>
    public static EmailAddress? Parse(string text, out string? why)
    {
        var address = Read(text, out var reason);
        why = reason is null ? null : $"{XmlText.Quoted(text)} {reason}";
        return address;
    }

    /// <summary>An address that was parsed before it was stored.</summary>
    internal static EmailAddress Known(string text) => text.LastIndexOf('@') is var at and >= 0 ? new(text[..at], text[(at + 1)..]) : new(text, "");

    /// <summary>As it goes on the wire.</summary>
    public override string ToString() => $"{Local}@{Domain}";

    private static EmailAddress? Read(string text, out string? why)
    {
        // Before anything looks at every character.
        if (text.Length > 4 * MostOctets)
        {
            why = $"is longer than {MostOctets} octets";
            return null;
        }

        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            why = text.Length == 0 ? "is no mail address" : "has no '@'";
            return null;
        }

        if (LocalPart.Normalised(text[..at], out why) is not { } local || MailDomain.Normalised(text[(at + 1)..], out why) is not { } domain)
        {
            return null;
        }

        why = Encoding.UTF8.GetByteCount(local) + 1 + domain.Length > MostOctets ? $"is longer than {MostOctets} octets" : null;
        return why is null ? new(local, domain) : null;
    }
}
