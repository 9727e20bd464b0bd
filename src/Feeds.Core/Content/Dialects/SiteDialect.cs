using System.Collections.Immutable;

namespace Feeds.Content.Dialects;

/// <summary>The habits of a site generator: which files are articles, where they lie on the web, what they are called for good.</summary>
public abstract class SiteDialect
{
    /// <summary>The three that ship.</summary>
    public static ImmutableArray<SiteDialect> All { get; } = [new HugoDialect(), new JekyllDialect(), new PlainDialect()];

    /// <summary>The name in <c>feeds.yml</c>: <c>hugo</c>, <c>jekyll</c>, <c>plain</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How a string where a list of terms is expected is read when nothing else is configured.</summary>
    public virtual TermSplit SplitTerms => TermSplit.None;

    /// <summary>How a date that names no zone is read when nothing else is configured.</summary>
    public virtual ZonelessDates ZonelessDates => ZonelessDates.Site;

    /// <summary>The pattern that says how addresses are made when none is configured.</summary>
    public abstract string DefaultPermalink { get; }

    /// <summary>Whether the day at the beginning of a file's name dates the article.</summary>
    public abstract bool DatesFromFileNames { get; }

    /// <summary>The keys that hold tags, the first that says something wins.</summary>
    public virtual ImmutableArray<string> TagKeys => ["tags", "tag"];

    public abstract FileRole RoleOf(FilePlace place);

    /// <summary>The path of an article's address from the site's home, percent-encoded once.</summary>
    /// <param name="pattern">The configured pattern, or null for the generator's habit.</param>
    public abstract string PathOf(AddressParts parts, string? pattern);

    /// <summary>The path of a page that is in no feed, percent-encoded once.</summary>
    /// <param name="pattern">The configured pattern, or null for the generator's habit.</param>
    public virtual string PagePath(AddressParts parts, string? pattern) => PathOf(parts, pattern);

    /// <summary>The path that an author gave in the front matter, percent-encoded once.</summary>
    public abstract string GivenPath(AddressParts parts, string given);

    /// <summary>The identity that readers of the generator's own feeds already know.</summary>
    public abstract string IdOf(Site site, string url, AddressParts parts);

    /// <summary>The folder that stands for a term in the generator's addresses, raw.</summary>
    public virtual string TermPath(string name) => Term.Slug(name);

    /// <summary>Categories that the folders of the file stand for.</summary>
    public virtual ImmutableArray<string> FolderCategories(FilePlace place) => [];
}
