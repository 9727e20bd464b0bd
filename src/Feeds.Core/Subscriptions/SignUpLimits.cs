namespace Feeds.Subscriptions;

/// <summary>How often an address may be written to because somebody typed it into a form, and how long a link holds.</summary>
public static class SignUpLimits
{
    /// <summary>The shortest time between two mails to one address for one newsletter.</summary>
    public static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(15);

    /// <summary>How many mails an address gets in a day for one newsletter.</summary>
    public const int MailsInADay = 3;

    /// <summary>How long the link in a mail can be followed.</summary>
    public static readonly TimeSpan LinkHolds = TimeSpan.FromHours(72);

    /// <summary>How long an address is kept that nobody confirms.</summary>
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(30);

    /// <summary>How often a mail that could not be sent is tried again.</summary>
    public const int Attempts = 12;

    /// <summary>How long a process may take over one mail before another takes it on.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(12);
}
