using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Markup;

namespace Feeds.Syndication;

/// <summary>Where the feeds of a site lie: the files that its readers follow already at their own places, ours beside them.</summary>
public sealed class FeedPaths(Site site, SiteDialect dialect, FeedOptions options)
{
    /// <summary>The files of a channel, one for each format.</summary>
    /// <param name="name">What the term is called, from which its generator makes a folder; null to make it from the key alone, which no other term shares.</param>
    public ImmutableArray<FeedFile> Of(ChannelKey key, string? name)
    {
        var folder = FolderOf(key, name);
        return [.. options.Formats.Select(format => File(format, PathOf(key, folder, format)))];
    }

    private FeedFile File(string format, string path)
    {
        // On a host of its own, a language's folder is no part of its addresses.
        var language = site.Languages.FirstOrDefault(each => each.Url is not null && path.StartsWith(each.Folder + "/", StringComparison.Ordinal));
        return new(format, path, language is null ? site.Url + UrlText.EncodePath(path) : language.Url + UrlText.EncodePath(path[(language.Folder.Length + 1)..]));
    }

    private string FolderOf(ChannelKey key, string? name) =>
        name is not null && key.Kind is not ("authors" or "channels") && dialect.TermPath(name) is { Length: > 0 } folder ? folder : key.Term;

    private string PathOf(ChannelKey key, string term, string format)
    {
        var name = FileName(format);
        var prefix = PrefixOf(key.Language);
        switch (key.Kind)
        {
            case "site":
                return prefix + (key.Language is null ? options.SitePath?.Replace("{format}", name, StringComparison.Ordinal) ?? name : name);
            case "all":
                return $"{prefix}all/{name}";
            case "channels":
                return $"{prefix}channels/{term}/{name}";
        }

        if (options.TermPath is { } pattern)
        {
            // The term last: a tag may be called "{format}".
            return prefix + pattern.Replace("{taxonomy}", key.Kind, StringComparison.Ordinal).Replace("{format}", name, StringComparison.Ordinal).Replace("{term}", term, StringComparison.Ordinal);
        }

        return (dialect, key.Kind) switch
        {
            // Hugo has a feed of its own for each section.
            (HugoDialect, "sections") => $"{prefix}{term}/{name}",
            (JekyllDialect, "tags") when key.Language is null => $"feed/by_tag/{term}{Extension(format)}",
            (JekyllDialect, "categories" or "sections") when key.Language is null => $"feed/{term}{Extension(format)}",
            _ => $"{prefix}{key.Kind}/{term}/{name}",
        };
    }

    // The folder of a language with its slash; the first one's mostly has none.
    private string PrefixOf(string? tag)
    {
        var language = dialect is HugoDialect && site.IsMultilingual ? site.Languages.FirstOrDefault(language => tag is null || language.Tag == tag) : null;
        return language is null ? tag is null ? "" : $"languages/{tag}/" : language.Folder.Length == 0 ? "" : language.Folder + "/";
    }

    private string FileName(string format) => (dialect, format) switch
    {
        (HugoDialect, "rss") => options.MainFile ?? "index.xml",
        (JekyllDialect, "atom") => options.MainFile ?? "feed.xml",
        (_, "rss") => "rss.xml",
        (_, "json") => "feed.json",
        _ => "atom.xml",
    };

    private static string Extension(string format) => format switch
    {
        "rss" => ".rss",
        "json" => ".json",
        _ => ".xml",
    };
}
