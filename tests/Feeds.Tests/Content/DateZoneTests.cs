using System.Globalization;
using Feeds.Content;

namespace Feeds.Tests.Content;

public sealed class DateZoneTests
{
    [Theory]
    [InlineData("2025-02-10 11:20:12", "UTC", "2025-02-10T11:20:12+00:00")]
    [InlineData("2025-02-10 11:20:12", "Asia/Shanghai", "2025-02-10T11:20:12+08:00")]
    [InlineData("2025-02-10", "Asia/Shanghai", "2025-02-10T00:00:00+08:00")]
    [InlineData("2025-02-10 11:20:12", "Europe/Berlin", "2025-02-10T11:20:12+01:00")]
    [InlineData("2025-07-10 11:20:12", "Europe/Berlin", "2025-07-10T11:20:12+02:00")]
    [InlineData("Thu, 10 Jul 2025 11:20:12", "Europe/Berlin", "2025-07-10T11:20:12+02:00")]
    [InlineData("2025-07-10 11:20:12", "Asia/Kathmandu", "2025-07-10T11:20:12+05:45")]
    [InlineData("1900-01-01 00:00:00", "Asia/Shanghai", "1900-01-01T00:00:00+08:05")]
    public void A_date_that_names_no_zone_is_in_the_sites(string text, string zone, string expected)
    {
        AssertReads(expected, text, zone, namesZone: false);
    }

    [Theory]
    [InlineData("2025-02-10 11:20:12 +0100", "2025-02-10T11:20:12+01:00")]
    [InlineData("2025-02-10T11:20:12Z", "2025-02-10T11:20:12+00:00")]
    [InlineData("Mon, 10 Feb 2025 11:20:12 GMT", "2025-02-10T11:20:12+00:00")]
    [InlineData("1739157612", "2025-02-10T03:20:12+00:00")]
    public void A_date_that_names_its_zone_keeps_it(string text, string expected)
    {
        AssertReads(expected, text, "Asia/Shanghai", namesZone: true);
    }

    [Theory]
    [InlineData("2025-03-30 01:59:59", "Europe/Berlin", "2025-03-30T01:59:59+01:00")]
    [InlineData("2025-03-30 02:00:00", "Europe/Berlin", "2025-03-30T03:00:00+02:00")]
    [InlineData("2025-03-30 02:30:00", "Europe/Berlin", "2025-03-30T03:30:00+02:00")]
    [InlineData("2025-03-30 03:00:00", "Europe/Berlin", "2025-03-30T03:00:00+02:00")]
    [InlineData("2025-10-05 02:15:00", "Australia/Lord_Howe", "2025-10-05T02:45:00+11:00")]
    [InlineData("2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00")]
    public void In_a_gap_of_summer_time_the_clock_is_put_forward(string text, string zone, string expected)
    {
        AssertReads(expected, text, zone, namesZone: false);
    }

    [Theory]
    [InlineData("2025-10-26 01:59:59", "Europe/Berlin", "2025-10-26T01:59:59+02:00")]
    [InlineData("2025-10-26 02:30:00", "Europe/Berlin", "2025-10-26T02:30:00+02:00")]
    [InlineData("2025-10-26 03:00:00", "Europe/Berlin", "2025-10-26T03:00:00+01:00")]
    [InlineData("2025-11-02 01:30:00", "America/New_York", "2025-11-02T01:30:00-04:00")]
    [InlineData("2025-04-06 01:45:00", "Australia/Lord_Howe", "2025-04-06T01:45:00+11:00")]
    public void In_an_overlap_the_earlier_instant_is_meant(string text, string zone, string expected)
    {
        AssertReads(expected, text, zone, namesZone: false);
    }

    [Theory]
    [InlineData("0001-01-01", "Asia/Shanghai")]
    [InlineData("0001-01-01T00:00:00Z", "Asia/Shanghai")]
    [InlineData("0001-01-01T00:00:00+08:00", "UTC")]
    [InlineData("0001-01-01 00:00:00", "America/New_York")]
    public void Year_one_which_Go_writes_for_no_date_is_read_in_any_zone(string text, string zone)
    {
        Assert.Equal(1, DateText.Parse(text, TimeZoneInfo.FindSystemTimeZoneById(zone), out _)?.Instant.Year);
    }

    private static void AssertReads(string expected, string text, string zone, bool namesZone)
    {
        var date = DateText.Parse(text, TimeZoneInfo.FindSystemTimeZoneById(zone), out _);
        Assert.Equal(expected, date?.Instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        Assert.Equal(namesZone, date?.NamesZone);
    }
}
