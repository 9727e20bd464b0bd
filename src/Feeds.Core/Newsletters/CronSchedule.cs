using System.Globalization;
using Cronos;

namespace Feeds.Newsletters;

/// <summary>
/// The minutes that a cron expression names, none later than the year 2499. What recurs within a day goes on while clocks that were set back
/// show the same times again, as with Cronos; Cronos' own instants are not used, for in zones such as Europe/Dublin it gives some that are past.
/// </summary>
/// <param name="Recurs">Whether the minutes or hours are a range or a step, so that no single time of day is meant.</param>
internal sealed record CronSchedule(string Name, string Text, CronExpression Expression, bool Recurs) : ClockSchedule(Name, Text)
{
    public override DateTimeOffset? Latest(DateTimeOffset now, TimeZoneInfo zone)
    {
        var latest = base.Latest(now, zone);
        return Recurs && ZoneClock.SetBackBefore(now, zone) > TimeSpan.Zero && OnOrBefore(ZoneClock.At(now, zone)) is { } local
            && Again(local, zone.GetUtcOffset(now), zone) is { } again && again > latest ? again : latest;
    }

    public override DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var next = base.Next(after, zone);
        if (!Recurs || (ZoneClock.SetBackBefore(after, zone) + ZoneClock.SetBackAfter(after, zone)) is var back && back == TimeSpan.Zero)
        {
            return next;
        }

        var offset = zone.GetUtcOffset(after) - ZoneClock.SetBackAfter(after, zone);
        for (var local = After(after.UtcDateTime + offset); local - offset < next?.UtcDateTime; local = After(local.Value))
        {
            if (Again(local!.Value, offset, zone) is { } again)
            {
                return again;
            }
        }

        return next;
    }

    public override string PeriodOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    protected override DateTime? OnOrBefore(DateTime local) => Expression.GetPreviousOccurrence(WholeMinute(local), inclusive: true);

    protected override DateTime? After(DateTime local) => Expression.GetNextOccurrence(WholeMinute(local), inclusive: false);

    // The instant at which clocks with that offset show the time, if they have it then.
    private static DateTimeOffset? Again(DateTime local, TimeSpan offset, TimeZoneInfo zone) =>
        new DateTimeOffset(local.Ticks - offset.Ticks, TimeSpan.Zero) is var instant && zone.GetUtcOffset(instant) == offset ? instant : null;

    // Cronos counts in local time as if it were UTC.
    private static DateTime WholeMinute(DateTime local) => new(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
}
