using Feeds.Markup;

namespace Feeds.Inspection;

/// <summary>The part of an address that says which page is meant, however it was written down.</summary>
internal static class AddressForm
{
    private const string IndexPage = "/index.html";

    /// <summary>Without scheme, <c>www.</c>, final slash, fragment and what campaigns append; null for what is no http or https address.</summary>
    public static string? Of(string? address)
    {
        if (address is null || UrlText.Absolute(address) is not { } url)
        {
            return null;
        }

        var uri = new Uri(url);
        var host = uri.Authority.StartsWith("www.", StringComparison.Ordinal) ? uri.Authority[4..] : uri.Authority;
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&').Where(part => !part.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)));
        return host + PathOf(uri) + (query.Length > 0 ? "?" + query : "");
    }

    /// <summary>The same for its path alone.</summary>
    public static string? PathOf(string? address) => address is not null && UrlText.Absolute(address) is { } url ? PathOf(new Uri(url)) : null;

    private static string PathOf(Uri uri)
    {
        var path = Uri.UnescapeDataString(uri.AbsolutePath);
        return (path.EndsWith(IndexPage, StringComparison.Ordinal) ? path[..^IndexPage.Length] : path).TrimEnd('/');
    }
}
