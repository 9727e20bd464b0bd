using System.Collections.Immutable;
using Feeds.Sources;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Feeds.Content;

/// <summary>Hugo's <c>cascade</c>: front matter for the pages below a folder, or for those that a target names.</summary>
public static class HugoCascade
{
    /// <summary>The values in one group or in a list of groups, the strongest first.</summary>
    public static ImmutableArray<InheritedValues> Read(Node? cascade) => cascade switch
    {
        Node.Mapping one => [new(Target(one), one)],
        Node.Sequence list => [.. list.Items.OfType<Node.Mapping>().Select(one => new InheritedValues(Target(one), one))],
        _ => [],
    };

    private static Func<FilePlace, bool> Target(Node.Mapping one)
    {
        if ((one.At("target") ?? one.At("_target")) is not Node.Mapping target)
        {
            return _ => true;
        }

        var (path, kind, language) = (target.TextAt("path"), target.TextAt("kind"), target.TextAt("lang"));
        var matcher = path is null ? null : Globs(path).Aggregate(new Matcher(StringComparison.OrdinalIgnoreCase), (all, glob) => all.AddInclude(glob.TrimStart('/')));
        return place => (kind is null || kind.Contains("page", StringComparison.Ordinal) || kind.Contains('*', StringComparison.Ordinal))
            && (language is null || string.Equals(language, place.Language, StringComparison.OrdinalIgnoreCase))
            && (matcher is null || matcher.Match("/", PagePath(place)).HasMatches);
    }

    // {/news/**,/blog/**} is two globs.
    private static IEnumerable<string> Globs(string path)
    {
        var (open, close) = (path.IndexOf('{', StringComparison.Ordinal), path.IndexOf('}', StringComparison.Ordinal));
        return open < 0 || close < open
            ? [path]
            : path[(open + 1)..close].Split(',').SelectMany(part => Globs(path[..open] + part + path[(close + 1)..]));
    }

    // Hugo's own name of a page: its path without extension and language, a bundle's by its folder.
    private static string PagePath(FilePlace place) => string.Join('/', place.IsIndex ? place.Folders : place.Folders.Add(place.Stem));
}
