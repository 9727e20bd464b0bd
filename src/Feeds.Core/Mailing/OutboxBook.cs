using Feeds.Storage;

namespace Feeds.Mailing;

/// <summary>What a person asks of the outbox: how far issues are, and what to do where it waits for one.</summary>
/// <param name="newsletter">Only this newsletter's issues, or null for all.</param>
public sealed class OutboxBook(DatabaseSession session, string? newsletter)
{
    /// <summary>Every issue, the newest first.</summary>
    public List<IssueStatus> List() => session.Query(
        """
        SELECT i.id, i.newsletter, i.schedule, i.period, i.state, i.reason, COUNT(d.id),
            COALESCE(SUM(CASE WHEN d.state = 'accepted' THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN d.state = 'pending' AND d.attempts > 0 THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN d.state = 'rejected' THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN d.state = 'uncertain' THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN d.state = 'skipped' THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN d.state = 'expired' THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN d.state IN ('leased', 'sending') OR (d.state = 'pending' AND d.attempts = 0) THEN 1 ELSE 0 END), 0)
        FROM issue i LEFT JOIN delivery d ON d.issue = i.id
        WHERE @newsletter = '' OR i.newsletter = @newsletter
        GROUP BY i.id, i.newsletter, i.schedule, i.period, i.state, i.reason ORDER BY i.id DESC
        """,
        row => new IssueStatus(
            row.Number(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5),
            (int)row.Number(6), (int)row.Number(7), (int)row.Number(8), (int)row.Number(9), (int)row.Number(10), (int)row.Number(11), (int)row.Number(12), (int)row.Number(13)),
        ("newsletter", newsletter ?? ""));

    /// <summary>The addresses of which nobody knows whether they were reached.</summary>
    public List<(string Address, string Period)> Uncertain() => session.Query(
        "SELECT d.address, i.period FROM delivery d JOIN issue i ON i.id = d.issue WHERE d.state = 'uncertain' AND (@newsletter = '' OR i.newsletter = @newsletter) ORDER BY d.id",
        row => (row.Text(0), row.Text(1)),
        ("newsletter", newsletter ?? ""));

    /// <summary>The addresses that were refused for good since an instant, with what the server said.</summary>
    public List<(string Address, string Reply)> RejectedSince(DateTimeOffset began) => session.Query(
        "SELECT address, reply FROM delivery WHERE state = 'rejected' AND settled_at >= @began ORDER BY id",
        row => (row.Text(0), row.TextOrNull(1) ?? ""),
        ("began", began.ToUnixTimeMilliseconds()));

    /// <summary>The delivery that a reader gets next of those that are frozen, or null.</summary>
    public Delivery? NextOf(long subscriber) => session.Query(
        """
        SELECT d.id, d.issue, d.edition, d.address, s.name, d.fence, d.attempts, d.copies FROM delivery d JOIN issue i ON i.id = d.issue JOIN subscriber s ON s.id = d.subscriber
        WHERE d.subscriber = @subscriber AND d.state = 'pending' AND (@newsletter = '' OR i.newsletter = @newsletter) ORDER BY d.id LIMIT 1
        """,
        row => new Delivery(row.Number(0), row.Number(1), subscriber, row.Number(2), EmailAddress.Known(row.Text(3)), row.TextOrNull(4), row.Number(5), (int)row.Number(6), (int)row.Number(7)),
        ("subscriber", subscriber),
        ("newsletter", newsletter ?? "")) is [var delivery] ? delivery : null;

    /// <summary>Sends paused issues on; says how many.</summary>
    public int Resume() => session.Execute(
        "UPDATE issue SET state = 'sending', reason = NULL WHERE state = 'paused' AND (@newsletter = '' OR newsletter = @newsletter)", ("newsletter", newsletter ?? ""));

    /// <summary>Sends what is uncertain once more; says how many.</summary>
    public int Release() => Decide("UPDATE delivery SET state = 'pending', next_at = 0, settled_at = NULL", reopen: true);

    /// <summary>Leaves what is uncertain unsent; says how many.</summary>
    public int Drop() => Decide("UPDATE delivery SET state = 'skipped', reply = 'uncertain, and dropped'", reopen: false);

    private int Decide(string update, bool reopen) => session.Transaction(() =>
    {
        var issues = session.Query(
            "SELECT DISTINCT i.id FROM issue i JOIN delivery d ON d.issue = i.id WHERE d.state = 'uncertain' AND (@newsletter = '' OR i.newsletter = @newsletter)",
            row => row.Number(0),
            ("newsletter", newsletter ?? ""));
        var decided = 0;
        foreach (var issue in issues)
        {
            decided += session.Execute($"{update} WHERE issue = @issue AND state = 'uncertain'", ("issue", issue));
            if (reopen)
            {
                session.Execute("UPDATE issue SET state = 'sending' WHERE id = @issue AND state IN ('done', 'partial')", ("issue", issue));
            }
        }

        return decided;
    });
}
