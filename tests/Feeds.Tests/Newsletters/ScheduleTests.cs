using System.Globalization;
using Feeds.Newsletters;

namespace Feeds.Tests.Newsletters;

public sealed class ScheduleTests
{
    private const string Lisbon = "Europe/Lisbon";
    private const string NewYork = "America/New_York";
    private const string Shanghai = "Asia/Shanghai";
    private const string LordHowe = "Australia/Lord_Howe";
    private const string Apia = "Pacific/Apia";
    private const string Azores = "Atlantic/Azores";

    [Theory]
    [InlineData("monday 08:00", "2026-11-25T12:00Z", Lisbon, "2026-11-23T08:00Z", "2026-11-30T08:00Z", "2026-W48")]
    [InlineData("Mon 8:00", "2026-11-25T12:00Z", Shanghai, "2026-11-23T00:00Z", "2026-11-30T00:00Z", "2026-W48")]
    [InlineData("SUNDAY 00:00", "2026-11-25T12:00Z", Shanghai, "2026-11-21T16:00Z", "2026-11-28T16:00Z", "2026-W47")]
    [InlineData("wed 12:00", "2026-11-25T12:00Z", Lisbon, "2026-11-25T12:00Z", "2026-12-02T12:00Z", "2026-W48")]
    [InlineData("thurs 12:00", "2026-11-25T12:00Z", Lisbon, "2026-11-19T12:00Z", "2026-11-26T12:00Z", "2026-W47")]
    [InlineData("friday 09:30", "2027-01-02T00:00Z", Lisbon, "2027-01-01T09:30Z", "2027-01-08T09:30Z", "2026-W53")]
    [InlineData("monday 09:30", "2027-01-05T00:00Z", Lisbon, "2027-01-04T09:30Z", "2027-01-11T09:30Z", "2027-W01")]
    [InlineData("tues 09:30", "2025-01-01T00:00Z", Lisbon, "2024-12-31T09:30Z", "2025-01-07T09:30Z", "2025-W01")]
    [InlineData("08:00", "2026-11-25T07:59:59.999Z", Lisbon, "2026-11-24T08:00Z", "2026-11-25T08:00Z", "2026-11-24")]
    [InlineData("08:00", "2026-11-25T08:00Z", Lisbon, "2026-11-25T08:00Z", "2026-11-26T08:00Z", "2026-11-25")]
    [InlineData("00:00", "2026-11-25T08:00Z", Shanghai, "2026-11-24T16:00Z", "2026-11-25T16:00Z", "2026-11-25")]
    [InlineData("1 08:00", "2027-01-01T00:00Z", Lisbon, "2026-12-01T08:00Z", "2027-01-01T08:00Z", "2026-12")]
    [InlineData("31 08:00", "2027-03-01T00:00Z", Lisbon, "2027-02-28T08:00Z", "2027-03-31T07:00Z", "2027-02")]
    [InlineData("31 08:00", "2028-02-29T08:00Z", Lisbon, "2028-02-29T08:00Z", "2028-03-31T07:00Z", "2028-02")]
    [InlineData("30 08:00", "2026-02-27T00:00Z", Lisbon, "2026-01-30T08:00Z", "2026-02-28T08:00Z", "2026-01")]
    [InlineData("0 8 * * 1-5", "2026-11-29T12:00Z", Shanghai, "2026-11-27T00:00Z", "2026-11-30T00:00Z", "2026-11-27T00:00Z")]
    [InlineData("*/15 * * * *", "2026-11-25T08:14:59Z", Lisbon, "2026-11-25T08:00Z", "2026-11-25T08:15Z", "2026-11-25T08:00Z")]
    [InlineData("0 0 29 2 *", "2027-11-25T08:00Z", Lisbon, "2024-02-29T00:00Z", "2028-02-29T00:00Z", "2024-02-29T00:00Z")]
    [InlineData("0 0 29 2 1", "2026-11-25T08:00Z", Lisbon, "2016-02-29T00:00Z", "2044-02-29T00:00Z", "2016-02-29T00:00Z")]
    [InlineData("0 8 * * MON#1", "2026-11-25T08:00Z", Lisbon, "2026-11-02T08:00Z", "2026-12-07T08:00Z", "2026-11-02T08:00Z")]
    [InlineData("0  8\tL * *", "2026-11-25T08:00Z", Lisbon, "2026-10-31T08:00Z", "2026-11-30T08:00Z", "2026-10-31T08:00Z")]
    [InlineData("each", "2026-11-25T08:00:05.123Z", Lisbon, "2026-11-25T08:00:05.123Z", "2026-11-25T08:00:05.123Z", "2026-11-25T08:00:05.1230000Z")]
    public void A_schedule_knows_what_was_due_what_comes_and_the_name_of_the_period(string text, string now, string zone, string latest, string next, string period)
    {
        AssertDue(text, now, zone, latest, next, period);
    }

