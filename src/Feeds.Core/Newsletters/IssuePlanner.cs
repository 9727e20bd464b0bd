using System.Collections.Immutable;

namespace Feeds.Newsletters;

/// <summary>Decides what every reader gets: what matches their topics, was not published before they joined, and was not mailed to them before.</summary>
public static class IssuePlanner
{
    /// <param name="candidates">What was published in the channel before the issue's instant.</param>
    /// <param name="groups">The newsletter's readers on the issue's schedule.</param>
    /// <param name="mailedWith">The numbers of all articles mailed up to and with an edition.</param>
    public static IEnumerable<PlannedEdition> Plan(IReadOnlyCollection<Candidate> candidates, IEnumerable<ReaderGroup> groups, Func<long, IReadOnlySet<long>> mailedWith)
    {
        var newestFirst = candidates.OrderBy(candidate => candidate.Article, Comparer<Content.Article>.Create(Content.Article.NewestFirst)).ToList();
        foreach (var group in groups)
        {
            var mailed = mailedWith(group.Edition);
            var items = newestFirst
                .Where(candidate => (candidate.Number is not { } number || !mailed.Contains(number)) && (group.Topics.IsEmpty || group.Topics.Any(candidate.Keys.Contains)))
                .ToImmutableArray();
            foreach (var edition in Split(group, items))
            {
                yield return edition;
            }
        }
    }

    // Who joined later gets fewer: the group falls apart where one of the articles was published.
    private static IEnumerable<PlannedEdition> Split(ReaderGroup group, ImmutableArray<Candidate> items)
    {
        var after = long.MinValue;
        for (var count = items.Length; count > 0;)
        {
            var until = items[count - 1].Published.ToUnixTimeMilliseconds();
            if (group.First <= until && group.Last > after)
            {
                yield return new(group, after, until, items[..count]);
            }

            after = until;
            while (count > 0 && items[count - 1].Published.ToUnixTimeMilliseconds() == until)
            {
                count--;
            }
        }
    }
}
