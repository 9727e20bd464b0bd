namespace Feeds.Mailing;

/// <summary>Counts what became of the deliveries of one run.</summary>
internal sealed class DeliveryTally
{
    private int accepted;
    private int deferred;
    private int rejected;
    private int uncertain;

    public int Done => accepted + deferred + rejected + uncertain;

    public void Count(DeliveryChange change)
    {
        Interlocked.Increment(ref change.State == DeliveryState.Accepted ? ref accepted
            : ref change.State == DeliveryState.Rejected ? ref rejected
            : ref change.Result.Class == ReplyClass.Uncertain ? ref uncertain
            : ref deferred);
    }

    public DeliveryReport Report(int late, IReadOnlyList<PausedIssue> paused, string? barred) => new(accepted, deferred, rejected, uncertain, late, paused, barred);
}