    [Theory]
    [InlineData("02:30", "2026-03-08T07:00Z", NewYork, "2026-03-08T07:00Z", "2026-03-09T06:30Z", "2026-03-08")]
    [InlineData("02:30", "2026-03-08T06:59:59Z", NewYork, "2026-03-07T07:30Z", "2026-03-08T07:00Z", "2026-03-07")]
    [InlineData("01:30", "2026-11-01T06:30Z", NewYork, "2026-11-01T05:30Z", "2026-11-02T06:30Z", "2026-11-01")]
    [InlineData("01:30", "2026-11-01T05:29Z", NewYork, "2026-10-31T05:30Z", "2026-11-01T05:30Z", "2026-10-31")]
    [InlineData("sunday 01:45", "2026-11-01T12:00Z", NewYork, "2026-11-01T05:45Z", "2026-11-08T06:45Z", "2026-W44")]
    [InlineData("02:15", "2026-10-03T15:30Z", LordHowe, "2026-10-03T15:30Z", "2026-10-04T15:15Z", "2026-10-04")]
    [InlineData("01:45", "2026-04-04T15:15Z", LordHowe, "2026-04-04T14:45Z", "2026-04-05T15:15Z", "2026-04-05")]
    [InlineData("00:15", "2026-03-29T01:00Z", Azores, "2026-03-29T01:00Z", "2026-03-30T00:15Z", "2026-03-29")]
    [InlineData("08:00", "2011-12-30T09:59Z", Apia, "2011-12-29T18:00Z", "2011-12-30T10:00Z", "2011-12-29")]
    [InlineData("08:00", "2011-12-30T10:00Z", Apia, "2011-12-30T10:00Z", "2011-12-30T18:00Z", "2011-12-30")]
    [InlineData("00:00", "2011-12-30T10:00Z", Apia, "2011-12-30T10:00Z", "2011-12-31T10:00Z", "2011-12-31")]
    [InlineData("friday 08:00", "2011-12-31T00:00Z", Apia, "2011-12-30T10:00Z", "2012-01-05T18:00Z", "2011-W52")]
    [InlineData("30 2 * * *", "2026-03-08T12:00Z", NewYork, "2026-03-08T07:00Z", "2026-03-09T06:30Z", "2026-03-08T07:00Z")]
    [InlineData("30 1 * * *", "2026-11-01T12:00Z", NewYork, "2026-11-01T05:30Z", "2026-11-02T06:30Z", "2026-11-01T05:30Z")]
    [InlineData("30 1 * * *", "2026-10-25T01:00Z", "Europe/Dublin", "2026-10-25T00:30Z", "2026-10-26T01:30Z", "2026-10-25T00:30Z")]
    [InlineData("*/30 * * * *", "2026-10-25T00:40Z", "Europe/Dublin", "2026-10-25T00:30Z", "2026-10-25T01:00Z", "2026-10-25T00:30Z")]
    [InlineData("15 */2 * * *", "2026-10-03T15:20Z", LordHowe, "2026-10-03T13:45Z", "2026-10-03T15:30Z", "2026-10-03T13:45Z")]
    [InlineData("30 2 * * *", "2026-02-15T02:10Z", "Africa/Casablanca", "2026-02-15T01:30Z", "2026-02-16T02:30Z", "2026-02-15T01:30Z")]
    [InlineData("*/30 * * * *", "2026-11-01T06:10Z", NewYork, "2026-11-01T06:00Z", "2026-11-01T06:30Z", "2026-11-01T06:00Z")]
    public void A_time_that_clocks_skip_is_the_end_of_the_gap_and_one_that_comes_twice_the_first(string text, string now, string zone, string latest, string next, string period)
    {
        AssertDue(text, now, zone, latest, next, period);
    }

