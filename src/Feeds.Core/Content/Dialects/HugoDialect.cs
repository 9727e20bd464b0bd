using System.Collections.Immutable;
using Feeds.Markup;

namespace Feeds.Content.Dialects;

/// <summary>Hugo: pretty addresses in lower case, leaf bundles, section pages that are no articles.</summary>
public sealed class HugoDialect : SiteDialect
{
    public override string Name => "hugo";

    /// <summary>Whether addresses keep the case of their names (<c>disablePathToLower</c>).</summary>
    public bool KeepsCase { get; init; }

    /// <summary>Whether a page is a file <c>x.html</c>, not a folder (<c>uglyURLs</c>).</summary>
    public bool UglyUrls { get; init; }

    /// <summary>The sections for which that holds alone.</summary>
    public ImmutableArray<string> UglySections { get; init; } = [];

    public override string DefaultPermalink => "/:sections/:slugorcontentbasename/";

    public override bool DatesFromFileNames => false;

    public override FileRole RoleOf(FilePlace place) => place.Stem == "_index" ? FileRole.Section : FileRole.Article;

    public override string PathOf(AddressParts parts, string? pattern)
    {
        var folders = FoldersOf(parts.Place);
        var path = pattern is null
            ? PathBelow(folders, parts)
            : HugoPath.Sanitized(HugoPermalink.Expand(pattern, parts, KeepsCase).TrimEnd('/'));

        // A page is a folder, even where the pattern ends like a file.
        var page = (KeepsCase ? path : HugoPath.Lower(path)) + (UglyUrls || (!folders.IsEmpty && UglySections.Contains(folders[0])) ? ".html" : "/");
        return parts.LanguageFolder + UrlText.EncodePath(Permalink.Tidy(page), keepEncoded: true);
    }

    public override string GivenPath(AddressParts parts, string given)
    {
        var path = given.Contains(':', StringComparison.Ordinal) ? Uri.UnescapeDataString(HugoPermalink.Expand(given, parts, KeepsCase)) : given;
        var language = given.StartsWith('/') || path.StartsWith(parts.LanguageFolder.TrimStart('/') + "/", StringComparison.Ordinal) ? "" : parts.LanguageFolder;
        var isFile = UrlText.RemoveDots(path, out _) is var clean && clean.Contains('.', StringComparison.Ordinal) && !clean.EndsWith('/');
        return language + UrlText.EncodePath(Permalink.Tidy(isFile ? path : path + "/"), keepEncoded: true);
    }

    public override string IdOf(Site site, string url, AddressParts parts) => url;

    public override string TermPath(string name)
    {
        var path = UrlText.RemoveDots(HugoPath.Sanitized(HugoPath.Normalized(name)), out _).Trim('/');
        return KeepsCase ? path : HugoPath.Lower(path);
    }

    /// <summary>The folders above a page; the folder of a bundle is the page itself.</summary>
    internal static ImmutableArray<string> FoldersOf(FilePlace place) => IsBundle(place) ? place.Folders[..^1] : place.Folders;

    /// <summary>The name of a page: its file's, or that of the folder of its bundle.</summary>
    internal static string NameOf(FilePlace place) => IsBundle(place) ? place.Folders[^1] : place.Stem;

    private static bool IsBundle(FilePlace place) => place.Stem == "index" && !place.Folders.IsEmpty;

    private static string PathBelow(ImmutableArray<string> folders, AddressParts parts)
    {
        var path = new string[folders.Length + 1];
        for (var depth = 0; depth < folders.Length; depth++)
        {
            // A section that has a slug lends it to the pages below.
            path[depth] = HugoPath.Sanitized(SlugOf(parts.Sections, depth) ?? HugoPath.Normalized(folders[depth]));
        }

        path[^1] = HugoPath.Sanitized(parts.Slug ?? HugoPath.Normalized(NameOf(parts.Place)));
        return string.Join('/', path);
    }

    private static string? SlugOf(ImmutableArray<SectionPart> sections, int depth)
    {
        foreach (var section in sections)
        {
            if (section.Depth == depth)
            {
                return section.Slug;
            }
        }

        return null;
    }
}
