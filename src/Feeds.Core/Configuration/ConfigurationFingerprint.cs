using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>One hash for everything that a configuration is made of: the texts of its files, the environment, and what was found to be there.</summary>
internal sealed class ConfigurationFingerprint
{
    private readonly ContentHash hash = new();

    /// <summary>Takes in a file that was read, or a variable that was looked up.</summary>
    public void Add(string name, string? text)
    {
        hash.Add(name);
        hash.Add(text);
    }

    /// <summary>The hash in hex.</summary>
    public string Of(Site site, ContentOptions content, FeedOptions feeds)
    {
        // The rules of a zone change without any configuration.
        Add("zone", site.Zone.ToSerializedString());
        Add("site", $"{site.Title}\n{site.Url}\n{site.Language}\n{site.ZoneIsDefault}\n{site.Description}\n{site.Image}\n{site.Copyright}");
        AddAll("languages", site.Languages);
        AddAll("authors", site.Authors);

        // These depend on which folders are there too.
        Add("content", $"{content.SiteFolder}\n{content.Folder}\n{content.Dialect.Name}\n{content.Permalink}\n{content.DatesFromFileNames}\n{content.ZonelessDates}\n{content.SplitTerms}\n{content.UnknownShortcodes}\n{content.ExcerptSeparator}\n{content.Ids}");
        AddAll("roots", content.Roots);
        AddAll("exclude", content.Exclude);
        AddAll("never", content.NeverRead);
        AddAll("taxonomies", content.Taxonomies);
        Add("feeds", $"{feeds.Output}\n{feeds.Items}\n{feeds.FullContent}\n{feeds.By}\n{feeds.SitePath}\n{feeds.MainFile}\n{feeds.TermPath}");
        AddAll("formats", feeds.Formats);
        return hash.ToString();
    }

    private void AddAll<T>(string name, ImmutableArray<T> values) => Add(name, string.Join('\n', values));
}
