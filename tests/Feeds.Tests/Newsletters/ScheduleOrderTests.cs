using System.Globalization;
using CsCheck;
using Feeds.Newsletters;

namespace Feeds.Tests.Newsletters;

/// <summary>What holds for every schedule, in every zone, at every instant.</summary>
public sealed class ScheduleOrderTests
{
    private static readonly Gen<Schedule> Schedules = Gen.OneOf(
        Gen.Select(Gen.OneOf("monday", "wed", "saturday", "SUN"), Gen.Int[0, 23], Gen.Int[0, 59]).Select((day, hour, minute) => $"{day} {hour:00}:{minute:00}"),
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 59]).Select((hour, minute) => $"{hour:00}:{minute:00}"),
        Gen.Select(Gen.Int[1, 31], Gen.Int[0, 23], Gen.Int[0, 59]).Select((day, hour, minute) => $"{day} {hour:00}:{minute:00}"),
        Gen.OneOf("* * * * *", "0 8 * * 1", "30 2 * * *", "30 1 * * 0", "*/7 1-3 * * *", "15 */2 * * *", "0 0 1 * *", "59 23 L * *", "0 0 * * MON#5", "0 0 LW * *", "0 0 29 2 *", "0 0 29 2 3"))
        .Select(text => Schedule.Parse("x", text, out _)!);

    // Half an hour, negative summer time, a day skipped, midnight skipped, offsets by the quarter hour, and all the others.
    private static readonly Gen<TimeZoneInfo> Zones = Gen.Frequency(
        (3, Gen.OneOf("Europe/Lisbon", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Europe/Dublin", "America/Nuuk", "Asia/Beirut", "Pacific/Chatham", "Pacific/Kwajalein", "Africa/Monrovia", "UTC")
            .Select(TimeZoneInfo.FindSystemTimeZoneById)),
        (1, Gen.OneOf([.. TimeZoneInfo.GetSystemTimeZones()])));

    private static readonly Gen<DateTimeOffset> Instants = Gen.Frequency((6, Instant(1970, 2100)), (1, Instant(2100, 2490)));

    [Fact]
    public void Nothing_scheduled_lies_between_the_latest_and_now_or_between_now_and_the_next()
    {
        Gen.Select(Schedules, Zones, Instants).Sample((schedule, zone, now) =>
        {
            var latest = schedule.Latest(now, zone)!.Value;
            var next = schedule.Next(now, zone)!.Value;
            return latest <= now && now < next && latest.Offset == TimeSpan.Zero && next.Offset == TimeSpan.Zero
                && schedule.Latest(latest, zone) == latest && schedule.Next(latest, zone) == next
                && schedule.Latest(next, zone) == next && schedule.Latest(next.AddTicks(-1), zone) == latest;
        }, print: Told, iter: 20_000);
    }

    [Fact]
    public void Names_of_periods_grow_with_what_is_scheduled()
    {
        Gen.Select(Schedules, Zones, Instants).Sample((schedule, zone, now) =>
        {
            var due = schedule.Latest(now, zone)!.Value;
            for (var i = 0; i < 20; i++)
            {
                var next = schedule.Next(due, zone)!.Value;
                Assert.True(next > due);
                Assert.True(string.CompareOrdinal(schedule.PeriodOf(due, zone), schedule.PeriodOf(next, zone)) < 0, $"{schedule.PeriodOf(due, zone)} {schedule.PeriodOf(next, zone)}");
                due = next;
            }
        }, print: Told, iter: 2_000);
    }

    [Fact]
    public void Days_on_which_clocks_change_are_no_exception()
    {
        var all = Gen.Select(Schedules, Gen.Int[-180, 180], Gen.Int[0, 59]);
        foreach (var (zone, change) in new[]
        {
            ("Europe/Lisbon", "2026-03-29T01:00:00Z"), ("Europe/Lisbon", "2026-10-25T01:00:00Z"), ("America/New_York", "2026-11-01T06:00:00Z"), ("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
            ("Australia/Lord_Howe", "2026-04-04T15:00:00Z"), ("Pacific/Apia", "2011-12-30T10:00:00Z"), ("Africa/Casablanca", "2026-02-15T02:00:00Z"), ("Africa/Casablanca", "2026-03-22T02:00:00Z"),
            ("Asia/Beirut", "2026-03-28T22:00:00Z"), ("America/Nuuk", "2026-03-29T01:00:00Z"), ("America/Nuuk", "2026-10-25T01:00:00Z"), ("Europe/Dublin", "2026-10-25T01:00:00Z"), ("Pacific/Kwajalein", "1993-08-21T12:00:00Z"),
        })
        {
            var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
            var at = DateTimeOffset.Parse(change, CultureInfo.InvariantCulture);
            all.Sample((schedule, minutes, seconds) =>
            {
                var now = at.AddMinutes(minutes).AddSeconds(seconds);
                var (latest, next) = (schedule.Latest(now, place)!.Value, schedule.Next(now, place)!.Value);
                return latest <= now && now < next && schedule.Next(latest, place) == next && schedule.Latest(next.AddTicks(-1), place) == latest
                    && string.CompareOrdinal(schedule.PeriodOf(latest, place), schedule.PeriodOf(next, place)) < 0;
            }, print: sample => $"{zone} {change} {sample}", iter: 2_000);
        }
    }

    [Theory]
    [InlineData("Europe/Lisbon", 2026, 365)]
    [InlineData("Australia/Lord_Howe", 2028, 366)]
    [InlineData("Asia/Beirut", 2026, 365)]
    [InlineData("Pacific/Apia", 2011, 365)]
    public void Every_date_has_one_daily_issue_and_its_own_name(string zone, int year, int days)
    {
        var (place, daily) = (TimeZoneInfo.FindSystemTimeZoneById(zone), Schedule.Parse("daily", "02:15", out _)!);
        var due = daily.Next(new DateTimeOffset(year - 1, 12, 31, 0, 0, 0, TimeSpan.Zero), place)!.Value;
        var names = new List<string>();
        for (; names.Count <= 400; due = daily.Next(due, place)!.Value)
        {
            names.Add(daily.PeriodOf(due, place));
        }

        var first = new DateOnly(year, 1, 1);
        Assert.Equal(Enumerable.Range(0, days).Select(day => first.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), names.Where(name => name.StartsWith($"{year}-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Articles_as_they_come_have_names_that_grow_with_the_instant()
    {
        var each = Schedule.Parse("each", "each", out _)!;
        Gen.Select(Instants, Gen.Long[1, TimeSpan.TicksPerDay], Zones).Sample((now, later, zone) =>
            string.CompareOrdinal(each.PeriodOf(now, zone), each.PeriodOf(now.AddTicks(later).ToOffset(TimeSpan.FromHours(-3)), zone)) < 0);
    }

    [Fact]
    public void No_instant_in_any_zone_is_too_much()
    {
        var odd = TimeZoneInfo.CreateCustomTimeZone("odd", TimeSpan.FromHours(-14), "odd", "odd");
        Gen.Select(Schedules, Gen.Frequency((9, Zones), (1, Gen.Const(odd))), Instant(1970, 9990)).Sample((schedule, zone, now) =>
        {
            var latest = schedule.Latest(now, zone);
            _ = schedule.Next(now, zone);
            return latest <= now && schedule.PeriodOf(latest.Value, zone).Length > 0;
        }, print: Told, iter: 20_000);
    }

    private static string Told((Schedule Schedule, TimeZoneInfo Zone, DateTimeOffset Now) sample) => $"{sample.Schedule.Text} in {sample.Zone.Id} at {sample.Now:O}";

    private static Gen<DateTimeOffset> Instant(int from, int until) => Gen.Long[new DateTime(from, 1, 1).Ticks, new DateTime(until, 1, 1).Ticks]
        .Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
