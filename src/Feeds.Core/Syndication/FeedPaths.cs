using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Markup;

namespace Feeds.Syndication;

/// <summary>Where the feeds of a site lie: the files that its readers follow already at their own places, ours beside them.</summary>
public sealed class FeedPaths(Site site, SiteDialect dialect, FeedOptions options)
{
    /// <summary>The files of a channel, one for each format.</summary>
    /// <param name="key">Its key, such as <c>languages/zh-CN/tags/x</c>.</param>
    public ImmutableArray<FeedFile> Of(string key) => [.. options.Formats.Select(format => File(format, PathOf(key, format)))];

    private FeedFile File(string format, string path) => new(format, path, site.Url + UrlText.EncodePath(path));

    private string PathOf(string key, string format)
    {
        var name = FileName(format);
        if (key == "site")
        {
            return options.SitePath?.Replace("{format}", name, StringComparison.Ordinal) ?? name;
        }

        var (prefix, rest) = LanguageOf(key);
        if (rest.Length == 0)
        {
            return $"{prefix}/{name}";
        }

        prefix = prefix.Length == 0 ? "" : prefix + "/";
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (kind, term) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..]);
        if (term.Length > 0 && options.TermPath is { } pattern && kind != "channels")
        {
            return prefix + pattern.Replace("{taxonomy}", kind, StringComparison.Ordinal).Replace("{term}", term, StringComparison.Ordinal).Replace("{format}", name, StringComparison.Ordinal);
        }

        return dialect switch
        {
            // Hugo has a feed of its own for each section.
            HugoDialect when kind == "sections" => $"{prefix}{term}/{name}",
            JekyllDialect when prefix.Length == 0 && kind == "tags" => $"feed/by_tag/{term}{Extension(format)}",
            JekyllDialect when prefix.Length == 0 && kind == "categories" => $"feed/{term}{Extension(format)}",
            _ => $"{prefix}{rest}/{name}",
        };
    }

    // The folder of a language, and what of the key is below it.
    private (string Prefix, string Below) LanguageOf(string key)
    {
        if (!key.StartsWith("languages/", StringComparison.Ordinal))
        {
            return ("", key);
        }

        var parts = key.Split('/', 3);
        var hugo = dialect is HugoDialect && site.IsMultilingual ? site.Languages.FirstOrDefault(language => language.Tag == parts[1]) : null;
        return (hugo?.Key ?? $"languages/{parts[1]}", parts.Length == 3 ? parts[2] : "");
    }

    private string FileName(string format) => (dialect, format) switch
    {
        (_, "json") => "feed.json",
        (HugoDialect, "rss") => "index.xml",
        (JekyllDialect, "atom") => "feed.xml",
        (_, "rss") => "rss.xml",
        _ => "atom.xml",
    };

    private static string Extension(string format) => format switch
    {
        "rss" => ".rss",
        "json" => ".json",
        _ => ".xml",
    };
}
