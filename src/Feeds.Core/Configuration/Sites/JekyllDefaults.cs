using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Sources;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Feeds.Configuration.Sites;

/// <summary>Jekyll's <c>defaults</c>: front matter by path and type, the longer path the stronger.</summary>
internal static class JekyllDefaults
{
    public static ImmutableArray<InheritedValues> Read(Node? defaults) =>
        [.. ((defaults as Node.Sequence)?.Items ?? []).OfType<Node.Mapping>()
            .Where(item => item.At("values") is Node.Mapping && item.TextAt("scope", "type") is null or "posts" or "drafts")
            .Select((item, index) => (Path: item.TextAt("scope", "path")?.Trim('/') ?? "", HasType: item.TextAt("scope", "type") is not null, index, Values: (Node.Mapping)item.At("values")!))
            .OrderByDescending(item => item.Path.Length).ThenByDescending(item => item.HasType).ThenByDescending(item => item.index)
            .Select(item => new InheritedValues(Scope(item.Path), item.Values))];

    private static Func<FilePlace, bool> Scope(string path)
    {
        if (path.Length == 0)
        {
            return _ => true;
        }

        if (path.Contains('*', StringComparison.Ordinal))
        {
            var matcher = new Matcher(StringComparison.Ordinal).AddInclude(path).AddInclude(path + "/**");
            return place => matcher.Match(place.Path).HasMatches;
        }

        return place => place.Path == path || place.Path.StartsWith(path + "/", StringComparison.Ordinal);
    }
}
