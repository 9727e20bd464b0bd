using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Configuration.Sites;

/// <summary>Hugo: <c>hugo.toml</c> and its like, and the folder <c>config</c>; keys of old and new versions.</summary>
internal static class HugoSite
{
    private static readonly string[] Extensions = [".toml", ".yaml", ".yml", ".json"];
    private static readonly string[] RootNames = [.. new[] { "hugo", "config" }.SelectMany(name => Extensions.Select(extension => name + extension))];

    private static readonly string[] OwnKeys = ["baseURL", "theme", "languageCode", "locale", "contentDir", "taxonomies", "permalinks", "languages"];

    // What `hugo` reads when it builds a site for its readers, the stronger folder first.
    private static readonly string[] Folders = ["config/production", "config/_default"];

    public static FoundSite? Find(ConfigurationFiles files)
    {
        var name = files.First(RootNames.Where(name => name.StartsWith("hugo.", StringComparison.Ordinal) || IsHugos(files, name)));
        var inFolder = Folders.SelectMany(folder => InFolder(files, folder)).ToList();
        if (name is null && inFolder.Count == 0)
        {
            return null;
        }

        var own = inFolder.Select(file => file.Values).Append(name is null ? new(Position.Start, []) : files.Root(name)).Aggregate((above, below) => ConfigurationFiles.Over(above, below));
        var root = ThemesOf(own, files).Aggregate(own, ConfigurationFiles.Over);
        return Describe(root, name ?? inFolder[0].File);
    }

    // Of what a theme configures, a site takes its parameters over (gohugo.io/configuration/introduction/#merge-configuration-settings).
    private static IEnumerable<Node.Mapping> ThemesOf(Node.Mapping root, ConfigurationFiles files)
    {
        var folder = root.TextAt("themesDir") ?? "themes";
        foreach (var theme in ConfigurationFiles.Texts(root.At("theme")).Where(theme => !theme.Contains("..", StringComparison.Ordinal)))
        {
            if (files.First(RootNames.Select(name => $"{folder}/{theme}/{name}")) is { } file && files.Read(file).Find("params") is { } parameters)
            {
                yield return new(Position.Start, [parameters]);
            }
        }
    }

    // A `config.json` may be anybody's: Hugo's says where the site lies, or how it looks.
    private static bool IsHugos(ConfigurationFiles files, string name) =>
        File.Exists(Path.Combine(files.Folder, name)) && files.Root(name) is var root && OwnKeys.Any(key => root.Find(key) is not null);

