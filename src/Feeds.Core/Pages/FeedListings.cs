using System.Collections.Immutable;
using Feeds.Syndication;

namespace Feeds.Pages;

/// <summary>Feeds as pages list them.</summary>
public static class FeedListings
{
    // So many show what the site is about.
    private const int Latest = 8;

    /// <summary>The page of everything that was built, the site's own feed first.</summary>
    public static Page.Feeds PageOf(ImmutableArray<BuiltFeed> feeds) => new(
        [.. feeds.Where(feed => feed.Articles > 0 || feed.Channel.Key == "site").Select(feed => Of(feed.Channel.Key, feed.Channel.Title, feed.Channel.Name, feed.Channel.Language, feed.Channel.Link, feed.Articles, feed.Channel.Files))],
        [.. (feeds.FirstOrDefault(feed => feed.Channel.Key == "all") ?? feeds[0]).Entries.Take(Latest).Select(entry => new FeedItem(entry.Title, entry.Url, entry.Published, null, entry.Language))]);

    /// <summary>One channel as the last build wrote it.</summary>
    public static FeedListing Of(BuiltChannel channel) => Of(channel.Key, channel.Title, channel.Name, channel.Language, channel.Link, channel.Articles, channel.Files);

    private static FeedListing Of(string key, string title, string name, string language, string link, int articles, ImmutableArray<FeedFile> files)
    {
        var parsed = ChannelKey.Parse(key);
        var group = parsed.Kind == "all" ? "site" : parsed is { Kind: "site", Language: not null } ? "languages" : parsed.Kind;
        return new(key, group, title, parsed.Language is null || parsed.Kind == "site" ? name : $"{name} ({parsed.Language})", language, link, articles, files);
    }
}
