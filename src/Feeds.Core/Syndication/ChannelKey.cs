using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>The name of a channel taken apart: <c>languages/zh-CN/tags/x</c> is the tag <c>x</c> in Chinese.</summary>
/// <param name="Language">The language tag, or null for the site's first.</param>
/// <param name="Kind">What it is: <c>site</c>, <c>all</c>, <c>tags</c>, <c>sections</c>, <c>channels</c> …; <c>site</c> for a language alone.</param>
/// <param name="Term">The slug of the term, or empty.</param>
public sealed record ChannelKey(string? Language, string Kind, string Term)
{
    private const string LanguagePrefix = "languages/";

    public static ChannelKey Parse(string key)
    {
        string? language = null;
        if (key.StartsWith(LanguagePrefix, StringComparison.Ordinal))
        {
            var parts = key.Split('/', 3);
            language = parts[1];
            key = parts.Length == 3 ? parts[2] : "site";
        }

        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(language, key, "") : new(language, key[..slash], key[(slash + 1)..]);
    }

    /// <summary>Reads a key as somebody may write it, such as <c>tags/DeepSeek</c>; null when it is none. Whether there is such a channel is another matter.</summary>
    public static string? Read(string text)
    {
        var key = Parse(text.Trim());
        if (key.Language is not null)
        {
            if (LanguageTag.Parse(key.Language, out _) is not { } tag)
            {
                return null;
            }

            key = key with { Language = tag };
        }

        return (key.Kind, key.Term.Length) switch
        {
            ("site", 0) => key.ToString(),
            ("all", 0) => key.Language is null ? "all" : null,
            ("channels", > 0) when key.Language is not null => null,
            ("channels" or "sections" or "tags" or "categories" or "authors", > 0) => (key with { Term = Feeds.Content.Term.Slug(Uri.UnescapeDataString(key.Term)) }).ToString(),
            _ => null,
        };
    }

    public override string ToString()
    {
        var below = Term.Length == 0 ? Kind : $"{Kind}/{Term}";
        return Language is null ? below : Kind == "site" ? LanguagePrefix + Language : $"{LanguagePrefix}{Language}/{below}";
    }
}
