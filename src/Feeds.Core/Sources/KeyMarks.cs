using System.Collections.Immutable;

namespace Feeds.Sources;

/// <summary>How long keys are and with which letters they begin and end, in any case: who asks for a key that is not among them nearly always learns it here.</summary>
internal readonly record struct KeyMarks(ulong Beginnings, ulong Ends)
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

    /// <summary>Those of several groups of keys.</summary>
    public static KeyMarks OfAll(ImmutableArray<Node.Mapping> groups)
    {
        var marks = default(KeyMarks);
        foreach (var group in groups)
        {
            marks = new(marks.Beginnings | group.Marks.Beginnings, marks.Ends | group.Marks.Ends);
        }

        return marks;
    }

    public KeyMarks With(string key) => key.Length == 0 ? this with { Beginnings = ulong.MaxValue, Ends = ulong.MaxValue } : new(Beginnings | MarkOf(key, key[0]), Ends | MarkOf(key, key[^1]));

    /// <summary>Whether a key may be among them; if not, it is not.</summary>
    public bool MayHold(string key) => key.Length == 0 || ((Beginnings & MarkOf(key, key[0])) != 0 && (Ends & MarkOf(key, key[^1])) != 0);

    // The five lowest bits of an ASCII letter are the same in both cases; of another letter's cases nothing is said.
    private static ulong MarkOf(string key, char letter) => letter <= '\u007F' ? 1UL << (((letter & 31) + (key.Length * 11)) & 63) : ulong.MaxValue;
}
