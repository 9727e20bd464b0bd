using System.Collections.Immutable;
using System.Text;
using Feeds.Markup;

namespace Feeds.Content.Dialects;

/// <summary>Jekyll: posts are the dated files in <c>_posts</c> at any depth, whose folders above are categories.</summary>
public sealed class JekyllDialect : SiteDialect
{
    private static readonly string[] Machinery = ["_layouts", "_includes", "_sass", "_data", "_plugins", "_site", "vendor"];

    public override string Name => "jekyll";

    /// <summary>The collections beside <c>posts</c> that jekyll-feed writes a feed for.</summary>
    public ImmutableArray<string> FeedCollections { get; init; } = [];

    public override TermSplit SplitTerms => TermSplit.Spaces;

    public override ZonelessDates ZonelessDates => ZonelessDates.Jekyll;

    public override string DefaultPermalink => "/:categories/:year/:month/:day/:title:output_ext";

    public override bool DatesFromFileNames => true;

    public override ImmutableArray<string> TagKeys => ["tag", "tags"];

    public override FileRole RoleOf(FilePlace place)
    {
        if (place.Folders.Any(folder => Machinery.Contains(folder)))
        {
            return FileRole.Ignored;
        }

        return place.Folders.Contains("_drafts") ? FileRole.Draft
            : place.Folders.Contains("_posts") && place.Date is not null ? FileRole.Article
            : CollectionOf(place) is not null ? FileRole.Article
            : FileRole.Page;
    }

    public override ImmutableArray<string> FolderCategories(FilePlace place) =>
        [.. place.Folders.TakeWhile(folder => folder is not ("_posts" or "_drafts"))];

    public override string PathOf(AddressParts parts, string? pattern) => Expanded(Style(pattern ?? DefaultPermalink), parts);

    // Jekyll takes no more than the ending from the pattern of posts.
    public override string PagePath(AddressParts parts, string? pattern)
    {
        var path = $"/{string.Join('/', [.. parts.Place.Folders, .. parts.Place.Stem == "index" ? (string[])[] : [parts.Place.Stem]])}";
        var ending = parts.Place.Stem == "index" ? "/" : pattern switch
        {
            null or "date" or "ordinal" or "none" => ".html",
            "pretty" => "/",
            _ when pattern.EndsWith(":output_ext", StringComparison.Ordinal) => ".html",
            _ => pattern.EndsWith('/') ? "/" : "",
        };
        return Permalink.Tidy(UrlText.EncodePath(path) + ending);
    }

    public override string GivenPath(AddressParts parts, string given) => Expanded(given, parts);

    /// <summary>jekyll-feed's: the folder of the address and the bare slug, percent-encoded in canonical form.</summary>
    public override string IdOf(Site site, string url, AddressParts parts)
    {
        var path = url.TrimEnd('/');
        var slug = UrlText.EncodePath(SlugOf(parts).Normalize(NormalizationForm.FormKC), keepEncoded: true);
        return UrlText.Canonical(new Uri(path[..(path.LastIndexOf('/') + 1)] + slug))!;
    }

    public override string TermPath(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : base.TermPath(name);

    /// <summary>The collection of a document that is no post, or null.</summary>
    internal string? CollectionOf(FilePlace place) =>
        FeedCollections.FirstOrDefault(name => !place.Folders.IsEmpty && place.Folders[0] == "_" + name);

    private static string SlugOf(AddressParts parts) => parts.Slug ?? parts.Place.Slug.TrimEnd('.');

    private static string Expanded(string pattern, AddressParts parts)
    {
        var path = Permalink.Expand(pattern, token => token switch
        {
            "title" => UrlText.EncodePath(JekyllSlug.Pretty(SlugOf(parts))),
            "slug" => UrlText.EncodePath(JekyllSlug.Plain(SlugOf(parts))),
            "name" => UrlText.EncodePath(JekyllSlug.Plain(parts.Place.Stem)),
            "categories" => UrlText.EncodePath(string.Join('/', parts.Categories.Select(category => category.ToLowerInvariant()).Distinct())),
            "slugified_categories" => UrlText.EncodePath(string.Join('/', parts.Categories.Select(JekyllSlug.Plain).Distinct())),
            "basename" => UrlText.EncodePath(parts.Place.Stem),
            "output_ext" => ".html",
            "collection" => "posts",
            "path" => UrlText.EncodePath(string.Join('/', [.. parts.Place.Folders.Where(folder => folder != "_posts"), parts.Place.Stem.TrimEnd('.')])),
            _ => Permalink.DatePart(token, parts.Date),
        });

        // Jekyll's own way to keep an address inside the site.
        return Permalink.Tidy(path.Replace("..", "/", StringComparison.Ordinal).Replace("./", "", StringComparison.Ordinal));
    }

    private static string Style(string pattern) => pattern switch
    {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "simple" => "/:categories/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        _ => pattern,
    };
}
