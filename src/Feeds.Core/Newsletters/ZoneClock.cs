namespace Feeds.Newsletters;

/// <summary>What the clocks of a zone show, and when.</summary>
internal static class ZoneClock
{
    // No clock is set further from UTC than 14 hours, so none is set back or forward by more than twice that.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(15);

    /// <summary>What the clocks of a zone show at an instant.</summary>
    public static DateTime At(DateTimeOffset instant, TimeZoneInfo zone) => Shown(instant.UtcDateTime, zone);

    /// <summary>
    /// The first instant at which the clocks of a zone show a time or a later one: the instant itself on a common day, the end of the gap
    /// where they skip it, the first of two where they show it twice.
    /// </summary>
    /// <param name="local">A whole second.</param>
    public static DateTimeOffset First(DateTime local, TimeZoneInfo zone)
    {
        // Only the way from UTC to local time is without doubt, so it alone is asked, also where a zone gives up a whole day.
        var wanted = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var before = wanted - Reach;
        var unchanged = wanted - zone.GetUtcOffset(before);
        if (Shown(unchanged, zone) == local)
        {
            return new(unchanged, TimeSpan.Zero);
        }

        long early = 0, late = (long)(Reach + Reach).TotalSeconds;
        while (late - early > 1)
        {
            var middle = early + ((late - early) / 2);
            _ = Shown(before.AddSeconds(middle), zone) >= local ? late = middle : early = middle;
        }

        return new(before.AddSeconds(late), TimeSpan.Zero);
    }

    /// <summary>By how much clocks were set back lately, so that they may show now what they showed before.</summary>
    public static TimeSpan SetBackBefore(DateTimeOffset instant, TimeZoneInfo zone) => SetBack(instant - Reach - Reach, instant, zone);

    /// <summary>By how much clocks are set back soon.</summary>
    public static TimeSpan SetBackAfter(DateTimeOffset instant, TimeZoneInfo zone) => SetBack(instant, instant + Reach + Reach, zone);

    private static TimeSpan SetBack(DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone) =>
        zone.GetUtcOffset(from) - zone.GetUtcOffset(until) is var back && back > TimeSpan.Zero ? back : TimeSpan.Zero;

    private static DateTime Shown(DateTime utc, TimeZoneInfo zone) => DateTime.SpecifyKind(utc + zone.GetUtcOffset(utc), DateTimeKind.Unspecified);
}
