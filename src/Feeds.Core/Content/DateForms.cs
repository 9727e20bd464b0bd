using System.Text.RegularExpressions;

namespace Feeds.Content;

/// <summary>The shapes of dates that <see cref="DateText"/> knows.</summary>
internal static partial class DateForms
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const string Time = @"(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]{1,9}))?)?";

    // Go prints "+0800 CST": the name after an offset adds nothing.
    private const string Zone = @"(\s*(?<zone>[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2}|[a-z]{1,4})(\s+[A-Z]{2,5})?)?";

    private const string MonthName = "(?<monthname>jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)";

    // RFC 3339, and its relatives with blanks, slashes, single digits and (Jekyll) a year written again before the zone.
    // A reference back to the first separator would be shorter, but is not compiled.
    [GeneratedRegex(@"^(?<year>[0-9]{4})(-(?<month>[0-9]{1,2})-|/(?<month>[0-9]{1,2})/)(?<day>[0-9]{1,2})((T|\s+)" + Time + @"(\s+(?<again>[0-9]{4})(?=\s*[+-]))?" + Zone + ")?$", Options)]
    public static partial Regex YearFirst { get; }

    // RFC 5322 (Fri, 21 Aug 2026 20:30:00 GMT), RFC 850 (Friday, 21-Aug-26 …), 02 Jan 2006.
    [GeneratedRegex(@"^([a-z]{3,9},?\s+)?(?<day>[0-9]{1,2})[\s-]" + MonthName + @"\.?,?[\s-](?<year>[0-9]{4}|[0-9]{2})(\s+" + Time + Zone + ")?$", Options)]
    public static partial Regex DayFirst { get; }

    // ANSI C (Mon Jan  2 15:04:05 2006), Unix and Ruby (a zone before the year), Jan 2, 2006.
    [GeneratedRegex(@"^([a-z]{3,9},?\s+)?" + MonthName + @"\.?\s+(?<day>[0-9]{1,2})(,?\s+(?<year>[0-9]{4})(\s+" + Time + Zone + @")?|\s+" + Time + Zone + @"\s+(?<year>[0-9]{4}))$", Options)]
    public static partial Regex MonthFirst { get; }

    [GeneratedRegex(@"^[0-9]{9,10}$", Options)]
    public static partial Regex UnixSeconds { get; }

    [GeneratedRegex(@"^[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}\b", Options)]
    public static partial Regex Ambiguous { get; }

    /// <summary>
    /// The commonest of the forms that begin with the year, many times faster: a day, with its time or without, with its offset or without. What
    /// .NET has for exact forms loads the rules by which languages sort, which takes longer than a thousand articles.
    /// </summary>
    /// <param name="local">The day and time that were written.</param>
    /// <param name="offset">The offset that was written, or null.</param>
    public static bool TryUsual(string text, out DateTime local, out TimeSpan? offset)
    {
        (local, offset) = (default, null);
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
        var isUsual = text.Length is 10 or 19 or 20 or 25
            && Digits(text, 0, 4, out year) && text[4] == '-' && Digits(text, 5, 2, out month) && text[7] == '-' && Digits(text, 8, 2, out day)
            && (text.Length == 10 || (text[10] is 'T' or ' ' && Digits(text, 11, 2, out hour) && text[13] == ':' && Digits(text, 14, 2, out minute) && text[16] == ':' && Digits(text, 17, 2, out second)))
            && year is > 1 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60;
        if (!isUsual || (text.Length > 19 && (!IsOffset(text.AsSpan(19)) || (offset = Offset(text[19..])) is null)))
        {
            return false;
        }

        local = new(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return true;
    }

    private static bool IsOffset(ReadOnlySpan<char> zone) => zone is ['Z'] or ['+' or '-', >= '0' and <= '9', >= '0' and <= '9', ':', >= '0' and <= '9', >= '0' and <= '9'];

    private static bool Digits(string text, int at, int count, out int number)
    {
        number = 0;
        for (var i = at; i < at + count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            number = (10 * number) + text[i] - '0';
        }

        return true;
    }

    public static int Month(string name) => name[..3].ToLowerInvariant() switch
    {
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "oct" => 10,
        "nov" => 11,
        _ => 12,
    };

    /// <summary>The offset of a zone as mail dates write it (RFC 5322, section 4.3), or null for a name that means several.</summary>
    public static TimeSpan? Offset(string zone)
    {
        switch (zone.ToUpperInvariant())
        {
            case "Z" or "UT" or "UTC" or "GMT": return TimeSpan.Zero;
            case "EDT": return TimeSpan.FromHours(-4);
            case "EST" or "CDT": return TimeSpan.FromHours(-5);
            case "CST" or "MDT": return TimeSpan.FromHours(-6);
            case "MST" or "PDT": return TimeSpan.FromHours(-7);
            case "PST": return TimeSpan.FromHours(-8);
            case ['+' or '-', ..]:
                var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
                int hours = (digits[0] - '0') * 10 + digits[1] - '0', minutes = digits.Length < 4 ? 0 : (digits[2] - '0') * 10 + digits[3] - '0';
                var offset = new TimeSpan(hours, minutes, 0);
                return offset > TimeSpan.FromHours(14) || minutes > 59 ? null : zone[0] == '-' ? -offset : offset;
            default: return null;
        }
    }
}
