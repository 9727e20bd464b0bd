using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Configuration.Sites;

/// <summary>Zola: a <c>config.toml</c> whose keys are spelt with underscores.</summary>
internal static class ZolaSite
{
    public static FoundSite? Find(ConfigurationFiles files)
    {
        if (files.First(["zola.toml", "config.toml"]) is not { } name || files.Root(name) is not { } root || root.TextAt("base_url") is not { } url)
        {
            return null;
        }

        var language = root.TextAt("default_language");
        return new()
        {
            Dialect = new PlainDialect(),
            Generator = "Zola",
            File = name,
            Title = root.TextAt("title"),
            Url = url,
            Language = language,
            Languages = LanguagesOf(root, language ?? "en"),
            Authors = AuthorNames.Read(root.At("author") ?? root.At("extra", "author")),
            Description = root.TextAt("description"),
            Folder = "content",
            Ids = IdScheme.Permalink,
            Items = ConfigurationFiles.Number(root, "feed_limit") is > 0 and var limit ? limit : null,
            Taxonomies = [.. ((root.At("taxonomies") as Node.Sequence)?.Items ?? []).OfType<Node.Mapping>().Select(taxonomy => taxonomy.TextAt("name"))
                .OfType<string>().Where(taxonomy => taxonomy is not ("tags" or "categories" or "authors")).Select(taxonomy => new Taxonomy(taxonomy))],
        };
    }

    private static ImmutableArray<SiteLanguage> LanguagesOf(Node.Mapping root, string first)
    {
        var others = (root.At("languages") as Node.Mapping)?.Members.Where(member => member.Key != first) ?? [];
        SiteLanguage[] all = [new(LanguageTag.Parse(first, out _) ?? first, first), .. others.Select(member => new SiteLanguage(
            LanguageTag.Parse(member.Key, out _) ?? member.Key, member.Key, (member.Value as Node.Mapping)?.TextAt("title"), member.Key))];
        return all.Length > 1 ? [.. all] : [];
    }
}
