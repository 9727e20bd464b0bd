using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Sources;

namespace Feeds.Configuration.Sites;

/// <summary>Where a Hugo site's content comes from when its module mounts it from elsewhere than the usual folder.</summary>
internal static class HugoMounts
{
    private const string Content = "content";

    /// <summary>The folders relative to the site; empty for the usual one.</summary>
    public static ImmutableArray<ContentRoot> Read(Node.Mapping root) =>
        [.. ((root.At("module", "mounts") as Node.Sequence)?.Items ?? []).OfType<Node.Mapping>().SelectMany(Mount)];

    private static IEnumerable<ContentRoot> Mount(Node.Mapping mount)
    {
        if (mount.TextAt("source") is not { } source || mount.TextAt("target")?.Trim('/') is not { } target || (target != Content && !target.StartsWith(Content + "/", StringComparison.Ordinal)))
        {
            return [];
        }

        var place = target.Length == Content.Length ? "" : target[(Content.Length + 1)..] + "/";
        var languages = ConfigurationFiles.Texts(mount.At("sites", "matrix", "languages")) is { IsEmpty: false } several ? several : ConfigurationFiles.Texts(mount.At("lang"));

        // `**` and more than one language mean all: then the files' names say which.
        return [new(source, languages is [var only] && !only.Contains('*', StringComparison.Ordinal) ? only.ToLowerInvariant() : null, place)];
    }
}
