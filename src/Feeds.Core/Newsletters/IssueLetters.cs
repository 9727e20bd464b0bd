using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Feeds.Mailing;
using Feeds.Storage;
using Feeds.Subscriptions;

namespace Feeds.Newsletters;

/// <summary>Makes the message of a delivery from what was frozen with its issue: the same bytes with every try.</summary>
public sealed class IssueLetters : IDisposable
{
    // Editions follow each other; a few are enough to read each letter once.
    private const int Kept = 64;

    private readonly Lock reading = new();
    private readonly Dictionary<long, FrozenLetter> letters = [];
    private readonly DatabaseSession session;
    private readonly MessageComposer composer;
    private readonly byte[] key;
    private readonly ImmutableArray<string> secrets;

    /// <param name="secrets">What signs readers' links; see <see cref="SubscriptionOptions"/>.</param>
    public IssueLetters(Database database, MessageComposer composer, ImmutableArray<string> secrets)
    {
        session = database.Connect();
        this.composer = composer;
        key = Install.KeyOf(session);
        this.secrets = secrets;
    }

    /// <summary>The message of a delivery; may be asked by several threads.</summary>
    public Outgoing Of(Delivery delivery)
    {
        var (letter, name, pagesUrl) = FrozenOf(delivery.Edition);
        return Of(letter, name, pagesUrl, delivery.Subscriber, new(delivery.Name, delivery.Address));
    }

    /// <summary>The message of a letter that is not frozen, as it would be if it were.</summary>
    public Outgoing Of(Letter letter, Issue issue, string? pagesUrl, long subscriber, Mailbox to) => Of(letter, NameOf(issue.Newsletter.Name, issue.Schedule.Name, issue.Period), pagesUrl, subscriber, to);

    public void Dispose() => session.Dispose();

    private Outgoing Of(Letter letter, string name, string? pagesUrl, long subscriber, Mailbox to)
    {
        var link = pagesUrl is null ? null : LinkTo(pagesUrl);
        var id = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"message:{name}:{subscriber}")));
        var recipient = new Recipient(
            to,
            $"{Convert.ToHexStringLower(id.AsSpan(0, 16))}@{letter.From.Address.Domain}",
            link?.Of(LinkPurpose.Unsubscribe, subscriber),
            link?.Of(LinkPurpose.Preferences, subscriber));
        return composer.Compose(letter, recipient);
    }

    private SignedLink LinkTo(string pagesUrl) => new(pagesUrl, secrets.IsEmpty ? [key] : [.. secrets.Select(Encoding.UTF8.GetBytes)]);

    private FrozenLetter FrozenOf(long edition)
    {
        lock (reading)
        {
            if (!letters.TryGetValue(edition, out var letter))
            {
                if (letters.Count >= Kept)
                {
                    letters.Clear();
                }

                letters.Add(edition, letter = Read(edition));
            }

            return letter;
        }
    }

    private FrozenLetter Read(long edition) => session.Query(
        """
        SELECT i.newsletter, i.schedule, i.period, i.dated, i.sender, i.sender_name, i.reply_to, i.reply_to_name, i.list_name, i.list_id, i.feedback_id, i.archive_url, i.language, i.pages_url, c.subject, c.html, c.text
        FROM edition e JOIN issue i ON i.id = e.issue JOIN content c ON c.id = e.content WHERE e.id = @edition
        """,
        row => new FrozenLetter(
            new()
            {
                Date = row.Instant(3),
                From = new(row.TextOrNull(5), EmailAddress.Known(row.Text(4))),
                ReplyTo = row.TextOrNull(6) is { } reply ? new(row.TextOrNull(7), EmailAddress.Known(reply)) : null,
                ListName = row.Text(8),
                ListId = row.Text(9),
                FeedbackId = row.Text(10),
                ArchiveUrl = row.Text(11),
                Language = row.Text(12),
                Subject = row.Text(14),
                Html = row.Text(15),
                Text = row.Text(16),
            },
            NameOf(row.Text(0), row.Text(1), row.Text(2)),
            row.TextOrNull(13)),
        ("edition", edition))[0];

    private static string NameOf(string newsletter, string schedule, string period) => $"{newsletter}|{schedule}|{period}";

    private sealed record FrozenLetter(Letter Letter, string Name, string? PagesUrl);
}
