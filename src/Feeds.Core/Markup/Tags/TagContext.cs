namespace Feeds.Markup.Tags;

/// <summary>What the tags of one body may ask for: its page, its site, and where other pages lie.</summary>
public sealed record TagContext
{
    /// <summary>The address of the home page: absolute, ending in <c>/</c>.</summary>
    public required string SiteUrl { get; init; }

    /// <summary>The address of the page whose body it is.</summary>
    public required string PageUrl { get; init; }

    public string SiteTitle { get; init; } = "";

    public string PageTitle { get; init; } = "";

    /// <summary>Whether the body is HTML rather than Markdown.</summary>
    public bool IsHtml { get; init; }

    /// <summary>Whether a tag that cannot be resolved is shown as it was written.</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>A single value of the site's configuration by its dotted key, such as <c>params.phone</c>, or null.</summary>
    public Func<string, string?> SiteValue { get; init; } = _ => null;

    /// <summary>A single value of the page's front matter by its dotted key, or null.</summary>
    public Func<string, string?> PageValue { get; init; } = _ => null;

    /// <summary>The absolute address of a page of the site, or null when there is none.</summary>
    public Func<PageReference, string?> AddressOf { get; init; } = _ => null;

    /// <summary>Jekyll's <c>site.url</c>: the address of the site without the path it lies below.</summary>
    internal string Origin =>
        SiteValue("url")?.TrimEnd('/') is { Length: > 0 } url && SiteUrl.TrimEnd('/') == url + SiteValue("baseurl")?.TrimEnd('/')
            ? url
            : new Uri(SiteUrl).GetLeftPart(UriPartial.Authority);

    /// <summary>Jekyll's <c>site.baseurl</c>: the path the site lies below, without a slash at its end; often empty.</summary>
    internal string BasePath => SiteUrl.TrimEnd('/')[Origin.Length..];

    /// <summary>An address of the site from the root of its host, as Jekyll writes it; any other as it is.</summary>
    internal string FromRoot(string url) => url.StartsWith(Origin + "/", StringComparison.Ordinal) ? url[Origin.Length..] : url;
}
