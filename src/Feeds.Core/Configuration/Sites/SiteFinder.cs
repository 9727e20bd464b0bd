using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Configuration.Sites;

/// <summary>Recognises the generator of a site by its configuration and takes from that what it says.</summary>
public static class SiteFinder
{
    private static readonly string[] PlainFolders = ["content", "source", "posts", "_posts"];

    /// <summary>Looks at the files in <paramref name="folder"/>; a configuration that cannot be read is a problem and says nothing.</summary>
    /// <param name="generator">The generator that <c>feeds.yml</c> names, or null.</param>
    /// <param name="several">The configuration files that <c>feeds.yml</c> names in place of the usual one, the later ones stronger.</param>
    /// <param name="seen">Told the name and text of every file that is read.</param>
    public static FoundSite Find(string folder, string? generator, ImmutableArray<Problem>.Builder problems, ImmutableArray<string> several = default, Action<string, string>? seen = null)
    {
        var files = new ConfigurationFiles(folder, several.IsDefault ? [] : several, problems, seen);
        return generator switch
        {
            "hugo" => HugoSite.Find(files) ?? new() { Dialect = new HugoDialect(), Generator = "Hugo", Folder = "content" },
            "jekyll" => JekyllSite.Find(files) ?? JekyllSite.Unconfigured,

            // Zola's and Hexo's articles are read as plain ones: naming them so changes nothing of what their configuration says.
            "plain" => ZolaSite.Find(files) ?? HexoSite.Find(files) ?? Plain(folder),
            _ => ZolaSite.Find(files) ?? HugoSite.Find(files) ?? HexoSite.Find(files) ?? JekyllSite.Find(files) ?? Plain(folder),
        };
    }

    private static FoundSite Plain(string folder) => new()
    {
        Dialect = new PlainDialect(),
        Generator = "plain",
        Folder = PlainFolders.FirstOrDefault(name => Directory.Exists(Path.Combine(folder, name))) ?? ".",
    };
}
