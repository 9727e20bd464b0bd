using System.Collections.Immutable;

namespace Feeds.Sources;

/// <summary>Lengths and first letters of keys, in any case: who asks for a key that is not among them mostly learns it here.</summary>
internal readonly record struct KeyMarks(uint Lengths, uint Letters)
{
    public static KeyMarks Of(ImmutableArray<Node.Member> members)
    {
        var marks = default(KeyMarks);
        foreach (var member in members)
        {
            marks = marks.With(member.Key);
        }

        return marks;
    }

    public KeyMarks With(string key) => new(Lengths | LengthOf(key), Letters | LetterOf(key));

    /// <summary>Whether a key may be among them; if not, it is not.</summary>
    public bool MayHold(string key) => (Lengths & LengthOf(key)) != 0 && (Letters & LetterOf(key)) != 0;

    private static uint LengthOf(string key) => 1u << (key.Length & 31);

    // The five lowest bits of an ASCII letter are the same in both cases; of another letter's cases nothing is said.
    private static uint LetterOf(string key) => key is [<= '\u007F' and var first, ..] ? 1u << (first & 31) : uint.MaxValue;
}
