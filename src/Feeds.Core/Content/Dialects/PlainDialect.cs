namespace Feeds.Content.Dialects;

/// <summary>A folder of articles that no generator we know of publishes: addresses follow the folders.</summary>
public sealed class PlainDialect : SiteDialect
{
    public override string Name => "plain";

    public override string DefaultPermalink => "/:sections/:slug/";

    public override bool DatesFromFileNames => true;

    public override System.Collections.Immutable.ImmutableArray<string> TagKeys => ["tags", "tag", "keywords"];

    public override FileRole RoleOf(FilePlace place) => place.Stem switch
    {
        "_index" => FileRole.Ignored,
        _ when place.Folders.Contains("_drafts") => FileRole.Draft,
        _ => FileRole.Article,
    };

    public override string PathOf(AddressParts parts, string pattern)
    {
        var folders = parts.Place.Folders.Where(folder => !folder.StartsWith('_')).ToList();
        var slug = parts.Slug ?? parts.Place.Slug;
        if (parts.Place.IsIndex && parts.Slug is null && folders.Count > 0)
        {
            slug = folders[^1];
            folders.RemoveAt(folders.Count - 1);
        }

        var path = Permalink.Expand(pattern, token => token switch
        {
            "sections" or "folders" => string.Join('/', folders),
            "section" => folders.FirstOrDefault() ?? "",
            "slug" or "title" or "filename" or "contentbasename" or "name" => slug == "index" ? "" : slug,
            "categories" => string.Join('/', parts.Categories.Select(Term.Slug)),
            _ => Permalink.DatePart(token, parts.Date),
        });
        return parts.LanguageKey is null ? path : $"/{parts.LanguageKey}{path}";
    }

    public override string IdOf(Site site, string url, string path) => TagUri.Of(site, path);
}
