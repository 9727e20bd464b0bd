using Feeds.Content;

namespace Feeds.Pages;

/// <summary>What all pages of a site share.</summary>
/// <param name="Folder">The full path of the site's folder, where its own templates lie, or null.</param>
/// <param name="PagesUrl">The public address of the readers' pages, ending in <c>/</c>, or null when the site has none.</param>
public sealed record PageSettings(Site Site, string? Folder, string? PagesUrl)
{
    /// <summary>The path below which the readers' pages lie: <c>/mail/</c>.</summary>
    public string Root => PagesUrl is null ? "/" : new Uri(PagesUrl).AbsolutePath;
}