    // config/_default/params.en.toml is `languages.en.params` of the whole, languages.en.toml `languages.en`.
    private static IEnumerable<(string File, Node.Mapping Values)> InFolder(ConfigurationFiles files, string folder)
    {
        var path = Path.Combine(files.Folder, folder);
        if (!Directory.Exists(path))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Where(file => Extensions.Contains(Path.GetExtension(file))).OrderBy(file => RootNames.Contains(file) ? 0 : 1).ThenBy(file => file, StringComparer.Ordinal))
        {
            var values = files.Read($"{folder}/{file}");
            var keys = Path.GetFileNameWithoutExtension(file).Split('.');
            yield return ($"{folder}/{file}", keys switch
            {
                ["hugo" or "config", ..] => values,
                ["languages", var language] => Below("languages", Below(language, values)),
                [var key, var language] => Below("languages", Below(language, Below(key, values))),
                _ => Below(keys[0], values),
            });
        }
    }

    private static Node.Mapping Below(string key, Node.Mapping values) => new(values.Position, [new(key, values.Position, values)]);

    private static FoundSite Describe(Node.Mapping root, string file)
    {
        var first = root.TextAt("defaultContentLanguage") ?? "en";
        var languages = HugoLanguages.Read(root, first);
        var mounts = HugoMounts.Read(root);
        var folders = mounts.IsEmpty ? HugoLanguages.Folders(root) : mounts;
        var disabled = ConfigurationFiles.Texts(root.At("disableKinds"));
        return new()
        {
            Dialect = new HugoDialect { KeepsCase = ConfigurationFiles.Says(root, "disablePathToLower"), UglyUrls = ConfigurationFiles.Says(root, "uglyURLs"), UglySections = UglySections(root.At("uglyURLs")) },
            Generator = "Hugo",
            File = file,
            Title = root.TextAt("title") ?? languages.FirstOrDefault()?.Title,
            Url = root.TextAt("baseURL") ?? languages.FirstOrDefault()?.Url,
            Language = languages.FirstOrDefault()?.Tag ?? root.TextAt("locale") ?? root.TextAt("languageCode") ?? first,
            Languages = languages,
            Zone = root.TextAt("timeZone"),
            Authors = AuthorNames.Read(root.At("params", "author") ?? root.At("params", "authors") ?? root.At("author")),
            Description = root.TextAt("params", "description") ?? root.TextAt("description"),
            Copyright = root.TextAt("copyright"),

            // Where every language has a folder of its own, or the content is mounted (gohugo.io/configuration/module/#mounts), nothing is read beside them.
            Folder = !mounts.IsEmpty || (!folders.IsEmpty && folders.Length == languages.Length) ? folders[0].Folder : root.TextAt("contentDir") ?? "content",
            Mounts = folders,
            SectionPermalinks = Permalinks(root.At("permalinks") as Node.Mapping),
            Inherited = HugoCascade.Read(root.At("cascade")),
            Taxonomies = [.. ((root.At("taxonomies") as Node.Mapping)?.Members ?? []).Select(member => (member.Value as Node.Scalar)?.Text)
                .OfType<string>().Where(name => name is not ("" or "tags" or "categories" or "authors")).Select(name => new Taxonomy(name))],
            DatesFromFileNames = ConfigurationFiles.Texts(root.At("frontmatter", "date")).Contains(":filename") ? true : null,
            Items = (ConfigurationFiles.Number(root, "services", "rss", "limit") ?? ConfigurationFiles.Number(root, "rssLimit")) is > 0 and var limit ? limit : null,
            FeedPath = root.TextAt("outputFormats", "rss", "baseName") is { } name ? $"{name}.xml" : null,
            Grouping = Grouping.Everything & ~Off(root, disabled, "term", Grouping.Tags | Grouping.Categories) & ~Off(root, disabled, "section", Grouping.Sections),
            Drafts = ConfigurationFiles.Says(root, "buildDrafts"),
            Future = ConfigurationFiles.Says(root, "buildFuture"),
            Values = SiteValues.Of(root),
        };
    }

    // What Hugo has switched off, the site's readers do not follow.
    private static Grouping Off(Node.Mapping root, ImmutableArray<string> disabled, string kind, Grouping groups) =>
        disabled.Contains(kind, StringComparer.OrdinalIgnoreCase) || (root.At("outputs", kind) is { } outputs && !ConfigurationFiles.Texts(outputs).Contains("rss", StringComparer.OrdinalIgnoreCase))
            ? groups
            : Grouping.None;

    private static ImmutableArray<string> UglySections(Node? ugly) =>
        [.. ((ugly as Node.Mapping)?.Members ?? []).Where(member => (member.Value as Node.Scalar)?.Text == "true").Select(member => member.Key)];

    // Patterns stand beside the sections, or below the kind of page they are for.
    private static ImmutableDictionary<string, string> Permalinks(Node.Mapping? permalinks)
    {
        var own = ((permalinks?.At("page") as Node.Mapping)?.Members ?? []).Concat(permalinks?.Members ?? []);
        return own.Where(member => member.Value is Node.Scalar { IsNull: false })
            .DistinctBy(member => member.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(member => member.Key.Trim('/'), member => ((Node.Scalar)member.Value).Text);
    }
}
