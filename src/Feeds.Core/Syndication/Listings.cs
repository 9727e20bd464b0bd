using System.Runtime.InteropServices;
using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>What each channel shows of the articles that are added, newest first.</summary>
/// <param name="limit">How many articles a channel shows at most.</param>
internal sealed class Listings(int limit)
{
    private readonly Dictionary<string, Listing> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<SpelledKey, Listing> spelled = new(ReferenceEqualityComparer.Instance);

    public IEnumerable<KeyValuePair<string, Listing>> All => lists;

    /// <summary>The list of a channel, which is there from now on, with articles or without.</summary>
    public Listing Of(string key)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
        return list ??= new(limit);
    }

    /// <summary>Adds an article that is not newer than any before it.</summary>
    public void Add(SpelledKey key, Article article)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(spelled, key, out _);
        list ??= Of(key.Key);
        list.Add(article, key);
    }

    /// <summary>Takes in the channels of articles that are not newer than any here.</summary>
    public void Append(Listings older)
    {
        foreach (var (key, list) in older.lists)
        {
            Of(key).Append(list);
        }
    }
}
