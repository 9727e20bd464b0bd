namespace Feeds.Mailing;

/// <summary>When a message is tried again.</summary>
public static class RetrySchedule
{
    /// <summary>How much later than the shortest wait a try may come, as a part of it: so that those refused together do not come back together.</summary>
    private const double Scatter = 0.2;

    private static readonly TimeSpan[] Connection = [.. Doubling(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5))];
    private static readonly TimeSpan[] TooFast = [.. Doubling(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(50))];
    private static readonly TimeSpan[] Greylisted = [.. Minutes(5, 15, 30, 60)];
    private static readonly TimeSpan[] MailboxBusy = [.. Doubling(TimeSpan.FromMinutes(15), TimeSpan.FromHours(4))];

    /// <summary>How long to wait before the next try; null when there is none, because the answer is final or nobody knows it.</summary>
    /// <param name="tries">How many tries came to nothing so far, this one included: 1 or more.</param>
    /// <param name="seed">Scatters the waits, the same for the same seed: the delivery's number.</param>
    public static TimeSpan? Wait(ReplyClass reply, int tries, long seed)
    {
        var waits = reply switch
        {
            ReplyClass.Connection => Connection,
            ReplyClass.TooFast => TooFast,
            ReplyClass.Greylisted => Greylisted,
            ReplyClass.MailboxBusy => MailboxBusy,
            _ => null,
        };
        return waits?[Math.Clamp(tries, 1, waits.Length) - 1] * (1 + (Scatter * Fraction(seed, tries)));
    }

    /// <summary>A number from 0 up to 1 that follows from its seeds and looks like chance (SplitMix64).</summary>
    internal static double Fraction(long seed, int step)
    {
        var bits = unchecked((ulong)seed + ((ulong)step * 0x9E3779B97F4A7C15));
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    private static IEnumerable<TimeSpan> Doubling(TimeSpan first, TimeSpan last)
    {
        for (var wait = first; wait < last; wait *= 2)
        {
            yield return wait;
        }

        yield return last;
    }

    private static IEnumerable<TimeSpan> Minutes(params int[] minutes) => minutes.Select(minute => TimeSpan.FromMinutes(minute));
}
