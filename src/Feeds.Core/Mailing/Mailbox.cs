namespace Feeds.Mailing;

/// <summary>An address with the name that people see, as in a From field.</summary>
public sealed record Mailbox(string? Name, EmailAddress Address)
{
    /// <summary>Reads <c>Name &lt;local@domain&gt;</c> or a bare address; null with the reason when it is neither.</summary>
    public static Mailbox? Parse(string text, out string? why)
    {
        var open = text.LastIndexOf('<');
        var bare = open < 0 ? text : text[(open + 1)..].TrimEnd('>', ' ');
        return EmailAddress.Parse(bare.Trim(), out why) is { } address ? new(open > 0 ? text[..open].Trim().Trim('"') : null, address) : null;
    }
}
