using Feeds.Content;

namespace Feeds.Newsletters;

/// <summary>An article that an issue may hold.</summary>
/// <param name="Number">What deliveries know it by; null when it was never mailed.</param>
/// <param name="Keys">The keys of the channels it is in.</param>
public sealed record Candidate(Article Article, long? Number, IReadOnlySet<string> Keys)
{
    public DateTimeOffset Published => Article.Published!.Value;
}
