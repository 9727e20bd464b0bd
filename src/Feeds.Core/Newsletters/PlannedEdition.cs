using System.Collections.Immutable;

namespace Feeds.Newsletters;

/// <summary>What the readers of a group get whose first instant lies after <paramref name="After"/> and not after <paramref name="Until"/> (milliseconds).</summary>
/// <param name="Items">The articles, newest first; never empty.</param>
public sealed record PlannedEdition(ReaderGroup Group, long After, long Until, ImmutableArray<Candidate> Items);