    [Theory]
    [InlineData("", "'' is no schedule; write monday 08:00, 08:00 (every day), 1 08:00 (every month), a cron expression of five fields, or each")]
    [InlineData("weekly", "'weekly' is no schedule; write monday 08:00, 08:00 (every day), 1 08:00 (every month), a cron expression of five fields, or each")]
    [InlineData("@daily", "'@daily' is no schedule; write monday 08:00, 08:00 (every day), 1 08:00 (every month), a cron expression of five fields, or each")]
    [InlineData("0 0 8 * * *", "'0 0 8 * * *' is no schedule; write monday 08:00, 08:00 (every day), 1 08:00 (every month), a cron expression of five fields, or each")]
    [InlineData("24:00", "'24:00' is no time of day; write 00:00 to 23:59")]
    [InlineData("monday 8:60", "'8:60' is no time of day; write 00:00 to 23:59")]
    [InlineData("mondey 08:00", "'mondey' is neither a weekday nor a day of the month; write monday 08:00, or 1 08:00 to 31 08:00")]
    [InlineData("montag 08:00", "'montag' is neither a weekday nor a day of the month; write monday 08:00, or 1 08:00 to 31 08:00")]
    [InlineData("0 08:00", "'0' is neither a weekday nor a day of the month; write monday 08:00, or 1 08:00 to 31 08:00")]
    [InlineData("32 08:00", "'32' is neither a weekday nor a day of the month; write monday 08:00, or 1 08:00 to 31 08:00")]
    [InlineData("99999999999 08:00", "'99999999999' is neither a weekday nor a day of the month; write monday 08:00, or 1 08:00 to 31 08:00")]
    [InlineData("0 0 30 2 *", "'0 0 30 2 *' names a day that never comes")]
    [InlineData("0 0 31 4,6,9,11 *", "'0 0 31 4,6,9,11 *' names a day that never comes")]
    public void What_is_no_schedule_is_refused_with_the_reason(string text, string reason)
    {
        Assert.Null(Schedule.Parse("weekly", text, out var why));
        Assert.Equal(reason, why);
    }

    [Theory]
    [InlineData("60 8 * * *")]
    [InlineData("* * * * x")]
    [InlineData("H 8 * * *")]
    [InlineData("* * * * \u0000")]
    public void A_wrong_cron_expression_is_refused_with_the_reason(string text)
    {
        Assert.Null(Schedule.Parse("weekly", text, out var why));
        Assert.Matches("^'.+' is no cron expression: .*[^.]$", why!);
    }

    [Fact]
    public void A_schedule_that_is_a_book_is_refused_at_once_and_told_in_a_line()
    {
        Assert.Null(Schedule.Parse("weekly", new string('*', 10_000_000), out var why));
        Assert.InRange(why!.Length, 60, 300);
    }

    [Fact]
    public void A_schedule_keeps_its_name_and_words()
    {
        var schedule = Schedule.Parse("weekly", " Monday 08:00 ", out var why);
        Assert.Null(why);
        Assert.Equal(("weekly", "Monday 08:00", false), (schedule!.Name, schedule.Text, schedule.IsEach));
        Assert.True(Schedule.Parse("now", "Each", out _)!.IsEach);
        Assert.Equal(schedule, Schedule.Parse("weekly", "Monday 08:00", out _));
    }

    private static void AssertDue(string text, string now, string zone, string latest, string next, string period)
    {
        var schedule = Schedule.Parse("x", text, out var why);
        Assert.Null(why);
        var (instant, place) = (At(now), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal((At(latest), At(next)), (schedule!.Latest(instant, place), schedule.Next(instant, place)));
        Assert.Equal(period, schedule.PeriodOf(At(latest), place));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
