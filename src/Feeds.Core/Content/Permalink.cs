using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Feeds.Content;

/// <summary>Patterns such as <c>/:year/:month/:slug/</c>.</summary>
public static partial class Permalink
{
    /// <summary>The pattern with every token replaced; doubled slashes, which empty tokens leave, become one.</summary>
    public static string Expand(string pattern, Func<string, string?> value)
    {
        // Of `:year_:month` the underscore is no part of the first name.
        return Tidy(Token.Replace(pattern, match => value(match.Groups["name"].Value)
            ?? (match.Value.EndsWith('_') && value(match.Groups["name"].Value[..^1]) is { } shorter ? shorter + "_" : match.Value)));
    }

    /// <summary>The path with one slash at its beginning and none doubled.</summary>
    public static string Tidy(string path) =>
        path.StartsWith('/') || path.Contains("//", StringComparison.Ordinal) ? Slashes.Replace("/" + path, "/") : "/" + path;

    /// <summary>The tokens that name a part of a date; null for any other.</summary>
    public static string? DatePart(string token, DateTimeOffset? date)
    {
        if (date is not { } d)
        {
            return DateTokens.Contains(token) ? "" : null;
        }

        return token switch
        {
            "year" => d.ToString("yyyy", CultureInfo.InvariantCulture),
            "short_year" => d.ToString("yy", CultureInfo.InvariantCulture),
            "month" => d.ToString("MM", CultureInfo.InvariantCulture),
            "i_month" => d.Month.ToString(CultureInfo.InvariantCulture),
            "monthname" or "long_month" => d.ToString("MMMM", CultureInfo.InvariantCulture),
            "short_month" => d.ToString("MMM", CultureInfo.InvariantCulture),
            "day" => d.ToString("dd", CultureInfo.InvariantCulture),
            "i_day" => d.Day.ToString(CultureInfo.InvariantCulture),
            "y_day" => d.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            "yearday" => d.DayOfYear.ToString(CultureInfo.InvariantCulture),
            "w_day" => ((((int)d.DayOfWeek + 6) % 7) + 1).ToString(CultureInfo.InvariantCulture),
            "weekday" => ((int)d.DayOfWeek).ToString(CultureInfo.InvariantCulture),
            "weekdayname" or "long_day" => d.ToString("dddd", CultureInfo.InvariantCulture),
            "short_day" => d.ToString("ddd", CultureInfo.InvariantCulture),
            "week" => ISOWeek.GetWeekOfYear(d.DateTime).ToString("00", CultureInfo.InvariantCulture),
            "w_year" => ISOWeek.GetYear(d.DateTime).ToString(CultureInfo.InvariantCulture),
            "hour" => d.ToString("HH", CultureInfo.InvariantCulture),
            "minute" => d.ToString("mm", CultureInfo.InvariantCulture),
            "second" => d.ToString("ss", CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static readonly ImmutableHashSet<string> DateTokens =
    [
        "year", "short_year", "month", "i_month", "monthname", "long_month", "short_month", "day", "i_day", "y_day", "yearday",
        "w_day", "weekday", "weekdayname", "long_day", "short_day", "week", "w_year", "hour", "minute", "second",
    ];

    [GeneratedRegex(":(?<name>[a-z_]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Token { get; }

    [GeneratedRegex("/{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Slashes { get; }
}
