using System.Collections.Immutable;
using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>A file that leads to all feeds: for programs, or for people.</summary>
public interface IFeedIndex
{
    /// <summary>Where it lies below the output folder.</summary>
    string Path { get; }

    /// <summary>What it is made of beside the feeds and the configuration; null when that may change unseen, so that it is always written.</summary>
    string? Making { get; }

    /// <summary>Writes it; the same feeds make the same bytes.</summary>
    /// <param name="feeds">Every feed in its order, the site's first.</param>
    void Write(Site site, ImmutableArray<BuiltFeed> feeds, Stream output);
}
