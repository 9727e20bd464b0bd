using Feeds.Mailing;
using Feeds.Storage;
using Feeds.Subscriptions;

namespace Feeds.Newsletters;

/// <summary>What became of one issue for one reader.</summary>
/// <param name="State">The state of the delivery, or <c>none</c>.</param>
/// <param name="Why">What the server said, or why there is no delivery.</param>
public sealed record ExplainedIssue(string Newsletter, string Schedule, string Period, string State, string Why, DateTimeOffset? At);

/// <summary>Why a reader did or did not get each issue.</summary>
public static class Explanation
{
    /// <summary>Every issue of the newsletters that the reader follows or followed, the newest first.</summary>
    public static List<ExplainedIssue> Of(DatabaseSession session, IEnumerable<Subscriber> subscriptions) => [.. subscriptions.SelectMany(reader => session.Query(
        """
        SELECT i.schedule, i.period, i.state, i.frozen_at, i.scheduled_at, d.state, d.attempts, d.code, d.reply, d.settled_at, d.next_at, i.reason
        FROM issue i LEFT JOIN delivery d ON d.issue = i.id AND d.subscriber = @subscriber
        WHERE i.newsletter = @newsletter ORDER BY i.id DESC
        """,
        row =>
        {
            var (schedule, period, issue) = (row.Text(0), row.Text(1), row.Text(2));
            return row.TextOrNull(5) is { } state
                ? new ExplainedIssue(reader.Newsletter, schedule, period, state, WhyOf(state, issue, row.NumberOrNull(6) ?? 0, row.TextOrNull(8), row.TextOrNull(11)), row.InstantOrNull(9))
                : new ExplainedIssue(reader.Newsletter, schedule, period, "none", WhyNone(reader, schedule, issue, row.Instant(4)), null);
        },
        ("subscriber", reader.Id),
        ("newsletter", reader.Newsletter)))];

    private static string WhyOf(string state, string issue, long attempts, string? reply, string? reason) => state switch
    {
        DeliveryState.Pending when issue == "paused" => $"the issue waits for a person: {reason}",
        DeliveryState.Pending when attempts > 0 => $"put off by the server: {reply}",
        DeliveryState.Pending => "waits for its turn",
        DeliveryState.Leased or DeliveryState.Sending => "is being sent",
        DeliveryState.Skipped => reply is "unsubscribed" or "suppressed" or "pending" ? $"the reader was {reply} before it was sent" : reply ?? "",
        DeliveryState.Expired => "it became too old before it could be sent",
        _ => reply ?? "",
    };

    private static string WhyNone(Subscriber reader, string schedule, string issue, DateTimeOffset scheduledAt) =>
        issue == "skipped" ? "nothing new was published"
        : reader.Schedule != schedule ? $"it went to readers of the schedule '{schedule}'"
        : reader.Since >= scheduledAt ? "the reader joined later"
        : reader.Status != SubscriberStatus.Active ? $"the reader is {Subscribers.NameOf(reader.Status)}"
        : "it held nothing new that this reader follows, or they joined later";
}
