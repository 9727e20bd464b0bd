using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace Feeds.Pages;

/// <summary>Lines for owners to paste into their own pages.</summary>
internal static class OwnersSnippets
{
    /// <summary>What tells browsers and reader programs of the site's feeds (RSS Autodiscovery; RFC 4287's media type).</summary>
    public static string Links(ImmutableArray<FeedListing> feeds) => feeds.IsEmpty ? "" : string.Join('\n', feeds[0].Files.Select(file =>
        $"<link rel=\"alternate\" type=\"{TypeOf(file.Format)}\" title=\"{WebUtility.HtmlEncode(feeds[0].Title)}\" href=\"{WebUtility.HtmlEncode(file.Url)}\">"));

    /// <summary>A form that signs up for the first newsletter, or null where there is none.</summary>
    public static string? Form(PageSettings settings, PageWords words)
    {
        if (settings.PagesUrl is not { } pages || settings.Newsletters.IsEmpty)
        {
            return null;
        }

        var form = new StringBuilder();
        form.Append("<form method=\"post\" action=\"").Append(WebUtility.HtmlEncode(pages)).Append("subscribe\">\n");
        form.Append("  <input type=\"hidden\" name=\"newsletter\" value=\"").Append(WebUtility.HtmlEncode(settings.Newsletters[0].Name)).Append("\">\n");
        form.Append("  <input type=\"hidden\" name=\"lang\" value=\"").Append(words.Tag).Append("\">\n");
        form.Append("  <label>").Append(WebUtility.HtmlEncode(words["address"])).Append(" <input type=\"email\" name=\"address\" required autocomplete=\"email\"></label>\n");
        form.Append("  <input type=\"text\" name=\"website\" tabindex=\"-1\" autocomplete=\"off\" aria-hidden=\"true\" style=\"position:absolute;left:-100vw\">\n");
        form.Append("  <button type=\"submit\">").Append(WebUtility.HtmlEncode(words["subscribe"])).Append("</button>\n</form>");
        return form.ToString();
    }

    /// <summary>What people call a format.</summary>
    public static string NameOf(string format) => format switch
    {
        "rss" => "RSS",
        "atom" => "Atom",
        _ => "JSON",
    };

    private static string TypeOf(string format) => format switch
    {
        "rss" => "application/rss+xml",
        "atom" => "application/atom+xml",
        _ => "application/feed+json",
    };
}
