using System.Globalization;
using System.Text.RegularExpressions;
using Cronos;
using Feeds.Sources;

namespace Feeds.Newsletters;

/// <summary>Reads what an owner writes beside a schedule's name.</summary>
internal static partial class ScheduleText
{
    private const int MostCharacters = 200;

    private static readonly Dictionary<string, DayOfWeek> Weekdays = Enum.GetValues<DayOfWeek>()
        .SelectMany(day => new[] { (Word: day.ToString(), Day: day), (Word: day.ToString()[..3], Day: day) })
        .Append((Word: "tues", Day: DayOfWeek.Tuesday)).Append((Word: "thur", Day: DayOfWeek.Thursday)).Append((Word: "thurs", Day: DayOfWeek.Thursday))
        .ToDictionary(pair => pair.Word, pair => pair.Day, StringComparer.OrdinalIgnoreCase);

    public static Schedule? Read(string name, string text, out string? why)
    {
        why = null;
        var written = text.Trim();
        if (written.Equals("each", StringComparison.OrdinalIgnoreCase))
        {
            return new EachSchedule(name, written);
        }

        if (written.Length <= MostCharacters && OnDay.Match(written) is { Success: true } match)
        {
            return OnCalendar(name, written, match, out why);
        }

        if (written.Length <= MostCharacters && FiveFields.Match(written) is { Success: true } fields)
        {
            return Cron(name, written, fields, out why);
        }

        why = $"{XmlText.Quoted(text)} is no schedule; write monday 08:00, 08:00 (every day), 1 08:00 (every month), a cron expression of five fields, or each";
        return null;
    }

    private static CalendarSchedule? OnCalendar(string name, string text, Match match, out string? why)
    {
        why = null;
        var (day, clock) = (match.Groups["day"].Value, match.Groups["time"].Value);
        if (!TimeOnly.TryParseExact(clock, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            why = $"{XmlText.Quoted(clock)} is no time of day; write 00:00 to 23:59";
            return null;
        }

        if (day.Length == 0)
        {
            return new DailySchedule(name, text, time);
        }

        if (Weekdays.TryGetValue(day, out var weekday))
        {
            return new WeeklySchedule(name, text, weekday, time);
        }

        if (int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31)
        {
            return new MonthlySchedule(name, text, number, time);
        }

        why = $"{XmlText.Quoted(day)} is neither a weekday nor a day of the month; write monday {clock}, or 1 {clock} to 31 {clock}";
        return null;
    }

    private static CronSchedule? Cron(string name, string text, Match fields, out string? why)
    {
        why = null;
        try
        {
            var expression = CronExpression.Parse(text);
            if (expression.GetNextOccurrence(DateTime.UnixEpoch) is not null)
            {
                return new(name, text, expression, Recurs: fields.Groups["minutesandhours"].ValueSpan.ContainsAny("*-/?"));
            }

            why = $"{XmlText.Quoted(text)} names a day that never comes";
        }
        catch (Exception exception) when (exception is CronFormatException or MissingSeedException)
        {
            why = $"{XmlText.Quoted(text)} is no cron expression: {exception.Message.TrimEnd('.')}";
        }

        return null;
    }

    [GeneratedRegex(@"^((?<day>[\p{L}\p{M}]+|[0-9]+)\s+)?(?<time>[0-9]{1,2}:[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OnDay { get; }

    [GeneratedRegex(@"^(?<minutesandhours>\S+\s+\S+)(\s+\S+){3}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FiveFields { get; }
}
