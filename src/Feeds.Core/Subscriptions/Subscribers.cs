using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Feeds.Mailing;
using Feeds.Storage;

namespace Feeds.Subscriptions;

/// <summary>The readers of all newsletters.</summary>
public sealed class Subscribers(DatabaseSession session)
{
    private const string Columns = "address, name, newsletter, schedule, topics, language, status, consent_at, consent_from, since_at, id, edition";

    private byte[]? key;

    /// <summary>Adds a reader, or changes what one of that address and newsletter chose; says why not, or null. What was mailed before stays known.</summary>
    public string? Put(Subscriber subscriber)
    {
        var address = subscriber.Address.ToString();
        if (subscriber.Status is SubscriberStatus.Active or SubscriberStatus.Pending && Suppressions.ReasonOf(session, address) is { } reason)
        {
            return $"{address} is not written to any more ({reason})";
        }

        if (Suppressions.ReasonOf(session, HashOf(address)) is not null)
        {
            return "this address was erased at its reader's request";
        }

        session.Execute(
            """
            INSERT INTO subscriber (address, name, newsletter, schedule, topics, language, status, consent_at, consent_from, since_at)
            VALUES (@address, @name, @newsletter, @schedule, @topics, @language, @status, @consent, @from, @since)
            ON CONFLICT (newsletter, address) DO UPDATE SET name = excluded.name, schedule = excluded.schedule, topics = excluded.topics, language = excluded.language,
                consent_at = CASE WHEN subscriber.status = excluded.status THEN subscriber.consent_at ELSE excluded.consent_at END,
                consent_from = CASE WHEN subscriber.status = excluded.status THEN subscriber.consent_from ELSE excluded.consent_from END,
                since_at = CASE WHEN subscriber.status = excluded.status THEN subscriber.since_at ELSE excluded.since_at END,
                status = excluded.status
            """,
            ("address", address), ("name", subscriber.Name), ("newsletter", subscriber.Newsletter), ("schedule", subscriber.Schedule),
            ("topics", TopicsText(subscriber.Topics)), ("language", subscriber.Language), ("status", NameOf(subscriber.Status)),
            ("consent", subscriber.ConsentAt.ToUnixTimeMilliseconds()), ("from", subscriber.ConsentFrom), ("since", subscriber.Since.ToUnixTimeMilliseconds()));
        if (subscriber.Status == SubscriberStatus.Suppressed)
        {
            Suppressions.Add(session, address, "imported", null, subscriber.ConsentAt);
        }

        return null;
    }

    /// <summary>Adds the rows of a list, a thousand at a time; a row that cannot be taken costs nothing but itself. Gives how many were taken.</summary>
    /// <param name="refused">Told the line of each row that was not taken, and why.</param>
    public int Import(IEnumerable<(int Line, Subscriber Subscriber)> rows, Action<int, string> refused, Action<int>? progress)
    {
        var taken = 0;
        foreach (var some in rows.Chunk(1000))
        {
            session.Transaction(() =>
            {
                foreach (var (line, subscriber) in some)
                {
                    if ((WhyNotAgain(subscriber) ?? Put(subscriber)) is { } why)
                    {
                        refused(line, why);
                    }
                    else
                    {
                        taken++;
                    }
                }
            });
            progress?.Invoke(taken);
        }

        return taken;
    }

    /// <summary>Whether there is any reader at all.</summary>
    public bool Any() => session.Number("SELECT id FROM subscriber LIMIT 1") is not null;

    /// <summary>What is known of the readers of an address, by newsletter.</summary>
    public List<Subscriber> Of(EmailAddress address) =>
        session.Query($"SELECT {Columns} FROM subscriber WHERE address = @address ORDER BY newsletter", Read, ("address", address.ToString()));

    /// <summary>The reader of that number, or null when there is none (any more).</summary>
    public Subscriber? ById(long id) => session.Query($"SELECT {Columns} FROM subscriber WHERE id = @id", Read, ("id", id)) is [var reader] ? reader : null;

    /// <summary>Whether an address is not written to, or was erased.</summary>
    public bool IsSuppressed(EmailAddress address) =>
        (Suppressions.ReasonOf(session, address.ToString()) ?? Suppressions.ReasonOf(session, HashOf(address.ToString()))) is not null;

    /// <summary>Changes what an active reader chose; false when there is no such reader.</summary>
    public bool Choose(long id, string schedule, ImmutableArray<string> topics) => session.Execute(
        "UPDATE subscriber SET schedule = @schedule, topics = @topics WHERE id = @id AND status = 'active'",
        ("schedule", schedule), ("topics", TopicsText(topics)), ("id", id)) > 0;

