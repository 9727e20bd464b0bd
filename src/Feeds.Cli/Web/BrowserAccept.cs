using Microsoft.Net.Http.Headers;

namespace Feeds.Cli.Web;

/// <summary>Tells a person's browser from a reader program by what it accepts (RFC 9110 section 12.5.1).</summary>
internal static class BrowserAccept
{
    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

    /// <summary>Whether a page is wanted rather than a feed: it is named, and no feed type is named that weighs as much.</summary>
    public static bool PrefersPage(string accept)
    {
        if (!accept.Contains("text/html", StringComparison.OrdinalIgnoreCase) || !MediaTypeHeaderValue.TryParseList([accept], out var types))
        {
            return false;
        }

        var page = types.Where(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)).Select(Weight).DefaultIfEmpty(0).Max();
        var feed = types.Where(type => FeedTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)).Select(Weight).DefaultIfEmpty(0).Max();
        return page > feed;
    }

    private static double Weight(MediaTypeHeaderValue type) => type.Quality ?? 1;
}
