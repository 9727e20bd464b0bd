using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Syndication;

namespace Feeds.Pages;

/// <summary>The page that shows people every feed of a site, and how to follow it; a file like the feeds themselves.</summary>
public sealed class FeedPage(PageRenderer pages) : IFeedIndex
{
    public string Path => "feeds.html";

    public void Write(Site site, ImmutableArray<BuiltFeed> feeds, Stream output) => output.Write(pages.Feeds(feeds));
}
