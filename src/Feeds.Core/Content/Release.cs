namespace Feeds.Content;

/// <summary>What an article says of its own release; whether that makes it public is for an instant to decide.</summary>
/// <param name="Hidden">Why it is in no feed, or null.</param>
/// <param name="Draft">Why it is a draft, or null.</param>
/// <param name="Released">Before when it is not public, whatever its date is, or null.</param>
/// <param name="Expires">When it ceases to be public, or null.</param>
public sealed record Release(string? Hidden, string? Draft, DateTimeOffset? Released, DateTimeOffset? Expires)
{
    /// <summary>What nearly every article says: nothing.</summary>
    public static Release Unsaid { get; } = new(null, null, null, null);
}
