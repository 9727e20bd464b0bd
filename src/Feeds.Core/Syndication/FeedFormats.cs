using System.Collections.Immutable;

namespace Feeds.Syndication;

/// <summary>The formats that Feeds writes.</summary>
public static class FeedFormats
{
    public static ImmutableArray<IFeedFormat> All { get; } = [new RssFormat(), new AtomFormat(), new JsonFeedFormat()];

    public static IFeedFormat Named(string name) => All.First(format => format.Name == name);
}
