using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Configuration.Sites;

/// <summary>Jekyll: <c>_config.yml</c>, the settings of jekyll-feed included.</summary>
internal static class JekyllSite
{
    // What Jekyll leaves out unless told otherwise.
    private static readonly string[] NeverPosts = ["vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"];
    private static readonly string[] OwnFolders = ["_layouts", "_includes"];

    /// <summary>A Jekyll site whose configuration says nothing.</summary>
    public static FoundSite Unconfigured { get; } = new() { Dialect = new JekyllDialect(), Generator = "Jekyll", Folder = ".", Exclude = [.. NeverPosts] };

    public static FoundSite? Find(ConfigurationFiles files)
    {
        if (files.First(["_config.yml", "_config.yaml", "_config.toml"]) is { } name)
        {
            return Describe(files.Root(name), name);
        }

        bool Has(string folder) => Directory.Exists(Path.Combine(files.Folder, folder));
        return Has("_posts") && OwnFolders.Any(Has) ? Unconfigured : null;
    }

    private static FoundSite Describe(Node.Mapping root, string file) => Unconfigured with
    {
        Dialect = new JekyllDialect { FeedCollections = FeedCollections(root) },
        File = file,
        Title = root.TextAt("title") ?? root.TextAt("name"),
        Url = root.TextAt("url") is { } url ? url.TrimEnd('/') + "/" + root.TextAt("baseurl")?.Trim('/') : null,
        Language = root.TextAt("lang") ?? root.TextAt("locale"),
        Zone = root.TextAt("timezone"),
        Authors = AuthorNames.Read(root.At("author")),
        Description = root.TextAt("description"),
        Image = root.TextAt("feed", "logo") ?? root.TextAt("logo"),
        Folder = root.TextAt("source") ?? root.TextAt("collections_dir") ?? ".",
        Permalink = root.TextAt("collections", "posts", "permalink") ?? root.TextAt("permalink"),
        Exclude = [.. NeverPosts, .. ConfigurationFiles.Texts(root.At("exclude"))],
        Inherited = JekyllDefaults.Read(root.At("defaults")),
        Items = ConfigurationFiles.Number(root, "feed", "posts_limit") is > 0 and var limit ? limit : null,
        SummariesOnly = root.TextAt("feed", "excerpt_only") == "true",
        FeedPath = root.TextAt("feed", "path")?.TrimStart('/'),
        Drafts = ConfigurationFiles.Says(root, "show_drafts"),
        Future = ConfigurationFiles.Says(root, "future"),
        Values = SiteValues.Of(root),
        ExcerptSeparator = root.TextAt("excerpt_separator"),
    };

    // A list of names, or names with a group of keys each; `posts` is always there.
    private static ImmutableArray<string> FeedCollections(Node.Mapping root) => root.At("feed", "collections") switch
    {
        Node.Mapping mapping => [.. mapping.Members.Select(member => member.Key).Where(name => name != "posts")],
        var list => [.. ConfigurationFiles.Texts(list).Where(name => name != "posts")],
    };
}
