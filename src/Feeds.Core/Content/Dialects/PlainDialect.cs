using System.Collections.Immutable;
using Feeds.Markup;

namespace Feeds.Content.Dialects;

/// <summary>A folder of articles that no generator we know of publishes: addresses follow the folders.</summary>
public sealed class PlainDialect : SiteDialect
{
    public override string Name => "plain";

    public override string DefaultPermalink => "/:sections/:slug/";

    public override bool DatesFromFileNames => true;

    public override ImmutableArray<string> TagKeys => ["tags", "tag", "keywords"];

    public override FileRole RoleOf(FilePlace place) => place.Stem switch
    {
        "_index" => FileRole.Section,
        _ when place.Folders.Contains("_drafts") => FileRole.Draft,
        _ => FileRole.Article,
    };

    public override string PathOf(AddressParts parts, string? pattern) => parts.LanguageFolder + Expanded(pattern ?? DefaultPermalink, parts);

    public override string GivenPath(AddressParts parts, string given) => Expanded(given, parts);

    public override string IdOf(Site site, string url, AddressParts parts) => TagUri.Of(site, parts.Place.Path);

    private static string Expanded(string pattern, AddressParts parts)
    {
        var folders = parts.Place.Folders.Where(folder => !folder.StartsWith('_')).ToList();
        var slug = parts.Slug ?? parts.Place.Slug;
        if (parts.Place.IsIndex && parts.Slug is null && folders.Count > 0)
        {
            slug = folders[^1];
            folders.RemoveAt(folders.Count - 1);
        }

        return Permalink.Expand(UrlText.EncodePath(pattern, keepEncoded: true), token => token switch
        {
            "sections" or "folders" => UrlText.EncodePath(string.Join('/', folders)),
            "section" => UrlText.EncodePath(folders.FirstOrDefault() ?? ""),
            "slug" or "title" or "filename" or "contentbasename" or "name" => slug == "index" ? "" : UrlText.EncodePath(slug),
            "categories" => UrlText.EncodePath(string.Join('/', parts.Categories.Select(Term.Slug))),
            _ => Permalink.DatePart(token, parts.Date),
        });
    }
}
