using Feeds.Storage;

namespace Feeds.Mailing;

/// <summary>The deliveries of all issues: who takes them, what is about to be sent, what became of it. Every change is one UPDATE that names the state and the fence it expects.</summary>
public sealed class Outbox(Database database, DatabaseSession session, TimeProvider time)
{
    // Waiting longer than any retry asks for comes from a clock that was set.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    // Refused for no clear reason in so many issues, an address is as good as gone.
    private const int RefusalsUntilSuppressed = 3;

    private readonly string claim =
        $"""
        UPDATE delivery SET state = 'leased', owner = @owner, fence = fence + 1
        WHERE id IN (
            SELECT d.id FROM delivery d JOIN issue i ON i.id = d.issue
            WHERE d.state = 'pending' AND d.next_at <= @now AND i.state = 'sending' AND i.expires_at > @now
            ORDER BY d.next_at, d.id LIMIT @count {database.SkipLocked})
        RETURNING id, issue, subscriber, edition, address, fence, attempts, copies,
            (SELECT s.name FROM subscriber s WHERE s.id = delivery.subscriber),
            (SELECT s.status FROM subscriber s WHERE s.id = delivery.subscriber)
        """;

    /// <summary>Takes deliveries that are due; those whose reader left meanwhile are settled without being sent.</summary>
    public List<Delivery> Claim(SenderLease lease, int count) => session.Transaction(() =>
    {
        var rows = session.Query(
            claim,
            row => (Delivery: new Delivery(row.Number(0), row.Number(1), row.Number(2), row.Number(3), EmailAddress.Known(row.Text(4)), row.TextOrNull(8), row.Number(5), (int)row.Number(6), (int)row.Number(7)), Status: row.TextOrNull(9)),
            ("owner", lease.Id),
            ("now", Now()),
            ("count", (long)count));
        foreach (var (delivery, status) in rows.Where(row => row.Status != "active"))
        {
            session.Execute(
                "UPDATE delivery SET state = 'skipped', owner = NULL, reply = @reply, settled_at = @now WHERE id = @id",
                ("reply", status ?? "erased"),
                ("now", Now()),
                ("id", delivery.Id));
        }

        // An UPDATE gives its rows in any order.
        return rows.Where(row => row.Status == "active").Select(row => row.Delivery).OrderBy(delivery => delivery.Id).ToList();
    });

    /// <summary>Says that a server is about to be told; false when the delivery is no longer ours, or its reader has left, or its issue waits.</summary>
    public bool Intend(Delivery delivery) => session.Execute(
        """
        UPDATE delivery SET state = 'sending'
        WHERE id = @id AND fence = @fence AND state = 'leased'
            AND EXISTS (SELECT 1 FROM subscriber s WHERE s.id = delivery.subscriber AND s.status = 'active')
            AND EXISTS (SELECT 1 FROM issue i WHERE i.id = delivery.issue AND i.state = 'sending')
        """,
        ("id", delivery.Id),
        ("fence", delivery.Fence)) == 1;

    /// <summary>Writes down what became of a delivery; false when another sender has taken it over meanwhile.</summary>
    public bool Settle(DeliveryChange change)
    {
        var delivery = change.Delivery;
        var isSettled = change.State is not DeliveryState.Pending;
        var changed = session.Execute(
            """
            UPDATE delivery SET state = @state, owner = NULL, attempts = @attempts, copies = @copies, next_at = @next,
                stage = @stage, code = @code, enhanced = @enhanced, reply = @reply, settled_at = @settled
            WHERE id = @id AND ((fence = @fence AND state = 'sending') OR (@state = 'accepted' AND state IN ('pending', 'uncertain')))
            """,
            ("state", change.State),
            ("attempts", (long)change.Attempts),
            ("copies", (long)change.Copies),
            ("next", change.NextAt?.ToUnixTimeMilliseconds() ?? 0),
            ("stage", StageName(change.Result.Stage)),
            ("code", (long?)change.Result.Code),
            ("enhanced", change.Result.Enhanced),
            ("reply", change.Result.Reply),
            ("settled", isSettled ? Now() : null),
            ("id", delivery.Id),
            ("fence", delivery.Fence)) == 1;
        if (change.Suppress || (change.Result.Class == ReplyClass.Rejected && RefusalsOf(delivery) >= RefusalsUntilSuppressed))
        {
            Suppressions.Add(session, delivery.Address.ToString(), "bounced", change.Result.Reply, time.GetUtcNow());
        }

        return changed;
    }

    /// <summary>Gives back deliveries that no server was told of.</summary>
    public void GiveBack(IEnumerable<Delivery> deliveries, DateTimeOffset? nextAt = null) => session.Transaction(() =>
    {
        foreach (var delivery in deliveries)
        {
            session.Execute(
                "UPDATE delivery SET state = 'pending', owner = NULL, next_at = @next WHERE id = @id AND fence = @fence AND state = 'leased'",
                ("next", nextAt?.ToUnixTimeMilliseconds() ?? 0),
                ("id", delivery.Id),
                ("fence", delivery.Fence));
        }
    });

