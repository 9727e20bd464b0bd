using System.Collections.Immutable;

namespace Feeds.Syndication;

/// <summary>A channel of the owner's own making.</summary>
/// <param name="Any">Channel keys of which an article must be in one; empty: it need not.</param>
/// <param name="All">Channel keys of which an article must be in every one.</param>
/// <param name="None">Channel keys of which an article must be in none.</param>
/// <param name="Languages">Language tags of which an article must have one; empty: any.</param>
public sealed record OwnChannel(
    string Name, string Title, ImmutableArray<string> Any, ImmutableArray<string> All, ImmutableArray<string> None, ImmutableArray<string> Languages);

/// <summary>What the channels of a site are grouped by.</summary>
[Flags]
public enum Grouping
{
    None = 0,
    Tags = 1,
    Categories = 2,
    Authors = 4,
    Languages = 8,
    Sections = 16,
    Everything = Tags | Categories | Authors | Languages | Sections,
}

/// <summary>Which feeds are written, and where.</summary>
public sealed record FeedOptions
{
    /// <summary>How many entries a feed holds unless configured.</summary>
    public const int DefaultItems = 20;

    /// <summary>The full path of the output folder.</summary>
    public required string Output { get; init; }

    /// <summary>The names of the formats, the order in which they are reported.</summary>
    public ImmutableArray<string> Formats { get; init; } = ["rss", "atom", "json"];

    /// <summary>The most entries a feed holds.</summary>
    public int Items { get; init; } = DefaultItems;

    /// <summary>Whether a feed holds the whole text or only the summary.</summary>
    public bool FullContent { get; init; } = true;

    public Grouping By { get; init; } = Grouping.Everything;

    public ImmutableArray<OwnChannel> Channels { get; init; } = [];

    /// <summary>The owner's pattern for the site's own feed, such as <c>{format}</c>, or null.</summary>
    public string? SitePath { get; init; }

    /// <summary>Where the site's own generator keeps the site's feed in its own format, if not at the usual place, or null.</summary>
    public string? MainFile { get; init; }

    /// <summary>The owner's pattern for the feed of a term, such as <c>{taxonomy}/{term}/{format}</c>, or null.</summary>
    public string? TermPath { get; init; }
}
