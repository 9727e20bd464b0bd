namespace Feeds.Syndication;

/// <summary>Decides whether an article is in a channel of the owner's own.</summary>
internal sealed class OwnChannelRule(OwnChannel channel)
{
    public SpelledKey Key { get; } = new("channels/" + channel.Name, channel.Title);

    public string Title => channel.Title;

    /// <param name="keys">The keys of the channels that the article is in.</param>
    public bool Holds(HashSet<string> keys, string language) =>
        (channel.Any.IsEmpty || channel.Any.Any(keys.Contains))
        && channel.All.All(keys.Contains)
        && !channel.None.Any(keys.Contains)
        && (channel.Languages.IsEmpty || channel.Languages.Contains(language, StringComparer.OrdinalIgnoreCase));
}
