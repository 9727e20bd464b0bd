using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Feeds.Mailing;
using Feeds.Storage;

namespace Feeds.Subscriptions;

/// <summary>Who asked for a newsletter and has to confirm it: the table <c>signup</c>.</summary>
public sealed class SignUps(DatabaseSession session)
{
    private const string Columns = "id, address, newsletter, schedule, topics, language, client, form, wording, asked_at, attempts, state";
    private const int TokenBytes = 24;

    /// <summary>
    /// Takes a sign-up, whoever's address it is: one statement that tells nobody whether the address is known. Within the cooldown, and after the mails of
    /// a day, it changes nothing. Says whether a mail is due.
    /// </summary>
    public bool Ask(SignUp signUp, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        return session.Execute(
            """
            INSERT INTO signup (newsletter, address, schedule, topics, language, asked_at, client, form, wording, state, day, mails, next_at)
            VALUES (@newsletter, @address, @schedule, @topics, @language, @now, @client, @form, @wording, 'asked', @day, 1, @now)
            ON CONFLICT (newsletter, address) DO UPDATE SET schedule = excluded.schedule, topics = excluded.topics, language = excluded.language, asked_at = excluded.asked_at,
                client = excluded.client, form = excluded.form, wording = excluded.wording, state = 'asked', token = NULL, attempts = 0, next_at = excluded.next_at,
                mails = CASE WHEN signup.day = excluded.day THEN signup.mails + 1 ELSE 1 END, day = excluded.day
            WHERE signup.asked_at <= @before AND (signup.day <> excluded.day OR signup.mails < @most)
            """,
            ("newsletter", signUp.Newsletter), ("address", signUp.Address.ToString()), ("schedule", signUp.Schedule), ("topics", string.Join(' ', signUp.Topics.Order(StringComparer.Ordinal))),
            ("language", signUp.Language), ("now", at), ("client", signUp.Client), ("form", signUp.Form), ("wording", signUp.Wording), ("day", at / TimeSpan.MillisecondsPerDay),
            ("before", (now - SignUpLimits.Cooldown).ToUnixTimeMilliseconds()), ("most", SignUpLimits.MailsInADay)) > 0;
    }

    /// <summary>Claims the next sign-up whose mail is due, and decides which; null when there is none. The link's token is made here and stored as a hash only: after a crash another is made.</summary>
    /// <param name="skipLocked">See <see cref="Database.SkipLocked"/>.</param>
    public DueSignUp? Claim(string skipLocked, DateTimeOffset now) => session.Transaction(() =>
    {
        var due = session.Query(
            $"""
            UPDATE signup SET state = 'mailing', next_at = @lease
            WHERE id = (SELECT d.id FROM signup d WHERE d.state IN ('asked', 'mailing') AND d.next_at <= @now ORDER BY d.next_at, d.id LIMIT 1 {skipLocked})
            RETURNING {Columns}
            """,
            Read,
            ("lease", (now + SignUpLimits.Lease).ToUnixTimeMilliseconds()),
            ("now", now.ToUnixTimeMilliseconds()));
        return due is [var signUp] ? Decide(signUp, now) : null;
    });

