using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>What an entry of any format says of itself.</summary>
/// <param name="Id">What tells it from others, or null when it has none.</param>
/// <param name="Updated">When it was last changed; when it was published, if it does not say.</param>
internal readonly record struct EntryFacts(Position At, string? Id, DateTimeOffset? Published, DateTimeOffset? Updated);

/// <summary>What the entries of one feed must be to each other.</summary>
internal static class SequenceRules
{
    /// <summary>Each id once, and the newest entry first.</summary>
    public static void Check(IReadOnlyList<EntryFacts> entries, Severity duplicates, Findings findings)
    {
        var seen = new Dictionary<string, Position>();
        foreach (var entry in entries.Where(entry => entry.Id is { Length: > 0 } id && !seen.TryAdd(id, entry.At)))
        {
            findings.Add(duplicates, entry.At, "duplicate-id", $"The id {Findings.Quote(entry.Id!)} is that of the entry in line {seen[entry.Id!].Line}, too; readers show one of the two.");
        }

        if (OutOfOrder(entries, entry => entry.Published) is { } at && OutOfOrder(entries, entry => entry.Updated) is not null)
        {
            findings.Add(Severity.Warning, at, "order", "This entry is newer than the one before it; who reads the first few misses it.");
        }
    }

    /// <summary>The feed's own date is not before what it holds.</summary>
    /// <param name="exactly">Whether it should not be later either.</param>
    public static IEnumerable<Fault> Updated(DateTimeOffset? feed, IEnumerable<EntryFacts> entries, bool exactly)
    {
        var newest = entries.Max(entry => entry.Updated);
        return feed < newest ? [Fault.Warning("feed-date", "is older than the newest entry; readers that trust it look no further")]
            : exactly && feed > newest ? [Fault.Warning("feed-date", "is later than that of the newest entry; a date that changes alone makes readers fetch what they have")]
            : [];
    }

    private static Position? OutOfOrder(IEnumerable<EntryFacts> entries, Func<EntryFacts, DateTimeOffset?> dateOf)
    {
        DateTimeOffset? before = null;
        foreach (var entry in entries)
        {
            var date = dateOf(entry);
            if (date > before)
            {
                return entry.At;
            }

            before = date ?? before;
        }

        return null;
    }
}
