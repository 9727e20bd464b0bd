using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>Where articles lie and how they are read.</summary>
public sealed record ContentOptions
{
    /// <summary>The full path of the site's folder.</summary>
    public required string SiteFolder { get; init; }

    /// <summary>The full path of the folder that holds the articles; the site's folder or below it.</summary>
    public required string Folder { get; init; }

    /// <summary>Folders that hold one language each or one part of the content, inside that folder or beside it.</summary>
    public ImmutableArray<ContentRoot> Mounts { get; init; } = [];

    /// <summary>Every folder that articles are read from.</summary>
    public ImmutableArray<ContentRoot> Roots => [.. Mounts, .. Mounts.Any(root => root.Folder == Folder) ? [] : (ImmutableArray<ContentRoot>)[new(Folder)]];

    public required SiteDialect Dialect { get; init; }

    /// <summary>The full path of an article's file, from which its body is read when a feed shows it.</summary>
    /// <param name="file">Relative to the site, as articles have it.</param>
    internal string PathOf(string file) => RelativePath.In(SiteFolder, file);

    /// <summary>The pattern of addresses, or null for the generator's.</summary>
    public string? Permalink { get; init; }

    /// <summary>Patterns of single sections, as Hugo's <c>permalinks</c> has them.</summary>
    public ImmutableDictionary<string, string> SectionPermalinks { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Globs below the content folder that are never read.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Full paths of folders that are never read, such as the output folder.</summary>
    public ImmutableArray<string> NeverRead { get; init; } = [];

    /// <summary>Front matter that articles inherit by their place, the strongest first.</summary>
    public ImmutableArray<InheritedValues> Inherited { get; init; } = [];

    /// <summary>Kinds of terms beside tags and categories.</summary>
    public ImmutableArray<Taxonomy> Taxonomies { get; init; } = [];

    /// <summary>Whether the day at the beginning of a file's name dates the article; null for the dialect's habit.</summary>
    public bool? DatesFromFileNames { get; init; }

    public ZonelessDates ZonelessDates { get; init; }

    public TermSplit SplitTerms { get; init; }

    public UnknownShortcodes UnknownShortcodes { get; init; }

    /// <summary>The text that ends the excerpt at the beginning of a body, as Jekyll's <c>excerpt_separator</c>, or null.</summary>
    public string? ExcerptSeparator { get; init; }

    /// <summary>The single values of the site's own configuration by their dotted keys, which bodies may name, such as <c>params.phone</c>.</summary>
    public ImmutableDictionary<string, string> SiteValues { get; init; } = ImmutableDictionary<string, string>.Empty;

    public IdScheme Ids { get; init; }

    /// <summary>Whether drafts are published too.</summary>
    public bool Drafts { get; init; }

    /// <summary>Whether articles whose date has not come are published too.</summary>
    public bool Future { get; init; }
}