    /// <summary>Takes over what senders held that are gone: what no server was told of waits again; of the rest nobody knows, and <paramref name="hold"/> decides.</summary>
    public (int Waiting, int Uncertain) Recover(SenderLease lease, bool hold) => session.Transaction(() =>
    {
        var (waiting, uncertain) = (0, 0);
        foreach (var gone in lease.Gone(session))
        {
            waiting += session.Execute("UPDATE delivery SET state = 'pending', owner = NULL, fence = fence + 1 WHERE owner = @gone AND state = 'leased'", ("gone", gone));
            uncertain += session.Execute(
                """
                UPDATE delivery SET state = @state, owner = NULL, fence = fence + 1, copies = copies + 1, next_at = 0, stage = 'final-dot', reply = 'the sender ended while sending', settled_at = @settled
                WHERE owner = @gone AND state = 'sending'
                """,
                ("state", hold ? DeliveryState.Uncertain : DeliveryState.Pending),
                ("settled", hold ? Now() : null),
                ("gone", gone));
            session.Execute("DELETE FROM sender WHERE id = @gone", ("gone", gone));
        }

        return (waiting, uncertain);
    });

    /// <summary>Ends what became too old to be sent, and what is finished.</summary>
    public void CloseIssues() => session.Transaction(() =>
    {
        session.Execute("UPDATE delivery SET next_at = 0 WHERE state = 'pending' AND next_at > @beyond", ("beyond", (time.GetUtcNow() + LongestWait).ToUnixTimeMilliseconds()));
        session.Execute(
            """
            UPDATE delivery SET state = 'expired', settled_at = @now
            WHERE state = 'pending' AND issue IN (SELECT id FROM issue WHERE state IN ('sending', 'paused') AND expires_at <= @now)
            """,
            ("now", Now()));
        session.Execute(
            """
            UPDATE issue SET reason = NULL, state = CASE
                WHEN EXISTS (SELECT 1 FROM delivery d WHERE d.issue = issue.id AND d.state IN ('rejected', 'uncertain', 'expired')) THEN 'partial'
                ELSE 'done' END
            WHERE state IN ('sending', 'paused')
                AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.issue = issue.id AND d.state IN ('pending', 'leased', 'sending'))
            """);
    });

    /// <summary>Stops an issue until a person resumes it.</summary>
    public void Pause(long issue, string reason) =>
        session.Execute("UPDATE issue SET state = 'paused', reason = @reason WHERE id = @issue AND state = 'sending'", ("reason", reason), ("issue", issue));

    /// <summary>Stops every issue that is being sent: the way itself is barred.</summary>
    public void PauseAll(string reason) => session.Execute("UPDATE issue SET state = 'paused', reason = @reason WHERE state = 'sending'", ("reason", reason));

    /// <summary>Puts everything that waits for a domain off until an instant.</summary>
    public void PutOff(string domain, DateTimeOffset until) => session.Execute(
        "UPDATE delivery SET next_at = @until WHERE state = 'pending' AND next_at < @until AND address LIKE @domain",
        ("until", until.ToUnixTimeMilliseconds()),
        ("domain", "%@" + domain));

    /// <summary>Lets deliveries wait again that were put down as refused, though their readers are not to blame.</summary>
    public void TakeBack(IEnumerable<long> deliveries) => session.Transaction(() =>
    {
        foreach (var id in deliveries)
        {
            session.Execute("UPDATE delivery SET state = 'pending', settled_at = NULL, next_at = 0 WHERE id = @id AND state = 'rejected'", ("id", id));
        }
    });

    /// <summary>When the next delivery is due, or null when none waits.</summary>
    public DateTimeOffset? NextDue() => session.Number("SELECT MIN(d.next_at) FROM delivery d JOIN issue i ON i.id = d.issue WHERE d.state = 'pending' AND i.state = 'sending'") is { } next
        ? DateTimeOffset.FromUnixTimeMilliseconds(next)
        : null;

    /// <summary>Every issue that waits for a person.</summary>
    public List<PausedIssue> Paused() => session.Query(
        "SELECT newsletter, schedule, period, reason FROM issue WHERE state = 'paused' ORDER BY id",
        row => new PausedIssue(row.Text(0), row.Text(1), row.Text(2), row.TextOrNull(3) ?? ""));

    /// <summary>How many deliveries wait in issues that are being sent.</summary>
    public int Waiting() => (int)(session.Number("SELECT COUNT(*) FROM delivery d JOIN issue i ON i.id = d.issue WHERE d.state IN ('pending', 'leased', 'sending') AND i.state = 'sending'") ?? 0);

    private long RefusalsOf(Delivery delivery) =>
        session.Number("SELECT COUNT(*) FROM delivery WHERE subscriber = @subscriber AND state = 'rejected'", ("subscriber", delivery.Subscriber)) ?? 0;

    private static string StageName(DeliveryStage stage) => stage switch
    {
        DeliveryStage.Connect => "connect",
        DeliveryStage.Greeting => "greeting",
        DeliveryStage.StartTls => "starttls",
        DeliveryStage.Authentication => "auth",
        DeliveryStage.MailFrom => "mail",
        DeliveryStage.RcptTo => "rcpt",
        DeliveryStage.Data => "data",
        _ => "final-dot",
    };

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
