using System.Collections.Immutable;

namespace Feeds.Mailing;

/// <summary>How fast messages may go to one server or one domain: evenly, without saving up for a burst. A value that outlives the process.</summary>
/// <param name="Interval">From one message to the next; zero when there is no limit.</param>
/// <param name="FreeAt">The first instant that is not given away yet.</param>
/// <param name="CoolUntil">Nothing goes before this instant.</param>
/// <param name="Slowdowns">How often it was slowed down without having recovered.</param>
public sealed record Pace(TimeSpan Interval, DateTimeOffset FreeAt, DateTimeOffset CoolUntil, int Slowdowns)
{
    /// <summary>How long after its instant a message may still start; a later one takes a new instant.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Nothing is given away further ahead than this, so that what is given fits a lease and a clock set back does little harm.</summary>
    public static TimeSpan Horizon { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The pace before the first message.</summary>
    /// <param name="rate">Messages a second at most, or null for no limit.</param>
    public static Pace Of(double? rate) => throw new NotSupportedException();

    /// <summary>Gives away the next instants, at most <paramref name="count"/> and perhaps none.</summary>
    public (Pace Next, ImmutableArray<DateTimeOffset> Slots) Reserve(DateTimeOffset now, int count) => throw new NotSupportedException();

    /// <summary>Whether a message that was given this instant may start now.</summary>
    public static bool InTime(DateTimeOffset slot, DateTimeOffset now) => throw new NotSupportedException();

    /// <summary>After <see cref="ReplyClass.TooFast"/>: half as fast, and nothing for a while.</summary>
    public Pace Slow(DateTimeOffset now) => throw new NotSupportedException();

    /// <summary>After messages were taken: a little faster, up to the configured rate.</summary>
    public Pace Recover(DateTimeOffset now, int accepted, double? rate) => throw new NotSupportedException();
}
