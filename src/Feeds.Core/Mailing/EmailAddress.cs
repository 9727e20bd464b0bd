namespace Feeds.Mailing;

/// <summary>A mail address, parsed once; two of them are equal when they reach the same mailbox as far as anyone but its host can know.</summary>
/// <param name="Local">The part before the last <c>@</c>, as written: only its host knows whether its case matters (RFC 5321 section 2.4).</param>
/// <param name="Domain">The host: lower case, ASCII (<c>xn--</c>).</param>
public sealed record EmailAddress(string Local, string Domain)
{
    /// <summary>Whether only a server with SMTPUTF8 can take it (RFC 6531).</summary>
    public bool NeedsSmtpUtf8 => !System.Text.Ascii.IsValid(Local);

    /// <summary>Reads one bare address; null with the reason when it is none.</summary>
    public static EmailAddress? Parse(string text, out string? why)
    {
        var at = text.LastIndexOf('@');
        why = at < 1 ? $"'{text}' is no mail address" : null;
        return at < 1 ? null : new(text[..at], text[(at + 1)..].ToLowerInvariant());
    }

    /// <summary>An address that was parsed before it was stored.</summary>
    internal static EmailAddress Known(string text) => text.LastIndexOf('@') is var at and >= 0 ? new(text[..at], text[(at + 1)..]) : new(text, "");

    /// <summary>As it goes on the wire.</summary>
    public override string ToString() => $"{Local}@{Domain}";
}
