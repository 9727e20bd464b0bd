namespace Feeds.Newsletters;

/// <summary>Times that clocks show: one that they skip is the end of the gap, one that they show twice is the first of the two.</summary>
internal abstract record ClockSchedule(string Name, string Text) : Schedule(Name, Text)
{
    /// <summary>The latest scheduled local time that is not after another; null where there is none.</summary>
    protected abstract DateTime? OnOrBefore(DateTime local);

    /// <summary>The first scheduled local time after another; null where there is none.</summary>
    protected abstract DateTime? After(DateTime local);

    public override DateTimeOffset? Latest(DateTimeOffset now, TimeZoneInfo zone) => LatestLocal(now, zone) is { } local ? ZoneClock.First(local, zone) : null;

    public override DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        // What clocks show for the second time was due the first time.
        var local = After(ZoneClock.At(after, zone));
        while (local is { } past && ZoneClock.First(past, zone) <= after)
        {
            local = After(past);
        }

        return local is { } next ? ZoneClock.First(next, zone) : null;
    }

    /// <summary>The scheduled local time of <see cref="Latest"/>: where clocks skipped it, not what they show at that instant.</summary>
    protected DateTime? LatestLocal(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = OnOrBefore(ZoneClock.At(now, zone) + ZoneClock.SetBackBefore(now, zone));
        while (local is { } later && ZoneClock.First(later, zone) > now)
        {
            local = OnOrBefore(later.AddTicks(-1));
        }

        return local;
    }
}
