using System.Globalization;
using System.Text.RegularExpressions;

namespace Feeds.Inspection;

/// <summary>The two kinds of dates that feeds hold.</summary>
internal static partial class DateRules
{
    private const string MonthNames = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <summary>RFC 822, section 5, with four digits of year: <c>Mon, 10 Feb 2025 11:20:12 +0800</c>.</summary>
    public static IEnumerable<Fault> Rfc822(string value)
    {
        if (ReadRfc822(value) is not { } date)
        {
            return [Fault.Error("date", $"{Findings.Quote(value)} is no date such as Mon, 10 Feb 2025 11:20:12 +0800")];
        }

        var (day, comma) = (date.DateTime.ToString("dddd", CultureInfo.InvariantCulture), value.IndexOf(',', StringComparison.Ordinal));
        return comma > 0 && !value.AsSpan(0, comma).Contains(day.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase) ? [Fault.Error("weekday", $"{Findings.Quote(value)} is a {day}")]
            : UsualRfc822.IsMatch(value) ? Plausible(value, date)
            : [Fault.Warning("date", $"{Findings.Quote(value)} is not of the form Mon, 10 Feb 2025 11:20:12 +0800, the only one that all readers know")];
    }

    /// <summary>RFC 3339 as Atom wants it (RFC 4287, section 3.3): <c>2025-02-10T11:20:12+08:00</c>.</summary>
    public static IEnumerable<Fault> Rfc3339(string value) =>
        ReadRfc3339(value.Trim()) is not { } date ? [Fault.Error("date", $"{Findings.Quote(value)} is no date such as 2025-02-10T11:20:12+08:00")]
            : value.Length > value.Trim().Length ? [Fault.Error("whitespace", "has blanks around it (RFC 4287, section 3.3)")]
            : Plausible(value, date);

    /// <summary>The instant of a date of RSS or OPML, in any of its old forms, or null.</summary>
    public static DateTimeOffset? ReadRfc822(string value)
    {
        var before = "";
        for (value = value.Length > 100 ? "" : value; value != before; value = Comment.Replace(value, " "))
        {
            // From the innermost comment outwards.
            before = value;
        }

        var match = AnyRfc822.Match(value.Trim());
        if (!match.Success)
        {
            return null;
        }

        var year = Number(match, "year");
        year += match.Groups["year"].Length > 2 ? 0 : year < 70 ? 2000 : 1900;
        var month = (MonthNames.IndexOf(match.Groups["month"].Value, StringComparison.OrdinalIgnoreCase) / 3) + 1;
        return Instant(year, month, match, Offset(match.Groups["zone"].Value));
    }

    /// <summary>The instant of a date of Atom or JSON Feed, or null.</summary>
    public static DateTimeOffset? ReadRfc3339(string value) =>
        Iso.Match(value) is { Success: true } match ? Instant(Number(match, "year"), Number(match, "month"), match, Offset(match.Groups["zone"].Value)) : null;

    private static IEnumerable<Fault> Plausible(string value, DateTimeOffset date) =>
        date.Year < 1990 ? [Fault.Warning("implausible-date", $"{Findings.Quote(value)} is before there were feeds")] : [];

    private static DateTimeOffset? Instant(int year, int month, Match match, TimeSpan? offset)
    {
        int day = Number(match, "day"), hour = Number(match, "hour"), minute = Number(match, "minute"), second = Math.Min(59, Number(match, "second"));
        return offset is { } zone && year is > 0 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour <= 23 && minute <= 59 && Number(match, "second") <= 60
            && (year > 1 || zone <= TimeSpan.Zero)
                ? new DateTimeOffset(year, month, day, hour, minute, second, zone)
                : null;
    }

    private static TimeSpan? Offset(string zone)
    {
        var digits = zone.Replace(":", "", StringComparison.Ordinal);
        if (digits.Length != 5)
        {
            var west = zone.ToUpperInvariant() switch { "EDT" => 4, "EST" or "CDT" => 5, "CST" or "MDT" => 6, "MST" or "PDT" => 7, "PST" => 8, _ => 0 };
            return TimeSpan.FromHours(-west);
        }

        var offset = new TimeSpan(int.Parse(digits.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(digits.AsSpan(3, 2), CultureInfo.InvariantCulture), 0);
        return offset > TimeSpan.FromHours(14) ? null : digits[0] == '-' ? -offset : offset;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^((mon|tue|wed|thu|fri|sat|sun)\\s*,\\s*)?(?<day>[0-9]{1,2})\\s+(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\s+(?<year>[0-9]{2}|[0-9]{4})\\s+(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2}))?\\s+(?<zone>[+-][0-9]{4}|ut|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|[a-ik-z])$", Options | RegexOptions.IgnoreCase)]
    private static partial Regex AnyRfc822 { get; }

    [GeneratedRegex("^((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}(:[0-9]{2})? ([+-][0-9]{4}|UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|Z)$", Options)]
    private static partial Regex UsualRfc822 { get; }

    [GeneratedRegex(@"\\.|\([^()\\]*\)", Options)]
    private static partial Regex Comment { get; }

    [GeneratedRegex("^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})T(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(\\.[0-9]+)?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})$", Options)]
    private static partial Regex Iso { get; }
}
