using System.Text;
using System.Text.RegularExpressions;

namespace Feeds.Markup;

/// <summary>Makes the references of one article absolute against its own address (RFC 3986, section 5), as ASCII text.</summary>
/// <param name="articleUrl">Its address: absolute, canonical.</param>
public sealed partial class LinkBase(string articleUrl)
{
    /// <summary>An address that leads nowhere: of what links to it only its text stays.</summary>
    internal const string Nowhere = "nowhere:";

    private const string Blanks = " \t\r\n\f";
    private const string BlanksAndCommas = Blanks + ",";

    private readonly Uri article = new(articleUrl);
    private readonly string origin = OriginOf(articleUrl);

    /// <summary>The address of a link, or null for one that no reader should follow, such as <c>javascript:</c>.</summary>
    public string? Link(string reference)
    {
        var text = OnOneLine(reference);
        if (text.Length == 0)
        {
            return articleUrl;
        }

        if (text[0] == '#')
        {
            return articleUrl + "#" + UrlText.Normalize(UrlText.EncodePath(text[1..], keepEncoded: true));
        }

        return Plain(text) ?? (Uri.TryCreate(article, text, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel" or "sms" or "xmpp" or "geo" or "magnet" or "ftp"
            ? UrlText.Canonical(uri)
            : null);
    }

    /// <summary>The address of something to load, or null; pictures may lie in the text itself (<c>data:image/png</c>).</summary>
    public string? Resource(string reference) => OnOneLine(reference) is var text && EmbeddedImage.IsMatch(text) ? text : WebResource(text);

    /// <summary>The web address of something to load, or null.</summary>
    public string? WebResource(string reference) => OnOneLine(reference) is not { Length: > 0 } text ? null
        : Plain(text) ?? (Uri.TryCreate(article, text, out var uri) && uri.Scheme is "http" or "https" ? UrlText.Canonical(uri) : null);

    /// <summary>The candidates of a <c>srcset</c> made absolute, those that cannot be left out; null when none is left.</summary>
    public string? SourceSet(string srcset)
    {
        var set = new StringBuilder();
        for (var rest = srcset.AsSpan().TrimStart(BlanksAndCommas); !rest.IsEmpty; rest = rest.TrimStart(BlanksAndCommas))
        {
            var end = rest.IndexOfAny(Blanks);
            var url = end < 0 ? rest : rest[..end];
            rest = rest[url.Length..];
            var size = ReadOnlySpan<char>.Empty;
            if (url[^1] != ',')
            {
                var comma = rest.IndexOf(',');
                size = (comma < 0 ? rest : rest[..comma]).Trim();
                rest = comma < 0 ? [] : rest[comma..];
            }

            if ((size.IsEmpty || Size.IsMatch(size)) && Resource(url.TrimEnd(',').ToString()) is { } absolute && !absolute.Contains(',', StringComparison.Ordinal))
            {
                set.Append(set.Length == 0 ? "" : ", ").Append(absolute).Append(size.IsEmpty ? "" : " ").Append(size);
            }
        }

        return set.Length == 0 ? null : set.ToString();
    }

    // Most links begin at the root of the site or are whole, and say no more than where they lead.
    private string? Plain(string text) => UrlText.IsPlainReference(text) ? origin + text : UrlText.IsPlainAddress(text) ? text : null;

    private static string OriginOf(string url) => url.IndexOf('/', url.IndexOf("://", StringComparison.Ordinal) + 3) is > 0 and var path ? url[..path] : url;

    // Browsers read `java\nscript:` as they read `javascript:` (URL Standard, section 4.4).
    private static string OnOneLine(string reference) =>
        reference.Trim().ReplaceLineEndings("").Replace("\t", "", StringComparison.Ordinal);

    [GeneratedRegex("^data:image/(png|jpeg|jpg|gif|webp|avif);base64,[A-Za-z0-9+/=\\s]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EmbeddedImage { get; }

    [GeneratedRegex("^[0-9.]+[wxh]$", RegexOptions.CultureInvariant)]
    private static partial Regex Size { get; }
}
