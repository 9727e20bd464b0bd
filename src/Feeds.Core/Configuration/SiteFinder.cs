using System.Collections.Immutable;
using System.Globalization;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Configuration;

/// <summary>Recognises the generator of a site by its configuration and takes from that what it says.</summary>
public static class SiteFinder
{
    private static readonly string[] HugoFiles = ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json"];
    private static readonly string[] PlainFolders = ["content", "source", "posts", "_posts"];

    /// <summary>Looks at the files in <paramref name="folder"/>; a configuration that cannot be read is a problem and a plain site.</summary>
    /// <param name="generator">The generator that <c>feeds.yml</c> names, or null.</param>
    public static FoundSite Find(string folder, string? generator, ImmutableArray<Problem>.Builder problems)
    {
        if (generator is null or "hugo" && HugoFiles.FirstOrDefault(name => File.Exists(Path.Combine(folder, name))) is { } hugo)
        {
            var root = Read(folder, hugo, problems);

            // Zola's is a config.toml too, with keys of its own spelling.
            return root.TextAt("base_url") is null ? Hugo(root, hugo) : Zola(root, hugo);
        }

        if (generator is null or "jekyll" && File.Exists(Path.Combine(folder, "_config.yml")))
        {
            var root = Read(folder, "_config.yml", problems);
            return generator is null && IsHexo(folder, root) ? Hexo(root) : Jekyll(root);
        }

        return generator switch
        {
            "hugo" => new() { Dialect = new HugoDialect(), Folder = "content" },
            "jekyll" => new() { Dialect = new JekyllDialect(), Folder = "." },
            _ => new() { Dialect = new PlainDialect(), Folder = PlainFolders.FirstOrDefault(name => Directory.Exists(Path.Combine(folder, name))) ?? "." },
        };
    }

    private static Node.Mapping Read(string folder, string name, ImmutableArray<Problem>.Builder problems)
    {
        var nothing = new Node.Mapping(Position.Start, []);
        if (ContentFolder.ReadText(Path.Combine(folder, name), out var why) is not { } text)
        {
            problems.Add(Problem.Error(name, null, "configuration", why!));
            return nothing;
        }

        var parsed = Path.GetExtension(name) switch
        {
            ".toml" => TomlData.Parse(text, name, 1),
            ".json" => JsonData.Parse(text, name, 1),
            _ => YamlData.Parse(text, name, 1),
        };
        problems.AddRange(parsed.Problems.Select(problem => problem with { Rule = "configuration" }));
        return parsed.Root as Node.Mapping ?? nothing;
    }

    private static FoundSite Hugo(Node.Mapping root, string file)
    {
        var first = root.TextAt("defaultContentLanguage") ?? "en";
        var languages = (root.At("languages") as Node.Mapping)?.Members
            .Where(member => (member.Value as Node.Mapping)?.TextAt("disabled") != "true")
            .Select(member => (Weight: Number(member.Value, "weight") ?? 0, Language: HugoLanguage(member)))
            .OrderBy(pair => pair.Language.Key.Equals(first, StringComparison.OrdinalIgnoreCase) ? 0 : 1).ThenBy(pair => pair.Weight)
            .Select(pair => pair.Language).ToImmutableArray() ?? [];
        return new()
        {
            Dialect = new HugoDialect(),
            File = file,
            Title = root.TextAt("title") ?? languages.FirstOrDefault()?.Title,
            Url = root.TextAt("baseURL"),
            Language = languages.FirstOrDefault()?.Tag ?? root.TextAt("locale") ?? root.TextAt("languageCode") ?? first,
            Languages = languages,
            Zone = root.TextAt("timeZone"),
            Authors = AuthorNames.Read(root.At("params", "author") ?? root.At("author")),
            Description = root.TextAt("params", "description"),
            Copyright = root.TextAt("copyright"),
            Folder = root.TextAt("contentDir") ?? "content",
            SectionPermalinks = HugoPermalinks(root.At("permalinks") as Node.Mapping),
            Items = Positive(Number(root, "services", "rss", "limit") ?? Number(root, "rssLimit")),
            Drafts = root.TextAt("buildDrafts") == "true",
            Future = root.TextAt("buildFuture") == "true",
        };
    }

    private static SiteLanguage HugoLanguage(Node.Member member)
    {
        var said = member.Value as Node.Mapping;
        var tag = LanguageTag.Parse(said?.TextAt("locale") ?? said?.TextAt("languageCode") ?? member.Key, out _) ?? LanguageTag.Parse(member.Key, out _) ?? member.Key;
        return new(tag, member.Key.ToLowerInvariant(), said?.TextAt("title"));
    }

    // Patterns stand beside the sections, or below the kind of page they are for.
    private static ImmutableDictionary<string, string> HugoPermalinks(Node.Mapping? permalinks)
    {
        var own = (permalinks?.Members ?? []).Concat((permalinks?.At("page") as Node.Mapping)?.Members ?? []);
        return own.Where(member => member.Value is Node.Scalar { IsNull: false })
            .DistinctBy(member => member.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(member => member.Key, member => ((Node.Scalar)member.Value).Text);
    }

    private static FoundSite Zola(Node.Mapping root, string file) => new()
    {
        Dialect = new PlainDialect(),
        File = file,
        Title = root.TextAt("title"),
        Url = root.TextAt("base_url"),
        Language = root.TextAt("default_language"),
        Description = root.TextAt("description"),
        Folder = "content",
    };

    private static bool IsHexo(string folder, Node.Mapping root) =>
        root.Find("new_post_name") is not null || root.Find("source_dir") is not null || Directory.Exists(Path.Combine(folder, "source", "_posts"));

    private static FoundSite Hexo(Node.Mapping root) => new()
    {
        Dialect = new PlainDialect(),
        File = "_config.yml",
        Title = root.TextAt("title"),
        Url = root.TextAt("url"),
        Language = root.At("language") is Node.Sequence { Items: [Node.Scalar first, ..] } ? first.Text : root.TextAt("language"),
        Zone = root.TextAt("timezone"),
        Authors = AuthorNames.Read(root.At("author")),
        Description = root.TextAt("description"),
        Folder = root.TextAt("source_dir") ?? "source",
        Permalink = root.TextAt("permalink"),
    };

    private static FoundSite Jekyll(Node.Mapping root) => new()
    {
        Dialect = new JekyllDialect(),
        File = "_config.yml",
        Title = root.TextAt("title") ?? root.TextAt("name"),
        Url = root.TextAt("url") is { } url ? url.TrimEnd('/') + root.TextAt("baseurl") : null,
        Language = root.TextAt("lang"),
        Zone = root.TextAt("timezone"),
        Authors = AuthorNames.Read(root.At("author")),
        Description = root.TextAt("description"),
        Image = root.TextAt("logo"),
        Folder = root.TextAt("collections_dir") ?? root.TextAt("source") ?? ".",
        Permalink = root.TextAt("collections", "posts", "permalink") ?? root.TextAt("permalink"),
        Exclude = root.At("exclude") is Node.Sequence exclude ? [.. exclude.Items.OfType<Node.Scalar>().Select(item => item.Text)] : [],
        Items = Positive(Number(root, "feed", "posts_limit")),
        Drafts = root.TextAt("show_drafts") == "true",
        Future = root.TextAt("future") == "true",
    };

    private static int? Number(Node node, params ReadOnlySpan<string> path) =>
        int.TryParse((node as Node.Mapping)?.TextAt(path), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Positive(int? number) => number is > 0 ? number : null;
}
