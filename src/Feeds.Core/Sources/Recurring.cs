using System.Collections.Concurrent;

namespace Feeds.Sources;

/// <summary>What is made of texts of which the same few come with every article: each is made once, and all articles share it.</summary>
internal sealed class Recurring<T>(Func<string, T> make)
{
    // A site of nothing but different texts must not be kept for ever, nor what a stranger sends to the server.
    private const int Most = 10_000;
    private const int Longest = 200;

    private readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);
    private int count;

    public T Of(string text)
    {
        if (known.TryGetValue(text, out var made))
        {
            return made;
        }

        made = make(text);
        if (count < Most && text.Length <= Longest && known.TryAdd(text, made))
        {
            Interlocked.Increment(ref count);
        }

        return made;
    }
}
