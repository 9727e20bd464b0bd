using System.Collections.Immutable;
using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>A feed that was written, with which of its files changed.</summary>
/// <param name="Shown">The articles it holds, newest first.</param>
/// <param name="Articles">How many published articles its channel has, of which it holds the newest.</param>
public sealed record BuiltFeed(Channel Channel, ImmutableArray<Article> Shown, int Articles, ImmutableArray<(FeedFile File, bool Changed)> Files)
{
    /// <summary>How many entries it holds.</summary>
    public int Items => Shown.Length;

    /// <summary>Its entries, each made when it is reached.</summary>
    public IEnumerable<Entry> Entries => Shown.Select(EntryOf).OfType<Entry>();

    /// <summary>Makes an entry.</summary>
    internal Func<Article, Entry?> EntryOf { get; init; } = _ => null;

    /// <summary>The hash of all that it was made of; null when nothing is remembered.</summary>
    internal string? Making { get; init; }
}
