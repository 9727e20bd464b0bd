using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;

namespace Feeds.Configuration;

/// <summary>What the site's own configuration says, before <c>feeds.yml</c> has its word; null is what it does not say.</summary>
public sealed record FoundSite
{
    public required SiteDialect Dialect { get; init; }

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

    public string? Permalink { get; init; }

    public ImmutableDictionary<string, string> SectionPermalinks { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<string> Exclude { get; init; } = [];

    public int? Items { get; init; }

    public bool Drafts { get; init; }

    public bool Future { get; init; }
}
