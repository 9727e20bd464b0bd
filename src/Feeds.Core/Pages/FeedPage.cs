using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Syndication;

namespace Feeds.Pages;

/// <summary>The page that shows people every feed of a site, and how to follow it; a file like the feeds themselves.</summary>
/// <param name="pages">Loads what writes it, when it has to be written.</param>
/// <param name="isOwn">Whether templates of the site's own have a say.</param>
public sealed class FeedPage(Func<PageRenderer> pages, bool isOwn) : IFeedIndex
{
    public string Path => "feeds.html";

    public string? Making => isOwn ? null : "";

    public void Write(Site site, ImmutableArray<BuiltFeed> feeds, Stream output) => output.Write(pages().Feeds(feeds));
}
