using System.Globalization;
using CsCheck;
using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2025-02-10", "2025-02-10T00:00:00Z")]
    [InlineData(" 2025-02-10 ", "2025-02-10T00:00:00Z")]
    [InlineData("2024-4-09", "2024-04-09T00:00:00Z")]
    [InlineData("2025/02/10", "2025-02-10T00:00:00Z")]
    [InlineData("2025/2/1 9:05", "2025-02-01T09:05:00Z")]
    [InlineData("2025-02-10 11:20:12", "2025-02-10T11:20:12Z")]
    [InlineData("2025-02-10T11:20:12", "2025-02-10T11:20:12Z")]
    [InlineData("2025-02-10t11:20", "2025-02-10T11:20:00Z")]
    [InlineData("2025-02-10  11:20", "2025-02-10T11:20:00Z")]
    [InlineData("2025-02-10T11:20:12Z", "2025-02-10T11:20:12Z")]
    [InlineData("2025-02-10 11:20:12 Z", "2025-02-10T11:20:12Z")]
    [InlineData("2025-02-10T11:20:12+08:00", "2025-02-10T03:20:12Z")]
    [InlineData("2025-02-10 11:20:12-07:00", "2025-02-10T18:20:12Z")]
    [InlineData("2025-02-10 11:20:12 -0700", "2025-02-10T18:20:12Z")]
    [InlineData("2025-02-10 11:20:12 +08:00", "2025-02-10T03:20:12Z")]
    [InlineData("2025-02-10 11:20 +0800", "2025-02-10T03:20:00Z")]
    [InlineData("2025-02-10 11:20:12 +08", "2025-02-10T03:20:12Z")]
    [InlineData("2025-02-10 11:20:12 +0800 CST", "2025-02-10T03:20:12Z")]
    [InlineData("2025-02-10 11:20:12 UTC", "2025-02-10T11:20:12Z")]
    [InlineData("2025-02-10 11:20:12 EST", "2025-02-10T16:20:12Z")]
    [InlineData("2021-10-04 9:00:00 +0000", "2021-10-04T09:00:00Z")]
    [InlineData("2025-02-10 11:20:12 +0545", "2025-02-10T05:35:12Z")]
    [InlineData("0987-02-10", "0987-02-10T00:00:00Z")]
    public void A_date_that_begins_with_its_year_is_read(string text, string instant)
    {
        AssertIs(instant, text);
    }

    // With a fraction the whole of the grammar is at work, without one mostly the short way for what nearly everybody writes.
    [Fact]
    public void The_commonest_forms_mean_what_they_mean_with_a_fraction_of_nothing()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var parts = Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 13], Gen.Int[0, 32], Gen.Int[0, 25], Gen.Int[0, 61], Gen.Int[0, 61]);
        var marks = Gen.Select(Gen.OneOf('T', 't', ' ', '-'), Gen.OneOf("", "Z", "z", "+", "+08:00", "-03:30", "+15:00", "+14:00", "+08:6x", " +0800", ".12345"));
        Gen.Select(parts, marks).Sample(each =>
        {
            var ((year, month, day, hour, minute, second), (mark, zone)) = each;
            var time = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}{mark}{hour:00}:{minute:00}:{second:00}");
            var fraction = zone.StartsWith('.') ? "" : ".0";

            var usual = DateText.Parse(time + zone, berlin, out _);
            var whole = DateText.Parse(time + fraction + zone, berlin, out _);

            Assert.Equal(whole, usual);
            Assert.Equal(whole?.Instant.Offset, usual?.Instant.Offset);
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("Fri, 21 Aug 2026 20:30:00 GMT", "2026-08-21T20:30:00Z")]
    [InlineData("Fri, 21 Aug 2026 20:30:00 +0800", "2026-08-21T12:30:00Z")]
    [InlineData("Friday, 21-Aug-26 20:30:00 UTC", "2026-08-21T20:30:00Z")]
    [InlineData("21 Aug 26 20:30 EDT", "2026-08-22T00:30:00Z")]
    [InlineData("21 Aug 99 20:30 UTC", "1999-08-21T20:30:00Z")]
    [InlineData("Mon Jan  2 15:04:05 2006", "2006-01-02T15:04:05Z")]
    [InlineData("Mon Jan  2 15:04:05 PST 2006", "2006-01-02T23:04:05Z")]
    [InlineData("Mon Jan 02 15:04:05 -0700 2006", "2006-01-02T22:04:05Z")]
    [InlineData("02 Jan 2006", "2006-01-02T00:00:00Z")]
    [InlineData("2 january 2006", "2006-01-02T00:00:00Z")]
    [InlineData("2 Sept 2006", "2006-09-02T00:00:00Z")]
    [InlineData("Jan 2, 2006", "2006-01-02T00:00:00Z")]
    [InlineData("January 2 2006", "2006-01-02T00:00:00Z")]
    public void A_date_that_names_its_month_is_read(string text, string instant)
    {
        AssertIs(instant, text);
    }

    [Theory]
    [InlineData("1739157612", "2025-02-10T03:20:12Z")]
    [InlineData("946684800", "2000-01-01T00:00:00Z")]
    public void A_Unix_number_is_read(string text, string instant)
    {
        AssertIs(instant, text);
    }

    [Theory]
    [InlineData("2025-02-10T11:20:12.5Z", 5_000_000)]
    [InlineData("2025-02-10T11:20:12,25Z", 2_500_000)]
    [InlineData("2025-02-10 11:20:12.123456", 1_234_560)]
    [InlineData("2025-02-10T11:20:12.1234567Z", 1_234_567)]
    [InlineData("2025-02-10T11:20:12.123456789", 1_234_567)]
    [InlineData("2025-02-10T11:20:12.999999999+00:00", 9_999_999)]
    public void A_fraction_of_a_second_may_have_nine_digits(string text, long ticks)
    {
        Assert.Equal(new DateTime(2025, 2, 10, 11, 20, 12).AddTicks(ticks), Parse(text).Instant.UtcDateTime);
    }

    [Fact]
    public void A_second_year_before_the_zone_is_passed_over_and_named()
    {
        var date = Parse("2023-01-29 18:30:22 2023 -0800");
        Assert.Equal(new DateTimeOffset(2023, 1, 29, 18, 30, 22, TimeSpan.FromHours(-8)), date.Instant);
        Assert.Equal("a second year '2023' before the zone is passed over", date.Oddity);
    }

    [Theory]
    [InlineData("10/02/2025")]
    [InlineData("2/10/25")]
    [InlineData("10.02.2025 11:20")]
    [InlineData("10-02-2025")]
    public void Numbers_that_could_be_day_or_month_are_refused(string text)
    {
        Assert.Equal($"'{text}' does not say which of its numbers is the month; write it as 2025-02-10", Refused(text));
    }

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("2025-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-10")]
    [InlineData("2025-02-00")]
    [InlineData("0000-02-10")]
    [InlineData("2025-02-10 24:00:00")]
    [InlineData("2025-02-10 11:60")]
    [InlineData("31 Apr 2025")]
    public void A_day_that_no_calendar_has_is_refused(string text)
    {
        Assert.Equal($"'{text}' is no day or time of the calendar", Refused(text));
    }

    [Theory]
    [InlineData("2025-02-10 11:20 am")]
    [InlineData("2025-02-10 11:20 CEST")]
    [InlineData("2025-02-10 11:20 +99:00")]
    [InlineData("2025-02-10 11:20 +0860")]
    public void A_zone_that_means_nothing_is_refused(string text)
    {
        Assert.StartsWith("the zone '", Refused(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2025")]
    [InlineData("2025-02")]
    [InlineData("20250210")]
    [InlineData("1739157612000")]
    [InlineData("2025-02-10T")]
    [InlineData("2025-02/10")]
    [InlineData("2025-02-10 and more")]
    [InlineData("٢٠٢٥-٠٢-١٠")]
    [InlineData("2025年2月10日")]
    [InlineData("{{ date }}")]
    public void What_is_no_date_is_refused(string text)
    {
        Assert.Equal($"'{text}' is not a date; write it as 2025-02-10 or 2025-02-10T11:20:12+08:00", Refused(text));
    }

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        var pieces = new[] { "2025", "-", "/", "02", "10", "T", " ", ":", ".", "9", "+", "08", "00", "Z", "GMT", "Mon", ",", "Jan", "0001", "9999", "99999999999" };
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 14].Select(string.Concat)
            .Sample(text => DateText.Parse(text, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), out var why) is null == (why.Length > 0), iter: 20_000);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        using var _ = new MachineCulture(culture);
        AssertIs("2026-04-21T20:30:00Z", "Tue, 21 APRIL 2026 20:30:00 gmt");
        AssertIs("2025-02-10T11:20:12Z", "2025-02-10 11:20:12");
    }

    private static void AssertIs(string instant, string text) =>
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Parse(text).Instant);

    private static DateText Parse(string text)
    {
        var date = DateText.Parse(text, TimeZoneInfo.Utc, out var why);
        Assert.Empty(why);
        return Assert.IsType<DateText>(date);
    }

    private static string Refused(string text)
    {
        Assert.Null(DateText.Parse(text, TimeZoneInfo.Utc, out var why));
        return why;
    }
}
