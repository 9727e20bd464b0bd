using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Feeds.Content;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>One hash for everything that a configuration is made of: the texts of its files, the environment, and what was found to be there.</summary>
internal sealed class ConfigurationFingerprint : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes in a file that was read, or a variable that was looked up.</summary>
    public void Add(string name, string? text) => hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\0{text?.Length ?? -1}\0{text}\0")));

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
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void AddAll<T>(string name, ImmutableArray<T> values) => Add(name, string.Join('\n', values));
}
