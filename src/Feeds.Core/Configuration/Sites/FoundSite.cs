using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Syndication;

namespace Feeds.Configuration.Sites;

/// <summary>What the site's own configuration says, before <c>feeds.yml</c> has its word; null is what it does not say.</summary>
public sealed record FoundSite
{
    public required SiteDialect Dialect { get; init; }

    /// <summary>What people call the site's generator, such as <c>Zola</c>.</summary>
    public required string Generator { get; init; }

    /// <summary>The file it was found in, relative to the site; null for a plain folder.</summary>
    public string? File { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public ImmutableArray<SiteLanguage> Languages { get; init; } = [];

    /// <summary>The name of a time zone.</summary>
    public string? Zone { get; init; }

    public ImmutableArray<Author> Authors { get; init; } = [];

    public string? Description { get; init; }

    public string? Image { get; init; }

    public string? Copyright { get; init; }

    /// <summary>The folder of the articles, relative to the site.</summary>
    public required string Folder { get; init; }

    /// <summary>Folders relative to the site that hold one language each, with its key, or one part of the content.</summary>
    public ImmutableArray<ContentRoot> Mounts { get; init; } = [];

    public string? Permalink { get; init; }

    public ImmutableDictionary<string, string> SectionPermalinks { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>What articles of a certain place say unless they say otherwise, the strongest first.</summary>
    public ImmutableArray<InheritedValues> Inherited { get; init; } = [];

    /// <summary>Kinds of terms beside tags and categories.</summary>
    public ImmutableArray<Taxonomy> Taxonomies { get; init; } = [];

    /// <summary>What <c>ids: generator</c> comes to.</summary>
    public IdScheme Ids { get; init; } = IdScheme.Generator;

    /// <summary>Whether the day in a file's name dates an article; null for the dialect's habit.</summary>
    public bool? DatesFromFileNames { get; init; }

    public int? Items { get; init; }

    /// <summary>Whether the site's own feed holds summaries only.</summary>
    public bool SummariesOnly { get; init; }

    /// <summary>What gets a feed of its own, less what the site's generator has switched off.</summary>
    public Grouping Grouping { get; init; } = Grouping.Everything;

    /// <summary>Where the site's own feed lies, relative to the site's home, if not at the usual place.</summary>
    public string? FeedPath { get; init; }

    public string? ExcerptSeparator { get; init; }

    /// <summary>Its single values by their dotted keys, which bodies may name.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool Drafts { get; init; }

    public bool Future { get; init; }
}
