using System.Collections.Immutable;

namespace Feeds.Content;

/// <summary>What the front matter and the place of one file say about an article; the body stays in the file.</summary>
public sealed record Article
{
    /// <summary>The file relative to the site, with <c>/</c>.</summary>
    public required string File { get; init; }

    public required ArticleState State { get; init; }

    /// <summary>Why the article is in its state, in a few words.</summary>
    public required string Reason { get; init; }

    /// <summary>Plain text on one line: no markup, entities decoded once; never empty.</summary>
    public required string Title { get; init; }

    /// <summary>The public address: absolute, ASCII, percent-encoded once; empty only when broken.</summary>
    public string Url { get; init; } = "";

    /// <summary>The permanent identity that feed readers remember; empty only when broken.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it was published, in the offset its author wrote or the site's.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed; never before <see cref="Published"/>.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The language it names itself (BCP 47), or null for the site's.</summary>
    public string? Language { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Its terms of the site's other taxonomies, such as <c>series</c>.</summary>
    public ImmutableArray<(string Taxonomy, string Name)> OtherTerms { get; init; } = [];

    public ImmutableArray<Author> Authors { get; init; } = [];

    /// <summary>The first folder below the content folder, or null.</summary>
    public string? Section { get; init; }

    /// <summary>The summary its author wrote, plain text, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>The text that ends the excerpt at the beginning of its body, or null for the site's.</summary>
    public string? ExcerptSeparator { get; init; }

    /// <summary>The lead image as written in the front matter, or null.</summary>
    public string? Image { get; init; }

    /// <summary>What it shares with its translations: the key its author gave, else its path without the language; null where it has none.</summary>
    public string? TranslationKey { get; init; }

    /// <summary>A number that tells this reading of the file from every other; 0 when nobody keeps it.</summary>
    internal long Version { get; init; }

    /// <summary>Newest first; equal instants by address, then by file, so that the order is total.</summary>
    public static int NewestFirst(Article a, Article b)
    {
        var order = Nullable.Compare(b.Published?.UtcDateTime, a.Published?.UtcDateTime);
        order = order != 0 ? order : string.CompareOrdinal(a.Url, b.Url);
        return order != 0 ? order : string.CompareOrdinal(a.File, b.File);
    }
}
