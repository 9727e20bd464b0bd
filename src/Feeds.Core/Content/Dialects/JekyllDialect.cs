using System.Collections.Immutable;

namespace Feeds.Content.Dialects;

/// <summary>Jekyll: posts are the dated files in <c>_posts</c> at any depth, whose folders above are categories.</summary>
public sealed class JekyllDialect : SiteDialect
{
    private static readonly string[] Machinery = ["_layouts", "_includes", "_sass", "_data", "_plugins", "_site", "vendor"];

    public override string Name => "jekyll";

    public override TermSplit SplitTerms => TermSplit.Spaces;

    public override string DefaultPermalink => "/:categories/:year/:month/:day/:title:output_ext";

    public override bool DatesFromFileNames => true;

    public override FileRole RoleOf(FilePlace place)
    {
        if (place.Folders.Any(folder => Machinery.Contains(folder)))
        {
            return FileRole.Ignored;
        }

        return place.Folders.Contains("_drafts") ? FileRole.Draft
            : place.Folders.Contains("_posts") && place.Date is not null ? FileRole.Article
            : FileRole.Page;
    }

    public override ImmutableArray<string> FolderCategories(FilePlace place) =>
        [.. place.Folders.TakeWhile(folder => folder is not ("_posts" or "_drafts"))];

    public override string PathOf(AddressParts parts, string pattern)
    {
        var name = parts.Slug ?? parts.Place.Slug;
        var path = Permalink.Expand(Style(pattern), token => token switch
        {
            "title" or "slug" or "name" => name,
            "categories" or "slugified_categories" => string.Join('/', parts.Categories.Select(Term.Slug).Distinct()),
            "output_ext" => ".html",
            "collection" => "posts",
            "path" => string.Join('/', [.. parts.Place.Folders.SkipWhile(folder => folder != "_posts").Skip(1), parts.Place.Stem]),
            _ => Permalink.DatePart(token, parts.Date),
        });
        return path;
    }

    // jekyll-feed: the address without its extension.
    public override string IdOf(Site site, string url, string path) => url.EndsWith(".html", StringComparison.Ordinal) ? url[..^5] : url;

    private static string Style(string pattern) => pattern switch
    {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        _ => pattern,
    };
}
