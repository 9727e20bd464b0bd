using System.Buffers;
using System.Globalization;
using System.Text;
using Feeds.Sources;

namespace Feeds.Subscriptions;

/// <summary>Lists of readers as CSV (RFC 4180), of any length, one row after another.</summary>
/// <param name="channelKey">Reads the key of a channel as somebody wrote it, or gives null.</param>
/// <param name="languageTag">Reads a language tag as somebody wrote it, or gives null.</param>
public sealed class SubscriberCsv(Func<string, string?> channelKey, Func<string, string?> languageTag)
{
    // Semicolons too: a spreadsheet may take them for what separates.
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",;\t\r\n");

    /// <summary>
    /// Reads a list whose first line names the columns, in any order, separated by commas, semicolons or tabs; only <c>address</c> (or
    /// <c>email</c>) is needed. A row that cannot be taken is reported with its line and costs nothing but itself.
    /// </summary>
    /// <param name="csv">UTF-8, or what its byte order mark says.</param>
    /// <param name="file">What the file is called in problems.</param>
    public IEnumerable<SubscriberRow> Read(Stream csv, string file, Action<Problem> report)
    {
        using var reader = new StreamReader(csv, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var (rows, first) = Begin(new CsvLines(reader));
        if (first is not { } header)
        {
            report(Problem.Error(file, null, "subscribers", "The file is empty; its first line must name the columns, one of them 'address'."));
            yield break;
        }

        if (SubscriberColumns.Read(header.Fields, out var unknown, out var why) is not { } columns)
        {
            report(Refused(file, header.Line, header.Why ?? why!));
            yield break;
        }

        if (unknown.Count > 0)
        {
            report(Problem.Warning(file, new(header.Line, 1), "subscribers", $"These columns are passed over: {XmlText.Quoted(string.Join(", ", unknown))}."));
        }

        while (rows.Next() is { } row)
        {
            if (row.Why is null && Array.TrueForAll(row.Fields, string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (Row(row, columns, out why) is { } subscriber)
            {
                yield return subscriber;
            }
            else
            {
                report(Refused(file, row.Line, why!));
            }
        }
    }

    /// <summary>Writes a list with its header, lines ending in CRLF; what a spreadsheet would run gets an apostrophe, which <see cref="Read"/> takes off.</summary>
    public static void Write(TextWriter csv, IEnumerable<Subscriber> subscribers)
    {
        Line(csv, SubscriberColumns.Names);
        foreach (var one in subscribers)
        {
            Line(csv,
            [
                one.Address.ToString(), one.Name, one.Newsletter, one.Schedule, string.Join(' ', one.Topics), one.Language, Subscribers.NameOf(one.Status),
                one.ConsentAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture), one.ConsentFrom,
            ]);
        }
    }

    // Most spreadsheets separate by what their country's numbers leave free, and some say so in a line of its own.
    private static (CsvRows Rows, CsvRow? Header) Begin(CsvLines lines)
    {
        var first = lines.Next();
        var said = first is { Text: ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var separator] } ? separator : default(char?);
        var line = said is null ? first : lines.Next();
        while (line is { } blank && string.IsNullOrWhiteSpace(blank.Text))
        {
            line = lines.Next();
        }

        if (line is not { } header)
        {
            return (new(lines, ',', null), null);
        }

        var rows = new CsvRows(lines, said ?? ",;\t".MaxBy(candidate => header.Text.Count(c => c == candidate)), header);
        return (rows, rows.Next());
    }

    private SubscriberRow? Row(CsvRow row, SubscriberColumns columns, out string? why)
    {
        if ((why = row.Why) is not null)
        {
            return null;
        }

        if (row.Fields.Length != columns.Count)
        {
            why = string.Create(CultureInfo.InvariantCulture, $"The row has {row.Fields.Length} fields, but the header {columns.Count}");
            return null;
        }

        if (Array.Exists(row.Fields, field => field.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            why = "The row is not UTF-8; save the file as UTF-8";
            return null;
        }

        var said = new SubscriberFields(row.Fields, columns);
        var subscriber = new SubscriberRow(
            row.Line, said.Address()!, said.Text("name"), said.Text("newsletter"), said.Text("schedule"), said.Words("topics", channelKey, "channel keys such as tags/deepseek, separated by blanks"),
            said.Parsed("language", languageTag, "a language tag such as en or zh-CN"), said.Status("status"), said.Instant("consent_at"), said.Text("consent_from"));
        why = said.Why;
        return why is null ? subscriber : null;
    }

    private static void Line(TextWriter csv, string?[] fields) => csv.Write($"{string.Join(',', fields.Select(field => Written(FormulaGuard.Put(field ?? ""))))}\r\n");

    private static string Written(string field) => field.AsSpan().ContainsAny(NeedQuotes) || field.Trim() != field ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static Problem Refused(string file, int line, string why) => Problem.Error(file, new(line, 1), "subscribers", why + ".");
}
