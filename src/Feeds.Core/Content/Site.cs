using System.Collections.Immutable;

namespace Feeds.Content;

/// <summary>One language of a multilingual site.</summary>
/// <param name="Tag">The language tag (BCP 47), such as <c>zh-CN</c>.</param>
/// <param name="Key">What file names and addresses call it, such as <c>zh-cn</c>.</param>
/// <param name="Title">The site's title in that language, or null for the site's own.</param>
/// <param name="Folder">The folder of its addresses and feeds, such as <c>zh-cn</c>; empty where it has none, as a site's first language mostly.</param>
/// <param name="Url">Its home page where each language has a host of its own, ending in <c>/</c>, or null; the folder is then that of its files alone.</param>
public sealed record SiteLanguage(string Tag, string Key, string? Title = null, string Folder = "", string? Url = null);

/// <summary>What is true of the whole site.</summary>
public sealed record Site
{
    public required string Title { get; init; }

    /// <summary>The address of the home page: absolute, ASCII, ending in <c>/</c>.</summary>
    public required string Url { get; init; }

    /// <summary>The language of what names none (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>All languages, the default one first; fewer than two: the site is not multilingual.</summary>
    public ImmutableArray<SiteLanguage> Languages { get; init; } = [];

    /// <summary>The zone of dates that name none.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Whether nobody named the zone, so that it is UTC by default.</summary>
    public bool ZoneIsDefault { get; init; }

    public ImmutableArray<Author> Authors { get; init; } = [];

    public string? Description { get; init; }

    /// <summary>The absolute address of a picture that stands for the site, or null.</summary>
    public string? Image { get; init; }

    public string? Copyright { get; init; }

    public bool IsMultilingual => Languages.Length > 1;

    /// <summary>What the addresses of pages in a language begin with before any folder: the home page of its own host, else the site's.</summary>
    public string HostOf(string? language) => Languages.FirstOrDefault(each => each.Tag == (language ?? Languages[0].Tag))?.Url ?? Url;

    /// <summary>The home page of a language.</summary>
    public string HomeOf(SiteLanguage? language) => language?.Url ?? (language is { Folder.Length: > 0 } ? $"{Url}{language.Folder}/" : Url);
}
