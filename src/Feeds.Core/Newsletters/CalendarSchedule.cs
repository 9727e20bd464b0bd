using System.Globalization;

namespace Feeds.Newsletters;

/// <summary>A time of day on certain dates.</summary>
internal abstract record CalendarSchedule(string Name, string Text, TimeOnly Time) : ClockSchedule(Name, Text)
{
    /// <summary>The latest scheduled date that is not after another.</summary>
    protected abstract DateOnly OnOrBefore(DateOnly date);

    /// <summary>The first scheduled date that is not before another.</summary>
    protected abstract DateOnly OnOrAfter(DateOnly date);

    /// <summary>The name of a scheduled date's period.</summary>
    protected abstract string PeriodOf(DateOnly date);

    protected sealed override DateTime? OnOrBefore(DateTime local) =>
        OnOrBefore(DateOnly.FromDateTime(local).AddDays(TimeOnly.FromDateTime(local) < Time ? -1 : 0)).ToDateTime(Time);

    protected sealed override DateTime? After(DateTime local) =>
        OnOrAfter(DateOnly.FromDateTime(local).AddDays(TimeOnly.FromDateTime(local) < Time ? 0 : 1)).ToDateTime(Time);

    public sealed override string PeriodOf(DateTimeOffset instant, TimeZoneInfo zone) => PeriodOf(DateOnly.FromDateTime(LatestLocal(instant, zone)!.Value));
}

/// <summary>Every day.</summary>
internal sealed record DailySchedule(string Name, string Text, TimeOnly Time) : CalendarSchedule(Name, Text, Time)
{
    public override string Kind => "daily";

    protected override DateOnly OnOrBefore(DateOnly date) => date;

    protected override DateOnly OnOrAfter(DateOnly date) => date;

    protected override string PeriodOf(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One day of each week; the period is the week of ISO 8601.</summary>
internal sealed record WeeklySchedule(string Name, string Text, DayOfWeek Day, TimeOnly Time) : CalendarSchedule(Name, Text, Time)
{
    public override string Kind => "weekly";

    protected override DateOnly OnOrBefore(DateOnly date) => date.AddDays(-((date.DayOfWeek - Day + 7) % 7));

    protected override DateOnly OnOrAfter(DateOnly date) => date.AddDays((Day - date.DayOfWeek + 7) % 7);

    protected override string PeriodOf(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):D4}-W{ISOWeek.GetWeekOfYear(day):D2}");
    }
}

/// <summary>One day of each month, or the month's last where it has no such day.</summary>
internal sealed record MonthlySchedule(string Name, string Text, int Day, TimeOnly Time) : CalendarSchedule(Name, Text, Time)
{
    public override string Kind => "monthly";

    protected override DateOnly OnOrBefore(DateOnly date) => InMonthOf(date) is var day && day <= date ? day : InMonthOf(FirstOfMonth(date).AddMonths(-1));

    protected override DateOnly OnOrAfter(DateOnly date) => InMonthOf(date) is var day && day >= date ? day : InMonthOf(FirstOfMonth(date).AddMonths(1));

    protected override string PeriodOf(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private DateOnly InMonthOf(DateOnly date) => new(date.Year, date.Month, Math.Min(Day, DateTime.DaysInMonth(date.Year, date.Month)));

    private static DateOnly FirstOfMonth(DateOnly date) => new(date.Year, date.Month, 1);
}
