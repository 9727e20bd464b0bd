using System.Collections.Immutable;

namespace Feeds.Sources;

/// <summary>What came of parsing a YAML, TOML or JSON text: the tree, or null with the error that says why.</summary>
public sealed record ParsedData(Node? Root, ImmutableArray<Problem> Problems)
{
    internal static ParsedData Failed(Problem problem, IEnumerable<Problem> before) => new(null, [.. before, problem]);
}
