using Feeds.Sources;

namespace Feeds.Subscriptions;

/// <summary>Which field of a row is what, as the header says.</summary>
internal sealed class SubscriberColumns
{
    public const string Address = "address";

    /// <summary>The columns in the order in which they are written.</summary>
    public static readonly string[] Names = [Address, "name", "newsletter", "schedule", "topics", "language", "status", "consent_at", "consent_from"];

    private readonly Dictionary<string, int> places = [];

    private SubscriberColumns(int count) => Count = count;

    /// <summary>How many fields a row has.</summary>
    public int Count { get; }

    /// <summary>Reads a header, in any order and case; null with the reason where no address can be found.</summary>
    /// <param name="unknown">The names that mean nothing here.</param>
    public static SubscriberColumns? Read(string[] header, out List<string> unknown, out string? why)
    {
        var columns = new SubscriberColumns(header.Length);
        unknown = [];
        why = null;
        foreach (var (place, text) in header.Index())
        {
            var name = XmlText.Line(text).ToLowerInvariant() is var written && written == "email" ? Address : written;
            if (!Names.Contains(name))
            {
                unknown.Add(text);
            }
            else if (!columns.places.TryAdd(name, place))
            {
                why = $"The column {XmlText.Quoted(text)} is there twice";
                return null;
            }
        }

        why = columns.places.ContainsKey(Address) ? null : $"The first line must name the columns, one of them '{Address}' (others: {string.Join(", ", Names[1..])}); it is {XmlText.Quoted(string.Join(", ", header))}";
        return why is null ? columns : null;
    }

    /// <summary>What a row says in a column, without blanks around it; null for nothing.</summary>
    public string? Of(string[] fields, string name) => places.TryGetValue(name, out var place) && fields[place].Trim(' ', '\t', '\u00A0') is { Length: > 0 } text ? FormulaGuard.Take(text) : null;
}
