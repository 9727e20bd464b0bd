using System.Collections.Concurrent;

namespace Feeds.Sources;

/// <summary>What is made of texts of which the same few come with every article: each is made once, and all articles share it.</summary>
internal sealed class Recurring<T>
{
    // A site of nothing but different texts must not be kept for ever, nor what a stranger sends to the server.
    private const int Most = 10_000;
    private const int Longest = 200;

    private readonly Func<string, T> make;
    private readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> parts;
    private int count;

    public Recurring(Func<string, T> make)
    {
        this.make = make;
        parts = known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public T Of(string text) => known.TryGetValue(text, out var made) ? made : Make(text);

    /// <summary>What is made of a part of a text, which is made a text of its own the first time only.</summary>
    public T Of(ReadOnlySpan<char> text) => parts.TryGetValue(text, out var made) ? made : Make(text.ToString());

    private T Make(string text)
    {
        var made = make(text);
        if (count < Most && text.Length <= Longest && known.TryAdd(text, made))
        {
            Interlocked.Increment(ref count);
        }

        return made;
    }
}
