namespace Feeds.Mailing;

/// <summary>When a message is tried again.</summary>
public static class RetrySchedule
{
    /// <summary>How long to wait before the next try; null when there is none, because the answer is final or nobody knows it.</summary>
    /// <param name="tries">How many tries came to nothing so far, this one included: 1 or more.</param>
    /// <param name="seed">Scatters the waits, the same for the same seed: the delivery's number.</param>
    public static TimeSpan? Wait(ReplyClass reply, int tries, long seed) => throw new NotSupportedException();
}
