using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Markup;
using Feeds.Sources;

namespace Feeds.Configuration.Sites;

/// <summary>The languages of a Hugo site: Hugo 0.158 renamed <c>languageCode</c> to <c>locale</c>.</summary>
internal static class HugoLanguages
{
    /// <summary>All that are not disabled, the default one first, then by weight.</summary>
    public static ImmutableArray<SiteLanguage> Read(Node.Mapping root, string first)
    {
        var inSubfolder = ConfigurationFiles.Says(root, "defaultContentLanguageInSubdir");

        // Either each language has a host of its own, or none has (gohugo.io/content-management/multilingual).
        var haveHosts = Members(root).Any() && Members(root).All(member => HostOf(member) is not null);
        return [.. Members(root)
            .OrderBy(member => Same(member.Key, first) ? 0 : 1)
            .ThenBy(member => ConfigurationFiles.Number(member.Value, "weight") is { } weight and not 0 ? weight : int.MaxValue)
            .ThenBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => Language(member, haveHosts ? HostOf(member) : null, hasFolder: haveHosts || !Same(member.Key, first) || inSubfolder))];
    }

    /// <summary>The content folders of single languages, with the language's key.</summary>
    public static ImmutableArray<ContentRoot> Folders(Node.Mapping root) =>
        [.. Members(root).Select(member => (Folder: (member.Value as Node.Mapping)?.TextAt("contentDir"), member.Key))
            .Where(pair => pair.Folder is not null).Select(pair => new ContentRoot(pair.Folder!, pair.Key.ToLowerInvariant()))];

    private static IEnumerable<Node.Member> Members(Node.Mapping root)
    {
        var disabled = ConfigurationFiles.Texts(root.At("disableLanguages"));
        return ((root.At("languages") as Node.Mapping)?.Members ?? [])
            .Where(member => (member.Value as Node.Mapping)?.TextAt("disabled") != "true" && !disabled.Contains(member.Key, StringComparer.OrdinalIgnoreCase));
    }

    private static SiteLanguage Language(Node.Member member, string? host, bool hasFolder)
    {
        var said = member.Value as Node.Mapping;
        var tag = LanguageTag.Parse(said?.TextAt("locale") ?? said?.TextAt("languageCode") ?? member.Key, out _) ?? LanguageTag.Parse(member.Key, out _) ?? member.Key;
        var key = member.Key.ToLowerInvariant();
        return new(tag, key, said?.TextAt("title"), hasFolder ? key : "", host);
    }

    private static string? HostOf(Node.Member member) => (member.Value as Node.Mapping)?.TextAt("baseURL") is { } text && UrlText.Absolute(text) is { } url ? url.TrimEnd('/') + "/" : null;

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
