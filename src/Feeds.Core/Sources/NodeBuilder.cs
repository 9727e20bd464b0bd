using System.Collections.Immutable;

namespace Feeds.Sources;

/// <summary>Collects the members of one mapping; of a key that occurs twice the last one wins, with a warning.</summary>
internal sealed class NodeBuilder(string file, ImmutableArray<Problem>.Builder problems)
{
    private readonly List<Node.Member> members = [];
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string key, Position position, Node value)
    {
        var member = new Node.Member(key, position, value);
        if (!places.TryGetValue(key, out var place))
        {
            places.Add(key, members.Count);
            members.Add(member);
            return;
        }

        var earlier = members[place];
        problems.Add(Problem.Warning(file, position, "duplicate-key", string.Equals(earlier.Key, key, StringComparison.Ordinal)
            ? $"The key '{key}' is already set in line {earlier.Position.Line}; the later value is used."
            : $"'{key}' and '{earlier.Key}' (line {earlier.Position.Line}) are the same key; the later value is used."));
        members[place] = member;
    }

    /// <summary>Adds what a YAML merge key brings in: only keys that are not set beside it.</summary>
    public void AddMissing(Node.Mapping merged)
    {
        foreach (var member in merged.Members)
        {
            if (places.TryAdd(member.Key, members.Count))
            {
                members.Add(member);
            }
        }
    }

    public Node.Mapping Build(Position position) => new(position, [.. members]);
}
