using System.Collections.Immutable;
using System.Globalization;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>What the readers of a feed would notice if another one took its place.</summary>
/// <param name="Kept">Under the same id in both.</param>
/// <param name="Changed">In both under different ids: shown again as new.</param>
/// <param name="Older">In the feed now and not in ours, because they are older than all of ours.</param>
/// <param name="Lost">In the feed now and not in ours, for no such reason.</param>
/// <param name="New">In ours only, and not older than all that readers have.</param>
/// <param name="Late">In ours only, but older than the newest that readers have: old, and shown as new.</param>
/// <param name="Deeper">In ours only, and older than all that readers have: old, and shown as new.</param>
public sealed record FeedComparison(
    ImmutableArray<KnownItem> Kept, ImmutableArray<ChangedItem> Changed, ImmutableArray<KnownItem> Older, ImmutableArray<KnownItem> Lost,
    ImmutableArray<KnownItem> New, ImmutableArray<KnownItem> Late, ImmutableArray<KnownItem> Deeper)
{
    /// <summary>How many items the feed holds now.</summary>
    public int ItemsNow => Kept.Length + Changed.Length + Older.Length + Lost.Length;

    /// <summary>How many items ours would hold.</summary>
    public int ItemsOurs => Kept.Length + Changed.Length + New.Length + Late.Length + Deeper.Length;

    /// <summary>Holds the items that readers have against those they would get.</summary>
    /// <param name="most">How many items ours may hold; while it holds fewer, none is left out for its age.</param>
    public static FeedComparison Between(IReadOnlyCollection<KnownItem> now, IReadOnlyCollection<KnownItem> ours, int most)
    {
        var (nowIds, ourIds) = (IdsOf(now), IdsOf(ours));
        var unmatched = now.Where(item => !ourIds.Contains(item.Id)).ToList();
        var added = ours.Where(item => !nowIds.Contains(item.Id)).ToList();
        var changed = ImmutableArray.CreateBuilder<ChangedItem>();
        Pair(item => AddressForm.Of(item.Url));
        Pair(item => item is { Title.Length: > 0, Published: { } instant } ? string.Create(CultureInfo.InvariantCulture, $"{instant.ToUnixTimeSeconds()} {item.Title}") : null);

        var (oldestOfOurs, oldestNow, newestNow) = (ours.Min(item => item.Published), now.Min(item => item.Published), now.Max(item => item.Published));
        var missing = unmatched.ToLookup(item => ours.Count >= most && item.Published <= oldestOfOurs);
        var ages = added.ToLookup(item => item.Published < newestNow ? item.Published <= oldestNow ? Age.Deeper : Age.Late : Age.New);
        return new(
            [.. now.Where(item => ourIds.Contains(item.Id))], changed.ToImmutable(), [.. missing[true]], [.. missing[false]],
            [.. ages[Age.New]], [.. ages[Age.Late]], [.. ages[Age.Deeper]]);

        // Each article of ours is the new face of at most one of theirs.
        void Pair(Func<KnownItem, string?> likeness)
        {
            var alike = added.Where(item => likeness(item) is not null).GroupBy(item => likeness(item)!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
            unmatched.RemoveAll(item =>
            {
                if (likeness(item) is not { } key || !alike.Remove(key, out var other))
                {
                    return false;
                }

                added.Remove(other);
                changed.Add(new(item, other));
                return true;
            });
        }
    }

    /// <summary>Each item that readers would see as new although it is old, as an error; what they would miss, as a warning.</summary>
    /// <param name="feed">What the feed is called in the problems.</param>
    public IEnumerable<Problem> Problems(string feed)
    {
        foreach (var (before, after) in Changed)
        {
            yield return Problem.Error(feed, null, "changed-id", $"{NameOf(after)} would be shown again as new: its id {Findings.Quote(before.Id)} becomes {Findings.Quote(after.Id)}.");
        }

        foreach (var item in Late)
        {
            yield return Problem.Error(feed, null, "old-item", $"{NameOf(item)} is not in the feed now, but older than its newest item: it would be shown as new.");
        }

        if (Deeper is [var first, ..])
        {
            var cure = ItemsOurs > ItemsNow && ItemsNow > 0 ? $"; 'items: {ItemsNow}' below 'feeds' in feeds.yml keeps them out" : "";
            yield return Problem.Error(feed, null, "deeper",
                $"{(Deeper.Length == 1 ? $"{NameOf(first)} is" : $"{Deeper.Length} items from {NameOf(first)} on are")} older than all that the feed holds now and would be shown as new{cure}.");
        }

        foreach (var item in Lost)
        {
            yield return Problem.Warning(feed, null, "lost-item", $"{NameOf(item)} is in the feed now, but not in ours; its id is {Findings.Quote(item.Id)}.");
        }
    }

    private enum Age
    {
        New,
        Late,
        Deeper,
    }

    private static HashSet<string> IdsOf(IEnumerable<KnownItem> items) => items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);

    private static string NameOf(KnownItem item) => Findings.Quote(item.Title.Length > 0 ? item.Title : item.Url ?? item.Id);
}
