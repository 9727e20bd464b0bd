using System.Runtime.InteropServices;
using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>The newest articles of a channel, and how many it has and how they spell its name.</summary>
/// <param name="limit">How many articles it shows at most.</param>
internal sealed class Listing(int limit)
{
    private readonly List<Article> articles = [];
    private readonly Dictionary<string, int> spellings = [];
    private SpelledKey? spelledLast;
    private int timesLast;

    /// <summary>What it shows.</summary>
    public IReadOnlyCollection<Article> Articles => articles;

    /// <summary>How many there are, of which it shows the newest.</summary>
    public int Total { get; private set; }

    /// <summary>Of several spellings the commonest one, the same one whichever article is newest; null for a channel that is about no term.</summary>
    public string? Name
    {
        get
        {
            CountLast();
            return spellings.Count < 2 ? spellings.Keys.FirstOrDefault() : spellings.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;
        }
    }

    public void Add(Article article, SpelledKey key)
    {
        Total++;
        if (articles.Count < limit)
        {
            articles.Add(article);
        }

        if (!ReferenceEquals(key, spelledLast))
        {
            CountLast();
            spelledLast = key;
        }

        timesLast++;
    }

    public void Append(Listing older)
    {
        older.CountLast();
        CountLast();
        Total += older.Total;
        articles.AddRange(older.articles.Take(limit - articles.Count));
        foreach (var (name, times) in older.spellings)
        {
            Count(name, times);
        }
    }

    // Nearly always an article spells a name as the one before did.
    private void CountLast()
    {
        if (spelledLast?.Name is { } name)
        {
            Count(name, timesLast);
        }

        (spelledLast, timesLast) = (null, 0);
    }

    private void Count(string name, int times) => CollectionsMarshal.GetValueRefOrAddDefault(spellings, name, out _) += times;
}
