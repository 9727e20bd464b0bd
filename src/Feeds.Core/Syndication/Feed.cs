using System.Collections.Immutable;
using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>A channel with the entries it shows now, newest first.</summary>
/// <param name="FullContent">Whether the whole text is in the feed, or only the summary.</param>
public sealed record Feed(Site Site, Channel Channel, ImmutableArray<Entry> Entries, bool FullContent)
{
    // An empty Atom feed must have a date (RFC 4287, section 4.1.1), and the clock would change it with every build.
    private static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the newest entry was last changed; never the clock.</summary>
    public DateTimeOffset Updated => LatestOf(Entries.Select(entry => entry.Updated));

    /// <summary>The latest of the instants, the first of equal ones; a constant where there is none.</summary>
    public static DateTimeOffset LatestOf(IEnumerable<DateTimeOffset> instants) => instants.DefaultIfEmpty(Beginning).MaxBy(instant => instant.UtcDateTime);

    /// <summary>The id of the feed itself: the address of its Atom format, or of the first it has.</summary>
    public string Id => Channel.UrlOf("atom");
}
