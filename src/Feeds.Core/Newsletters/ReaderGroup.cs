using System.Collections.Immutable;

namespace Feeds.Newsletters;

/// <summary>Readers of one newsletter and schedule with the same choice and the same past.</summary>
/// <param name="Topics">The channel keys they narrowed it to; empty: the whole channel.</param>
/// <param name="Edition">The last edition they were mailed, or 0.</param>
/// <param name="First">The earliest instant before which nothing is mailed to one of them, in milliseconds.</param>
/// <param name="Last">The latest such instant.</param>
public sealed record ReaderGroup(ImmutableArray<string> Topics, long Edition, long First, long Last);
