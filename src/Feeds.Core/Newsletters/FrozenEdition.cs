using Feeds.Mailing;

namespace Feeds.Newsletters;

/// <summary>An edition with the letter that its readers get, ready to be frozen.</summary>
public sealed record FrozenEdition(PlannedEdition Plan, Letter Letter);
