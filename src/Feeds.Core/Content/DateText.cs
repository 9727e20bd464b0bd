using System.Globalization;
using System.Text.RegularExpressions;

namespace Feeds.Content;

/// <summary>A date as an author wrote it, read as an instant.</summary>
/// <param name="Instant">The instant, in the offset that was written or that the site's zone had then.</param>
/// <param name="Oddity">What had to be passed over to read it, or null.</param>
/// <param name="NamesZone">Whether the text itself said in which zone.</param>
public sealed record DateText(DateTimeOffset Instant, string? Oddity = null, bool NamesZone = true)
{
    /// <summary>Reads every form that Hugo and Jekyll take, year first or with the month's name.</summary>
    /// <param name="zone">The zone of a text that names none: in a gap of summer time the clock is put forward, in an overlap the earlier instant is meant.</param>
    /// <param name="why">For null: one clause for the author.</param>
    public static DateText? Parse(string text, TimeZoneInfo zone, out string why)
    {
        why = "";
        text = text.Trim();
        if (DateForms.TryUsual(text, out var local, out var written))
        {
            var offset = written ?? OffsetOf(ref local, zone);
            return new(new DateTimeOffset(local, offset), NamesZone: written is not null);
        }

        var match = DateForms.YearFirst.Match(text);
        match = match.Success ? match : DateForms.DayFirst.Match(text);
        match = match.Success ? match : DateForms.MonthFirst.Match(text);
        if (match.Success)
        {
            return FromParts(match, zone, out why);
        }

        if (DateForms.UnixSeconds.IsMatch(text))
        {
            return new(DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture)));
        }

        why = DateForms.Ambiguous.IsMatch(text)
            ? $"'{text}' does not say which of its numbers is the month; write it as 2025-02-10"
            : $"'{text}' is not a date; write it as 2025-02-10 or 2025-02-10T11:20:12+08:00";
        return null;
    }

    private static DateText? FromParts(Match match, TimeZoneInfo zone, out string why)
    {
        why = "";
        var year = Number(match, "year");
        year += match.Groups["year"].Length == 2 ? (year < 70 ? 2000 : 1900) : 0;
        var month = match.Groups["monthname"] is { Success: true } name ? DateForms.Month(name.Value) : Number(match, "month");
        int day = Number(match, "day"), hour = Number(match, "hour"), minute = Number(match, "minute"), second = Number(match, "second");
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            why = $"'{match.Value}' is no day or time of the calendar";
            return null;
        }

        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).AddTicks(long.Parse(fraction, CultureInfo.InvariantCulture));
        var zoneName = match.Groups["zone"].Value;
        var offset = zoneName.Length > 0 ? DateForms.Offset(zoneName) : year is 1 or 9999 ? TimeSpan.Zero : OffsetOf(ref local, zone);
        if (year is 1 or 9999)
        {
            // What Go writes for "no date", and what people write for "never"; some zones would put them outside the calendar.
            offset = TimeSpan.Zero;
        }

        if (offset is null)
        {
            why = $"the zone '{zoneName}' of '{match.Value}' is unknown; write an offset such as +08:00";
            return null;
        }

        var oddity = match.Groups["again"].Success ? $"a second year '{match.Groups["again"].Value}' before the zone is passed over" : null;
        return new(new DateTimeOffset(local, offset.Value), oddity, zoneName.Length > 0);
    }

    private static TimeSpan OffsetOf(ref DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            var before = zone.GetUtcOffset(local.AddHours(-3));
            local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(local - before, DateTimeKind.Utc), zone);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);

        // Local mean times before standard time have odd seconds, which a feed's offset cannot say.
        return TimeSpan.FromMinutes(Math.Round(offset.TotalMinutes));
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
}
