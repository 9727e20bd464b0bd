using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>The keys of terms, each made once: many articles have the same.</summary>
internal sealed class TermKeys
{
    private readonly Dictionary<string, Dictionary<string, string>> known = [];

    /// <param name="prefix">What stands before the taxonomy: the language, or nothing.</param>
    public string Of(string prefix, string taxonomy, string name)
    {
        var group = prefix.Length == 0 ? taxonomy : prefix + taxonomy;
        if (!known.TryGetValue(group, out var keys))
        {
            known.Add(group, keys = []);
        }

        if (!keys.TryGetValue(name, out var key))
        {
            keys.Add(name, key = $"{group}/{Term.Slug(name)}");
        }

        return key;
    }
}
