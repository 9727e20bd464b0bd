using Feeds.Mailing;
using Feeds.Storage;

namespace Feeds.Subscriptions;

/// <summary>What a reader agreed to, changed or ended.</summary>
/// <param name="Event">One of the constants of <see cref="ConsentRecord"/>.</param>
/// <param name="Client">The network it came from, or null.</param>
/// <param name="Detail">What it was about, in words for people.</param>
public sealed record ConsentEvent(string Newsletter, string Event, DateTimeOffset At, string? Client, string Detail);

/// <summary>The record that shows who agreed to what, when and from where (GDPR article 7): the table <c>consent</c>, only added to.</summary>
public sealed class ConsentRecord(DatabaseSession session)
{
    /// <summary>How somebody agreed who used a form and followed the link in the mail.</summary>
    public const string Form = "form";

    public const string Asked = "asked";
    public const string Confirmed = "confirmed";
    public const string Changed = "changed";
    public const string Unsubscribed = "unsubscribed";
    public const string Resumed = "resumed";

    public void Add(EmailAddress address, ConsentEvent happened) => session.Execute(
        "INSERT INTO consent (newsletter, address, event, at, client, detail) VALUES (@newsletter, @address, @event, @at, @client, @detail)",
        ("newsletter", happened.Newsletter), ("address", address.ToString()), ("event", happened.Event), ("at", happened.At.ToUnixTimeMilliseconds()), ("client", happened.Client), ("detail", happened.Detail));

    /// <summary>All of an address, the oldest first.</summary>
    public List<ConsentEvent> Of(EmailAddress address) => session.Query(
        "SELECT newsletter, event, at, client, detail FROM consent WHERE address = @address ORDER BY id",
        row => new ConsentEvent(row.Text(0), row.Text(1), row.Instant(2), row.TextOrNull(3), row.Text(4)),
        ("address", address.ToString()));
}