    /// <summary>Ends what one reader gets; false when it was ended before, or there is no such reader.</summary>
    public bool Leave(long id) => session.Execute("UPDATE subscriber SET status = 'unsubscribed' WHERE id = @id AND status IN ('active', 'pending')", ("id", id)) > 0;

    /// <summary>Takes back who has left just now; what was published meanwhile is mailed with the next issue. False when nobody had left, or the address is not written to.</summary>
    public bool Resume(long id) => session.Execute(
        "UPDATE subscriber SET status = 'active' WHERE id = @id AND status = 'unsubscribed' AND address NOT IN (SELECT address FROM suppression)", ("id", id)) > 0;

    /// <summary>All readers in the order in which they came; one after another.</summary>
    public IEnumerable<Subscriber> All() => session.Stream($"SELECT {Columns} FROM subscriber ORDER BY id", Read);

    /// <summary>Ends what a reader gets, of one newsletter or of all; says how many there were that are ended now.</summary>
    public int Unsubscribe(EmailAddress address, string? newsletter) => session.Execute(
        "UPDATE subscriber SET status = 'unsubscribed' WHERE address = @address AND (@newsletter = '' OR newsletter = @newsletter) AND status IN ('active', 'pending')",
        ("address", address.ToString()),
        ("newsletter", newsletter ?? ""));

    /// <summary>Forgets an address everywhere; only a keyed hash stays, so that no list brings it back. Says how many rows it was in.</summary>
    public int Erase(EmailAddress address, DateTimeOffset at) => session.Transaction(() =>
    {
        var text = address.ToString();
        var hash = HashOf(text);
        session.Execute("UPDATE delivery SET state = 'skipped', settled_at = @at WHERE address = @address AND state = 'pending'", ("address", text), ("at", at.ToUnixTimeMilliseconds()));
        var rows = session.Execute("UPDATE delivery SET address = @hash, reply = NULL WHERE address = @address AND state NOT IN ('leased', 'sending')", ("address", text), ("hash", hash));
        rows += session.Execute("DELETE FROM subscriber WHERE address = @address", ("address", text));
        rows += session.Execute("DELETE FROM signup WHERE address = @address", ("address", text));
        rows += session.Execute("DELETE FROM consent WHERE address = @address", ("address", text));
        rows += session.Execute("DELETE FROM suppression WHERE address = @address", ("address", text));
        session.Execute(
            "INSERT INTO suppression (address, reason, at) VALUES (@hash, 'erased', @at) ON CONFLICT (address) DO NOTHING",
            ("hash", hash), ("at", at.ToUnixTimeMilliseconds()));
        return rows;
    });

    /// <summary>A status as scripts and the database write it.</summary>
    public static string NameOf(SubscriberStatus status) => status switch
    {
        SubscriberStatus.Pending => "pending",
        SubscriberStatus.Active => "active",
        SubscriberStatus.Unsubscribed => "unsubscribed",
        _ => "suppressed",
    };

    // A list from before must not bring back who has left since.
    private string? WhyNotAgain(Subscriber subscriber) => subscriber.Status == SubscriberStatus.Active && session.Number(
        "SELECT id FROM subscriber WHERE newsletter = @newsletter AND address = @address AND status = 'unsubscribed'",
        ("newsletter", subscriber.Newsletter),
        ("address", subscriber.Address.ToString())) is not null ? $"{subscriber.Address} has unsubscribed; 'feeds subscribers add' takes back who asks for it" : null;

    private static string TopicsText(ImmutableArray<string> topics) => string.Join(' ', topics.Order(StringComparer.Ordinal));

    // The key keeps others from finding out whose hash it is.
    private string HashOf(string address) => "erased:" + Convert.ToHexStringLower(HMACSHA256.HashData(key ??= Install.KeyOf(session), Encoding.UTF8.GetBytes(address)));

    private static Subscriber Read(DbDataReader row) => new(
        EmailAddress.Known(row.Text(0)), row.TextOrNull(1), row.Text(2), row.Text(3), [.. row.Text(4).Split(' ', StringSplitOptions.RemoveEmptyEntries)], row.TextOrNull(5),
        row.Text(6) switch { "pending" => SubscriberStatus.Pending, "active" => SubscriberStatus.Active, "unsubscribed" => SubscriberStatus.Unsubscribed, _ => SubscriberStatus.Suppressed },
        row.Instant(7), row.TextOrNull(8), row.Instant(9))
    {
        Id = row.Number(10),
        Edition = row.Number(11),
    };
}
