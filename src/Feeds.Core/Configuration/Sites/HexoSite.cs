using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Configuration.Sites;

/// <summary>Hexo: a <c>_config.yml</c> beside a folder <c>source</c>.</summary>
internal static class HexoSite
{
    public static FoundSite? Find(ConfigurationFiles files)
    {
        if (files.First(["_config.yml", "_config.yaml"]) is not { } name || files.Root(name) is not { } root || !IsHexo(files.Folder, root))
        {
            return null;
        }

        return new()
        {
            Dialect = new PlainDialect(),
            Generator = "Hexo",
            File = name,
            Title = root.TextAt("title"),
            Url = root.TextAt("url"),
            Language = ConfigurationFiles.Texts(root.At("language")).FirstOrDefault(),
            Zone = root.TextAt("timezone"),
            Authors = AuthorNames.Read(root.At("author")),
            Description = root.TextAt("description"),
            Folder = root.TextAt("source_dir") ?? "source",
            Permalink = root.TextAt("permalink") ?? ":year/:month/:day/:title/",
            Ids = IdScheme.Permalink,
            Items = ConfigurationFiles.Number(root, "feed", "limit") is > 0 and var limit ? limit : null,
            Drafts = ConfigurationFiles.Says(root, "render_drafts"),
            Future = ConfigurationFiles.Says(root, "future"),
            Values = SiteValues.Of(root),
        };
    }

    private static bool IsHexo(string folder, Node.Mapping root) =>
        root.Find("new_post_name") is not null || root.Find("source_dir") is not null || Directory.Exists(Path.Combine(folder, "source", "_posts"));
}
