using System.Collections.Immutable;

namespace Feeds.Content.Dialects;

/// <summary>What a file below the content folder is to a site generator.</summary>
public enum FileRole
{
    /// <summary>Something to publish.</summary>
    Article,

    /// <summary>Something to publish once its author says so.</summary>
    Draft,

    /// <summary>A page of the site that its generator puts in no feed.</summary>
    Page,

    /// <summary>Part of the machinery, such as a layout or the text above a list.</summary>
    Ignored,
}

/// <summary>What the address of an article is made of.</summary>
/// <param name="Slug">The last segment its author asked for, or null.</param>
/// <param name="LanguageKey">The key of its language when that is not the site's first, or null.</param>
public sealed record AddressParts(FilePlace Place, string? Slug, string Title, DateTimeOffset? Date, ImmutableArray<string> Categories, string? LanguageKey);

/// <summary>The habits of a site generator: which files are articles, where they lie on the web, what they are called for good.</summary>
public abstract class SiteDialect
{
    /// <summary>The three that ship.</summary>
    public static ImmutableArray<SiteDialect> All { get; } = [new HugoDialect(), new JekyllDialect(), new PlainDialect()];

    /// <summary>The name in <c>feeds.yml</c>: <c>hugo</c>, <c>jekyll</c>, <c>plain</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How a string where a list of terms is expected is read when nothing else is configured.</summary>
    public virtual TermSplit SplitTerms => TermSplit.None;

    /// <summary>The extension-less names of what a feed is made from; see <c>feeds.paths</c>.</summary>
    public abstract string DefaultPermalink { get; }

    /// <summary>Whether the day at the beginning of a file's name dates the article.</summary>
    public abstract bool DatesFromFileNames { get; }

    /// <summary>The keys that hold tags, the first that says something wins.</summary>
    public virtual ImmutableArray<string> TagKeys => ["tags", "tag"];

    public abstract FileRole RoleOf(FilePlace place);

    /// <summary>The path of the article's address from the site's home, raw (not yet percent-encoded).</summary>
    public abstract string PathOf(AddressParts parts, string pattern);

    /// <summary>The identity that readers of the generator's own feeds already know.</summary>
    /// <param name="path">The file's path below the content folder.</param>
    public abstract string IdOf(Site site, string url, string path);

    /// <summary>Categories that the folders of the file stand for.</summary>
    public virtual ImmutableArray<string> FolderCategories(FilePlace place) => [];
}
