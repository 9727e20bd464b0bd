namespace Feeds.Newsletters;

/// <summary>One period of one schedule of a newsletter.</summary>
/// <param name="Period">The name of the period; later ones are greater.</param>
/// <param name="ScheduledAt">The instant that ends it: what it holds was published before.</param>
public sealed record Issue(Newsletter Newsletter, Schedule Schedule, string Period, DateTimeOffset ScheduledAt);
