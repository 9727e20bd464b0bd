using System.Collections.Immutable;

namespace Feeds.Mailing;

/// <summary>How fast messages may go to one server or one domain: evenly, without saving up for a burst. A value that outlives the process.</summary>
/// <remarks>
/// An instant that is given away is used within <see cref="Grace"/> or not at all, and the interval is longer than the rate asks by as much:
/// so no sliding second holds more than the rate, whatever a line waits for, and neither does one that spans a restart.
/// </remarks>
/// <param name="Interval">From one message to the next; zero when there is no limit.</param>
/// <param name="FreeAt">The first instant that is not given away yet.</param>
/// <param name="CoolUntil">Nothing goes before this instant.</param>
/// <param name="Slowdowns">How often it was slowed down without having recovered.</param>
public sealed record Pace(TimeSpan Interval, DateTimeOffset FreeAt, DateTimeOffset CoolUntil, int Slowdowns)
{
    /// <summary>The rate that an unlimited way falls to when it is first told to slow down, in messages a second.</summary>
    private const double FirstLimit = 10;

    /// <summary>From this rate on a way without a configured limit is unlimited again.</summary>
    private const double Unlimited = 100;

    /// <summary>What one message that was taken adds to the rate.</summary>
    private const double Step = 0.02;

    private static readonly TimeSpan Slowest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestCooling = TimeSpan.FromMinutes(60);

    /// <summary>How long nothing goes after the first <see cref="ReplyClass.TooFast"/>.</summary>
    public static TimeSpan FirstCooling { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after its instant a message may still start; a later one takes a new instant.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Nothing is given away further ahead than this, so that what is given fits a lease and a clock set back does little harm.</summary>
    public static TimeSpan Horizon { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The pace before the first message.</summary>
    /// <param name="rate">Messages a second at most, or null for no limit.</param>
    public static Pace Of(double? rate) => new(IntervalOf(rate), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0);

    /// <summary>The same pace under the limit that is configured now, which may be another than when it was stored.</summary>
    public Pace Under(double? rate) => Slowdowns == 0 || IntervalOf(rate) > Interval ? this with { Interval = IntervalOf(rate) } : this;

    /// <summary>Whether a message that was given this instant may start now.</summary>
    public static bool InTime(DateTimeOffset slot, DateTimeOffset now) => now >= slot && now < slot + Grace;

    /// <summary>When it makes sense to ask for an instant.</summary>
    public DateTimeOffset NextAt(DateTimeOffset now)
    {
        var sane = Sane(now);
        return Latest(now, sane.CoolUntil, sane.FreeAt - Horizon);
    }

    /// <summary>Gives away the next instants, at most <paramref name="count"/>, and none while it cools down.</summary>
    public (Pace Next, ImmutableArray<DateTimeOffset> Slots) Reserve(DateTimeOffset now, int count)
    {
        var sane = Sane(now);
        if (now < sane.CoolUntil)
        {
            return (sane, []);
        }

        var slots = ImmutableArray.CreateBuilder<DateTimeOffset>();
        var next = Latest(now, sane.FreeAt);
        for (; slots.Count < count && next <= now + Horizon; next += Interval)
        {
            slots.Add(next);
        }

        return (sane with { FreeAt = Latest(sane.FreeAt, next) }, slots.ToImmutable());
    }

    /// <summary>After <see cref="ReplyClass.TooFast"/>: half as fast, and nothing for a while. While it cools down already, what was under way changes nothing.</summary>
    public Pace Slow(DateTimeOffset now)
    {
        var sane = Sane(now);
        if (now < sane.CoolUntil)
        {
            return sane;
        }

        var slower = Interval == TimeSpan.Zero ? IntervalOf(FirstLimit) : Shortest(Interval * 2, Slowest);
        var until = now + Shortest(FirstCooling * Math.Pow(2, Math.Min(Slowdowns, 10)), LongestCooling);
        return new(Longest(slower, Interval), Latest(sane.FreeAt, until), until, Slowdowns + 1);
    }

    /// <summary>After messages were taken: a little faster, up to the configured rate.</summary>
    /// <param name="rate">Messages a second at most, or null for no limit.</param>
    public Pace Recover(int accepted, double? rate)
    {
        if (Slowdowns == 0)
        {
            return Under(rate);
        }

        var faster = RateOf(Interval) + (accepted * Step);
        return faster >= (rate ?? Unlimited) ? this with { Interval = IntervalOf(rate), Slowdowns = 0 } : this with { Interval = IntervalOf(faster) };
    }

    // Rounded up, so that the rate is never exceeded by a rounding.
    private static TimeSpan IntervalOf(double? rate) =>
        rate is { } limit ? TimeSpan.FromTicks((long)Math.Ceiling((TimeSpan.TicksPerSecond + Grace.Ticks) / limit)) : TimeSpan.Zero;

    private static double RateOf(TimeSpan interval) => (double)(TimeSpan.TicksPerSecond + Grace.Ticks) / interval.Ticks;

    // What lies further ahead than it can have been set was set before the clock went back. (The interval may have been longer then.)
    private Pace Sane(DateTimeOffset now)
    {
        var cool = CoolUntil > now + LongestCooling ? now : CoolUntil;
        var furthest = Latest(now, cool) + Horizon + Longest(Interval, Slowest);
        return this with { CoolUntil = cool, FreeAt = FreeAt > furthest ? Latest(now, cool) + Interval : FreeAt };
    }

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> instants)
    {
        var latest = instants[0];
        foreach (var instant in instants)
        {
            latest = instant > latest ? instant : latest;
        }

        return latest;
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
