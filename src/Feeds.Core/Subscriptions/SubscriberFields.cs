using System.Collections.Immutable;
using System.Globalization;
using Feeds.Mailing;
using Feeds.Sources;

namespace Feeds.Subscriptions;

/// <summary>The fields of one row of a list of readers, read with types; the first that is wrong is why the row is refused.</summary>
internal sealed class SubscriberFields(string[] fields, SubscriberColumns columns)
{
    private const int MostCharacters = 500;

    private static readonly string[] InstantForms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    private static readonly SubscriberStatus[] Statuses = Enum.GetValues<SubscriberStatus>();

    /// <summary>What is wrong, or null.</summary>
    public string? Why { get; private set; }

    public EmailAddress? Address()
    {
        if (columns.Of(fields, SubscriberColumns.Address) is not { } text)
        {
            Refuse(SubscriberColumns.Address, "is missing");
            return null;
        }

        var address = EmailAddress.Parse(text, out var why);
        return address ?? Refused<EmailAddress>(SubscriberColumns.Address, $"is refused: {why}");
    }

    /// <summary>A text on one line.</summary>
    public string? Text(string column)
    {
        if (columns.Of(fields, column) is not { } text)
        {
            return null;
        }

        return text.Length > MostCharacters
            ? Refused<string>(column, string.Create(CultureInfo.InvariantCulture, $"is longer than {MostCharacters} characters"))
            : XmlText.Line(text) is { Length: > 0 } line ? line : null;
    }

    /// <summary>Words separated by blanks, each read by <paramref name="parse"/>; in order, each once.</summary>
    public ImmutableArray<string> Words(string column, Func<string, string?> parse, string expected)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in columns.Of(fields, column)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if ((parse(word) ?? Refused<string>(column, $"holds {XmlText.Quoted(word)}, but must hold {expected}")) is { } parsed)
            {
                words.Add(parsed);
            }
        }

        return [.. words];
    }

    public string? Parsed(string column, Func<string, string?> parse, string expected) =>
        Text(column) is { } text ? parse(text) ?? Refused<string>(column, $"is {XmlText.Quoted(text)}, but must be {expected}") : null;

    public SubscriberStatus Status(string column)
    {
        if (Text(column) is not { } text)
        {
            return SubscriberStatus.Active;
        }

        foreach (var status in Statuses)
        {
            if (Subscribers.NameOf(status).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return status;
            }
        }

        Refuse(column, $"is {XmlText.Quoted(text)}, but must be one of {string.Join(", ", Statuses.Select(Subscribers.NameOf))}");
        return default;
    }

    /// <summary>An instant by ISO 8601, in UTC unless it says otherwise.</summary>
    public DateTimeOffset? Instant(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && instant.Year is >= 1970 and < 9990)
        {
            return instant.ToUniversalTime();
        }

        Refuse(column, $"is {XmlText.Quoted(text)}, but must be a date such as 2026-11-25 or 2026-11-25T08:00:00Z");
        return null;
    }

    private T? Refused<T>(string column, string reason)
        where T : class
    {
        Refuse(column, reason);
        return null;
    }

    private void Refuse(string column, string reason) => Why ??= $"'{column}' {reason}";
}
