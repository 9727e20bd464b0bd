namespace Feeds.Inspection;

/// <summary>One article under two ids, which readers take for two.</summary>
/// <param name="Now">As readers know it.</param>
/// <param name="Ours">As they would get it.</param>
public sealed record ChangedItem(KnownItem Now, KnownItem Ours);
