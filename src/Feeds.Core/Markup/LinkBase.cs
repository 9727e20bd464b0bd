using System.Text;
using System.Text.RegularExpressions;

namespace Feeds.Markup;

/// <summary>Makes the references of one article absolute against its own address (RFC 3986, section 5), as ASCII text.</summary>
public sealed partial class LinkBase(string articleUrl)
{
    /// <summary>An address that leads nowhere: of what links to it only its text stays.</summary>
    internal const string Nowhere = "nowhere:";

    private readonly Uri article = new(articleUrl);

    /// <summary>The address of a link, or null for one that no reader should follow, such as <c>javascript:</c>.</summary>
    public string? Link(string reference)
    {
        var text = reference.Trim();
        if (text.Length == 0)
        {
            return articleUrl;
        }

        if (text[0] == '#')
        {
            return articleUrl + "#" + UrlText.EncodePath(text[1..], keepEncoded: true);
        }

        return Uri.TryCreate(article, text, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel" or "sms" or "xmpp" or "geo" or "magnet" or "ftp"
            ? Ascii(uri)
            : null;
    }

    /// <summary>The address of something to load, or null; pictures may lie in the text itself (<c>data:image/png</c>).</summary>
    public string? Resource(string reference)
    {
        var text = reference.Trim();
        if (EmbeddedImage.IsMatch(text))
        {
            return text;
        }

        return text.Length > 0 && Uri.TryCreate(article, text, out var uri) && uri.Scheme is "http" or "https" ? Ascii(uri) : null;
    }

    /// <summary>The candidates of a <c>srcset</c> made absolute, those that cannot be left out; null when none is left.</summary>
    public string? SourceSet(string srcset)
    {
        var set = new StringBuilder();
        foreach (Match candidate in Candidate.Matches(srcset))
        {
            if (Resource(candidate.Groups["url"].Value.TrimEnd(',')) is { } url && !url.Contains(',', StringComparison.Ordinal))
            {
                set.Append(set.Length == 0 ? "" : ", ").Append(url);
                set.Append(candidate.Groups["size"] is { Success: true } size ? " " + size.Value : "");
            }
        }

        return set.Length == 0 ? null : set.ToString();
    }

    private static string? Ascii(Uri uri)
    {
        try
        {
            return UrlText.Canonical(uri);
        }
        catch (UriFormatException)
        {
            // A host that only looked like one until it was to be written in ASCII.
            return null;
        }
    }

    [GeneratedRegex("^data:image/(png|jpeg|jpg|gif|webp|avif);base64,[A-Za-z0-9+/=\\s]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EmbeddedImage { get; }

    [GeneratedRegex(@"(?<url>[^\s,]\S*)(\s+(?<size>[\d.]+[wx]))?\s*(,|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Candidate { get; }
}
