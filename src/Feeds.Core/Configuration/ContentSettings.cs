using System.Collections.Immutable;
using Feeds.Configuration.Sites;
using Feeds.Content;
using Feeds.Sources;

namespace Feeds.Configuration;

/// <summary>The section <c>content</c> of <c>feeds.yml</c>.</summary>
internal static class ContentSettings
{
    private static readonly string[] Styles = ["date", "pretty", "simple", "ordinal", "weekdate", "none"];

    public static ContentOptions Read(Section section, Section feeds, FoundSite found, string folder, string output, SettingsFile file)
    {
        var dialect = found.Dialect;
        file.Chosen("content.generator", section.Text("generator"), section.Find("generator"), found.File is null ? null : found.Generator, found.File, dialect.Name);
        var below = file.Chosen("content.folder", section.Text("folder"), section.Find("folder"), found.Folder, found.File, found.Folder);
        var options = new ContentOptions
        {
            SiteFolder = folder,
            Folder = FullPath(section, below, folder, file),
            Mounts = section.Text("folder") is null ? [.. found.Mounts.Select(mount => mount with { Folder = Inside(mount.Folder, folder) }).Where(mount => IsBelow(mount.Folder, folder) && Directory.Exists(mount.Folder))] : [],
            Dialect = dialect,
            Permalink = section.Parsed("permalink", text => text.Contains(':', StringComparison.Ordinal) || Styles.Contains(text) ? text : null, "a pattern such as /:sections/:slug/") ?? found.Permalink,
            SectionPermalinks = found.SectionPermalinks,
            Exclude = section.Texts("exclude") is { } exclude ? [.. exclude.Select(item => item.Text)] : found.Exclude,
            Inherited = found.Inherited,
            Taxonomies = found.Taxonomies,
            NeverRead = [output],
            DatesFromFileNames = found.DatesFromFileNames,
            ZonelessDates = section.Choice("zoneless_dates", ("site", ZonelessDates.Site), ("utc", ZonelessDates.Utc)) ?? dialect.ZonelessDates,
            SplitTerms = section.Choice("split_terms", ("no", TermSplit.None), ("spaces", TermSplit.Spaces), ("commas", TermSplit.Commas)) ?? dialect.SplitTerms,
            UnknownShortcodes = section.Choice("unknown_shortcodes", ("strip", UnknownShortcodes.Strip), ("keep", UnknownShortcodes.Keep), ("error", UnknownShortcodes.Error)) ?? UnknownShortcodes.Strip,
            Ids = feeds.Choice("ids", ("generator", found.Ids), ("permalink", IdScheme.Permalink), ("tag", IdScheme.Tag)) ?? found.Ids,
            Drafts = found.Drafts,
            Future = found.Future,
            ExcerptSeparator = found.ExcerptSeparator,
            SiteValues = found.Values,
        };
        section.RefuseUnknown();
        return options;
    }

    /// <summary>The configuration files of the site's generator, relative to the site, where its owner names several.</summary>
    public static ImmutableArray<string> ConfigurationFiles(Section section, string folder)
    {
        var files = section.Texts("config") ?? [];
        foreach (var (text, at) in files.Where(file => !IsBelow(Inside(file.Text, folder), folder) || !File.Exists(Inside(file.Text, folder))))
        {
            section.Refuse(at, "config", $"names '{text}', which is no file of the site");
        }

        return [.. files.Select(file => file.Text).Where(text => File.Exists(Inside(text, folder)))];
    }

    private static string FullPath(Section section, string below, string folder, SettingsFile file)
    {
        var path = Inside(below, folder);
        if (!IsBelow(path, folder))
        {
            file.Add(Place(section), $"'content.folder' is '{below}', which leads out of the site's folder.");
        }
        else if (!Directory.Exists(path))
        {
            file.Add(Place(section), $"The content folder '{below}' is not there; set content.folder in {PublicationReader.FileName}.");
        }

        return path;
    }

    private static bool IsBelow(string path, string folder) => (path + "/").StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static string Inside(string below, string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, below)));

    private static Position Place(Section section) => section.Find("folder")?.Position ?? section.Position;
}