    /// <summary>Notes what became of a mail: sent, tried again later, or given up.</summary>
    /// <param name="again">When it is tried again, or null for never.</param>
    public void Settle(SignUp signUp, bool sent, DateTimeOffset? again) => session.Execute(
        "UPDATE signup SET state = @state, attempts = @attempts, next_at = @next WHERE id = @id AND state = 'mailing'",
        ("state", sent ? "mailed" : again is null ? "failed" : "asked"),
        ("attempts", sent ? signUp.Attempts : signUp.Attempts + 1),
        ("next", (again ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds()),
        ("id", signUp.Id));

    /// <summary>Forgets a sign-up that no mail answers: an address that is not written to is not kept either.</summary>
    public void Forget(SignUp signUp) => session.Execute("DELETE FROM signup WHERE id = @id AND state = 'mailing'", ("id", signUp.Id));

    /// <summary>Forgets the addresses that nobody has confirmed for <see cref="SignUpLimits.Unconfirmed"/>: whoever typed them in has no use for them.</summary>
    public void ForgetUnconfirmed(DateTimeOffset now) => session.Transaction(() =>
    {
        var before = (now - SignUpLimits.Unconfirmed).ToUnixTimeMilliseconds();
        session.Execute("DELETE FROM signup WHERE state IN ('mailed', 'failed') AND asked_at < @before", ("before", before));
        session.Execute(
            """
            DELETE FROM subscriber WHERE status = 'pending' AND consent_from = @form AND consent_at < @before
            AND NOT EXISTS (SELECT 1 FROM signup s WHERE s.newsletter = subscriber.newsletter AND s.address = subscriber.address)
            """,
            ("form", ConsentRecord.Form), ("before", before));
    });

    /// <summary>The sign-up that a link was made for, or null when it is too old, was never made, or was followed by another.</summary>
    public SignUp? Of(string token, DateTimeOffset now) => session.Query(
        $"SELECT {Columns} FROM signup WHERE token = @token AND expires_at > @now", Read, ("token", HashOf(token)), ("now", now.ToUnixTimeMilliseconds())) is [var signUp] ? signUp : null;

    /// <summary>What an address asked for, confirmed or not.</summary>
    public List<SignUp> Of(EmailAddress address) => session.Query($"SELECT {Columns} FROM signup WHERE address = @address ORDER BY newsletter", Read, ("address", address.ToString()));

    /// <summary>Notes that a sign-up was confirmed; false when it was before. Part of the caller's transaction.</summary>
    public bool Confirm(SignUp signUp) => session.Execute("UPDATE signup SET state = 'confirmed' WHERE id = @id AND state <> 'confirmed'", ("id", signUp.Id)) > 0;

    /// <summary>Which mail answers a sign-up by what is known of its address.</summary>
    /// <param name="isSuppressed">Whether the address is not written to, or was erased.</param>
    /// <param name="status">The reader's, or null for a new one.</param>
    public static SignUpAnswer AnswerTo(bool isSuppressed, SubscriberStatus? status) => (isSuppressed, status) switch
    {
        (true, _) or (_, SubscriberStatus.Suppressed) => SignUpAnswer.Nothing,
        (_, SubscriberStatus.Active) => SignUpAnswer.Follows,
        _ => SignUpAnswer.Confirm,
    };

    private DueSignUp Decide(SignUp signUp, DateTimeOffset now)
    {
        var subscribers = new Subscribers(session);
        var reader = subscribers.Of(signUp.Address).Find(each => each.Newsletter == signUp.Newsletter);
        var answer = AnswerTo(subscribers.IsSuppressed(signUp.Address), reader?.Status);
        if (answer != SignUpAnswer.Confirm)
        {
            return new(signUp, answer, null, reader?.Id ?? 0);
        }

        if (reader is null)
        {
            subscribers.Put(new(
                signUp.Address, null, signUp.Newsletter, signUp.Schedule, signUp.Topics, signUp.Language, SubscriberStatus.Pending, signUp.AskedAt, ConsentRecord.Form, signUp.AskedAt));
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        session.Execute(
            "UPDATE signup SET token = @token, expires_at = @expires WHERE id = @id",
            ("token", HashOf(token)), ("expires", (now + SignUpLimits.LinkHolds).ToUnixTimeMilliseconds()), ("id", signUp.Id));
        return new(signUp, answer, token, reader?.Id ?? 0);
    }

    // Whoever reads the database cannot confirm for anybody.
    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static SignUp Read(DbDataReader row) => new(
        EmailAddress.Known(row.Text(1)), row.Text(2), row.Text(3), [.. row.Text(4).Split(' ', StringSplitOptions.RemoveEmptyEntries)], row.Text(5), row.TextOrNull(6), row.Text(7), row.Text(8))
    {
        Id = row.Number(0),
        AskedAt = row.Instant(9),
        Attempts = (int)row.Number(10),
        IsConfirmed = row.Text(11) == "confirmed",
    };
}
