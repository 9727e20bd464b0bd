using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>A section that an article lies in.</summary>
/// <param name="Depth">How many folders lie above its own.</param>
/// <param name="Name">The name of its folder.</param>
public sealed record SectionPart(int Depth, string Name, string? Title = null, string? Slug = null);

/// <summary>What the pages that stand for folders (<c>_index.md</c>) say: titles of sections and terms, and what their articles inherit.</summary>
public sealed class SectionPages
{
    private readonly Dictionary<(string Folder, string? Language), Node.Mapping> pages = [];

    /// <summary>None at all, as in a site of another generator than Hugo.</summary>
    public static SectionPages None { get; } = new();

    /// <summary>Takes in the front matter of a page; a page in no particular language speaks for all.</summary>
    internal void Add(FilePlace place, Node.Mapping values) => pages[(KeyOf(place.Folders), place.Language?.ToLowerInvariant())] = values;

    /// <summary>The title that the page of a folder gives it, such as <c>tags/c-sharp</c>; null where it has none.</summary>
    public string? TitleOf(string folder, string? language) => PageOf(folder.ToLowerInvariant(), language)?.TextAt("title");

    /// <summary>The sections above a page, outermost first: its first folder, and each below that has a page of its own.</summary>
    public ImmutableArray<SectionPart> Above(ImmutableArray<string> folders, string? language)
    {
        if (pages.Count == 0)
        {
            return folders.IsEmpty ? [] : [new(0, folders[0])];
        }

        var sections = ImmutableArray.CreateBuilder<SectionPart>();
        for (var depth = 0; depth < folders.Length; depth++)
        {
            var page = PageOf(KeyOf(folders.Take(depth + 1)), language);
            if (depth == 0 || page is not null)
            {
                sections.Add(new(depth, folders[depth], page?.TextAt("title"), page?.TextAt("slug")));
            }
        }

        return sections.ToImmutable();
    }

    /// <summary>Whether there is anything that articles may inherit.</summary>
    public bool HandDown => pages.Count > 0;

    /// <summary>What the pages of the folders above hand down (Hugo's <c>cascade</c>), the nearest first.</summary>
    public IEnumerable<Node.Mapping> HandedDown(FilePlace place)
    {
        for (var depth = place.Folders.Length; depth >= 0 && pages.Count > 0; depth--)
        {
            if (PageOf(KeyOf(place.Folders.Take(depth)), place.Language)?.At("cascade") is { } cascade)
            {
                foreach (var inherited in HugoCascade.Read(cascade).Where(inherited => inherited.AppliesTo(place)))
                {
                    yield return inherited.Values;
                }
            }
        }
    }

    private Node.Mapping? PageOf(string folder, string? language) =>
        pages.GetValueOrDefault((folder, language?.ToLowerInvariant())) ?? pages.GetValueOrDefault((folder, null));

    private static string KeyOf(IEnumerable<string> folders) => string.Join('/', folders).ToLowerInvariant();
}
