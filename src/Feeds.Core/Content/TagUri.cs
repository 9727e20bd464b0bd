using Feeds.Markup;

namespace Feeds.Content;

/// <summary>Names that outlive addresses (RFC 4151).</summary>
public static class TagUri
{
    // Section 2.1 asks for a day on which the authority held the domain: one constant, never the day of a post or of a build.
    private const string Minted = "2026";

    /// <summary><c>tag:example.org,2026:posts/hello.md</c></summary>
    public static string Of(Site site, string path) => $"tag:{new Uri(site.Url).IdnHost},{Minted}:{UrlText.EncodePath(path)}";
}
