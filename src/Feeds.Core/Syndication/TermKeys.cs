using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>The key of a channel as one spelling of its term gives it; the same spelling is the same object.</summary>
/// <param name="Name">The name that articles give to what the channel is about, or null for one that is about no term.</param>
internal sealed record SpelledKey(string Key, string? Name);

/// <summary>The keys of terms, each made once: many articles have the same.</summary>
internal sealed class TermKeys
{
    private readonly Dictionary<string, SpelledKey> plain = [];
    private readonly Dictionary<(string Prefix, string Taxonomy), Dictionary<string, SpelledKey>> terms = [];

    /// <summary>The key of a channel that is about no term.</summary>
    public SpelledKey Of(string key)
    {
        if (!plain.TryGetValue(key, out var spelled))
        {
            plain.Add(key, spelled = new(key, null));
        }

        return spelled;
    }

    /// <param name="prefix">What stands before the taxonomy: the language, or nothing.</param>
    public SpelledKey Of(string prefix, string taxonomy, string name)
    {
        if (!terms.TryGetValue((prefix, taxonomy), out var keys))
        {
            terms.Add((prefix, taxonomy), keys = []);
        }

        if (!keys.TryGetValue(name, out var spelled))
        {
            keys.Add(name, spelled = new($"{prefix}{taxonomy}/{Term.Slug(name)}", name));
        }

        return spelled;
    }
}
