using System.Text.RegularExpressions;
using Feeds.Tests.Support;

namespace Feeds.Tests;

/// <summary>Keeps the way through the house one way: a folder of Core may use only those below it.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Sources"] = [],
        ["Markup"] = ["Sources"],
        ["Content"] = ["Sources", "Markup"],
        ["Syndication"] = ["Sources", "Markup", "Content"],
        ["Inspection"] = ["Sources", "Markup", "Syndication"],
        ["Storage"] = ["Sources"],
        ["Mailing"] = ["Sources", "Markup", "Storage"],
        ["Subscriptions"] = ["Sources", "Storage", "Mailing"],
        ["Templates"] = ["Sources", "Content"],
        ["Newsletters"] = ["Sources", "Markup", "Content", "Syndication", "Storage", "Mailing", "Subscriptions", "Templates"],
        ["Pages"] = ["Sources", "Markup", "Content", "Syndication", "Templates", "Newsletters"],
        ["Configuration"] = ["Sources", "Markup", "Content", "Syndication", "Storage", "Mailing", "Subscriptions", "Newsletters"],
    };

    [Fact]
    public void Every_folder_uses_only_the_folders_below_it()
    {
        var upward = SourceFiles().SelectMany(file => FeedsNamespace.Matches(File.ReadAllText(file.Path))
            .Select(match => match.Groups["name"].Value)
            .Where(used => used != file.Room && Below.ContainsKey(used) && !Below[file.Room].Contains(used))
            .Select(used => $"{file.Room}/{Path.GetFileName(file.Path)} uses {used}"));
        Assert.Empty(upward);
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_order()
    {
        Assert.NotEmpty(SourceFiles());
        Assert.All(SourceFiles(), file => Assert.Contains(file.Room, Below.Keys));
    }

    [Fact]
    public void Every_namespace_is_named_for_its_folder()
    {
        Assert.All(SourceFiles(), file =>
        {
            var folder = Path.GetRelativePath(CoreFolder(), Path.GetDirectoryName(file.Path)!).Replace('/', '.').Replace('\\', '.');
            Assert.Contains($"namespace Feeds.{folder};", File.ReadAllText(file.Path), StringComparison.Ordinal);
        });
    }

    private static IEnumerable<(string Room, string Path)> SourceFiles() => Directory.EnumerateFiles(CoreFolder(), "*.cs", SearchOption.AllDirectories)
        .Select(path => (Path.GetRelativePath(CoreFolder(), path).Replace('\\', '/').Split('/')[0], path))
        .Where(file => file.Item1 is not ("obj" or "bin"));

    private static string CoreFolder() => Path.Combine(Repository.Folder, "src", "Feeds.Core");

    [GeneratedRegex(@"\bFeeds\.(?<name>[A-Z]\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex FeedsNamespace { get; }
}
