using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Markup;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>A validated publication, or null with every error of its configuration.</summary>
public sealed record ReadPublication(Publication? Publication, ImmutableArray<Problem> Problems);

/// <summary>Reads <c>feeds.yml</c> over what the site's own configuration says.</summary>
public sealed partial class PublicationReader
{
    /// <summary>The file that an owner writes.</summary>
    public const string FileName = "feeds.yml";

    private readonly string folder;
    private readonly SettingsFile file;

    private PublicationReader(string folder, Func<string, string?> environment)
    {
        this.folder = folder;
        file = new(FileName, environment);
    }

    /// <summary>Reads the configuration of the site in <paramref name="folder"/>; a folder without any is a plain site.</summary>
    /// <param name="output">A full path that overrides <c>feeds.output</c>, or null.</param>
    /// <param name="environment">Looks up what <c>${NAME}</c> stands for.</param>
    public static ReadPublication Read(string folder, string? output, Func<string, string?> environment) =>
        new PublicationReader(Path.GetFullPath(folder), environment).Read(output);

    private ReadPublication Read(string? output)
    {
        if (Root() is not { } mapping)
        {
            return new(null, file.Problems.ToImmutable());
        }

        var root = new Section(mapping, "", file);
        var content = root.Below("content");
        var generator = content.Choice("generator", [.. SiteDialect.All.Select((dialect, index) => (dialect.Name, index))]) is { } chosen ? SiteDialect.All[chosen].Name : null;
        var found = SiteFinder.Find(folder, generator, file.Problems);
        var site = ReadSite(root.Below("site"), found);
        var feeds = root.Below("feeds");
        var ids = feeds.Choice("ids", ("generator", IdScheme.Generator), ("permalink", IdScheme.Permalink), ("tag", IdScheme.Tag)) ?? IdScheme.Generator;
        var feedOptions = ReadFeeds(feeds, found, output);
        var contentOptions = ReadContent(content, found, ids, feedOptions.Output);
        root.Later("newsletters", "smtp", "delivery", "bounces", "dkim", "subscriptions", "database", "serve");
        root.RefuseUnknown();
        var problems = file.Problems.ToImmutable();
        return problems.Any(problem => problem.Severity == Severity.Error) || site is null
            ? new(null, problems)
            : new(new(folder, found, site, contentOptions, feedOptions), problems);
    }

    private Node.Mapping? Root()
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return new(Position.Start, []);
        }

        if (ContentFolder.ReadText(path, out var why) is not { } text)
        {
            file.Problems.Add(Problem.Error(FileName, null, "configuration", why!));
            return null;
        }

        var parsed = YamlData.Parse(text, FileName, 1);
        file.Problems.AddRange(parsed.Problems.Select(problem => problem with { Rule = "configuration" }));
        switch (parsed.Root)
        {
            case Node.Mapping mapping:
                return mapping;
            case null when parsed.Problems.Any(problem => problem.Severity == Severity.Error):
                return null;
            case null or Node.Scalar { IsNull: true }:
                return new(Position.Start, []);
            case var other:
                file.Add(other.Position, $"The file must hold keys with values, not {other.Kind}.");
                return null;
        }
    }

    private Site? ReadSite(Section section, FoundSite found)
    {
        var url = section.Parsed("url", HomeAddress, "an absolute address such as https://example.org/")
            ?? (section.Find("url") is null or Node.Scalar { IsNull: true } && found.Url is { } foundUrl ? HomeAddress(foundUrl) : null);
        if (url is null && !file.Problems.Any(problem => problem.Message.StartsWith("'site.url'", StringComparison.Ordinal)))
        {
            var said = found.Url is { } wrong ? $"the address '{wrong}' in {found.File} is not absolute" : "it is set nowhere";
            file.Problems.Add(Problem.Error(FileName, section.Position, "configuration", $"'site.url' is missing ({said}): feeds need absolute addresses. Write 'site: {{url: https://example.org/}}' in {FileName}."));
        }

        var language = section.Parsed("language", text => LanguageTag.Parse(text, out _), "a language tag such as en or zh-CN")
            ?? (found.Language is { } foundLanguage ? LanguageTag.Parse(foundLanguage, out _) : null);
        var languages = ReadLanguages(section) ?? found.Languages;
        var zone = ZoneOf(section, found);
        var authors = AuthorNames.Read(section.Find("authors"));
        var image = section.Text("image") ?? found.Image;
        var title = section.Text("title") ?? found.Title;
        var site = url is null ? null : new Site
        {
            Title = title is null ? new Uri(url).Host : PlainText.Title(title),
            Url = url,
            Language = language ?? languages.FirstOrDefault()?.Tag ?? "en",
            Languages = languages,
            Zone = zone ?? TimeZoneInfo.Utc,
            ZoneIsDefault = zone is null,
            Authors = authors.IsEmpty ? found.Authors : authors,
            Description = section.Text("description") ?? found.Description,
            Image = image is null ? null : new LinkBase(url).Resource(image),
            Copyright = section.Text("copyright") ?? found.Copyright,
        };
        section.RefuseUnknown();
        return site;
    }

    private static ImmutableArray<SiteLanguage>? ReadLanguages(Section section)
    {
        if (section.Texts("languages") is not { } texts)
        {
            return null;
        }

        var languages = ImmutableArray.CreateBuilder<SiteLanguage>();
        foreach (var (text, at) in texts)
        {
            if (LanguageTag.Parse(text, out _) is { } tag)
            {
                languages.Add(new(tag, text.ToLowerInvariant()));
            }
            else
            {
                section.Refuse(at, "languages", $"holds '{text}', but must hold language tags such as en or zh-CN");
            }
        }

        return [.. languages.DistinctBy(language => language.Tag)];
    }

    private TimeZoneInfo? ZoneOf(Section section, FoundSite found)
    {
        var zone = section.Parsed("timezone", text => TimeZoneInfo.TryFindSystemTimeZoneById(text, out var info) ? info : null, "the name of a time zone such as Asia/Shanghai or UTC");
        if (zone is not null || section.Find("timezone") is not (null or Node.Scalar { IsNull: true }) || found.Zone is not { } name)
        {
            if (zone is null && section.Text("timezone") is { } wrong && NearestName.Of(wrong, TimeZoneInfo.GetSystemTimeZones().Select(info => info.Id)) is { } nearest)
            {
                var last = file.Problems[^1];
                file.Problems[^1] = last with { Message = $"{last.Message} Did you mean '{nearest}'?" };
            }

            return zone;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
        {
            return zone;
        }

        file.Problems.Add(Problem.Error(found.File!, null, "configuration", $"The time zone '{name}' is not known on this machine; set site.timezone in {FileName}."));
        return null;
    }

    private ContentOptions ReadContent(Section section, FoundSite found, IdScheme ids, string output)
    {
        var dialect = found.Dialect;
        var below = section.Text("folder") ?? found.Folder;
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, below)));
        if (!(path + "/").StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal))
        {
            file.Add((section.Find("folder") ?? new Node.Scalar(section.Position, "", false)).Position, $"'content.folder' is '{below}', which leads out of the site's folder.");
        }
        else if (!Directory.Exists(path))
        {
            file.Add((section.Find("folder") ?? new Node.Scalar(section.Position, "", false)).Position, $"The content folder '{below}' is not there; set content.folder in {FileName}.");
        }

        var options = new ContentOptions
        {
            SiteFolder = folder,
            Folder = path,
            Dialect = dialect,
            Permalink = section.Parsed("permalink", text => text.Contains(':', StringComparison.Ordinal) || text is "date" or "pretty" or "ordinal" or "weekdate" or "none" ? text : null, "a pattern such as /:sections/:slug/") ?? found.Permalink,
            SectionPermalinks = found.SectionPermalinks,
            Exclude = section.Texts("exclude") is { } exclude ? [.. exclude.Select(item => item.Text)] : found.Exclude,
            NeverRead = [output],
            ZonelessDatesAreUtc = section.Choice("zoneless_dates", ("site", false), ("utc", true)) ?? false,
            SplitTerms = section.Choice("split_terms", ("no", TermSplit.None), ("spaces", TermSplit.Spaces), ("commas", TermSplit.Commas)) ?? dialect.SplitTerms,
            UnknownShortcodes = section.Choice("unknown_shortcodes", ("strip", UnknownShortcodes.Strip), ("keep", UnknownShortcodes.Keep), ("error", UnknownShortcodes.Error)) ?? UnknownShortcodes.Strip,
            Ids = ids,
            Drafts = found.Drafts,
            Future = found.Future,
        };
        section.RefuseUnknown();
        return options;
    }

    private FeedOptions ReadFeeds(Section section, FoundSite found, string? output)
    {
        var paths = section.Below("paths");
        var options = new FeedOptions
        {
            Output = Path.TrimEndingDirectorySeparator(output ?? Path.GetFullPath(Path.Combine(folder, section.Text("output") ?? "public"))),
            Formats = Words(section, "formats", FeedFormats.All.Select(format => format.Name).ToList()) ?? ["rss", "atom", "json"],
            Items = section.Count("items", 10_000) ?? found.Items ?? FeedOptions.DefaultItems,
            FullContent = section.Choice("content", ("full", true), ("summary", false)) ?? true,
            By = ReadGrouping(section),
            Channels = [.. section.Items("channels").Select(ReadChannel).OfType<OwnChannel>()],
            SitePath = paths.Parsed("site", text => PathPattern(text, ["{format}"]), "a path below the output folder that holds {format}"),
            TermPath = paths.Parsed("term", text => PathPattern(text, ["{taxonomy}", "{term}", "{format}"]), "a path below the output folder that holds {taxonomy}, {term} and {format}"),
        };
        section.Text("output");
        section.Later("hub", "archive");
        paths.RefuseUnknown();
        section.RefuseUnknown();
        return options;
    }

    private static ImmutableArray<string>? Words(Section section, string key, List<string> words)
    {
        if (section.Texts(key) is not { } texts)
        {
            return null;
        }

        foreach (var (text, at) in texts.Where(item => !words.Contains(item.Text)))
        {
            section.Refuse(at, key, $"holds '{text}', but may hold only {string.Join(", ", words)}.{NearestName.Hint(text, words)}");
        }

        if (texts.IsEmpty)
        {
            section.Refuse(section.Find(key)!, key, "is empty");
        }

        return [.. texts.Select(item => item.Text).Distinct()];
    }

    private static Grouping ReadGrouping(Section section)
    {
        if (section.Find("by") is Node.Sequence { Items.IsEmpty: true })
        {
            return Grouping.None;
        }

        var names = Words(section, "by", ["tags", "categories", "authors", "languages", "sections"]);
        return names is null ? Grouping.Everything : names.Value.Aggregate(Grouping.None, (all, name) => all | (Enum.TryParse<Grouping>(name, ignoreCase: true, out var one) ? one : Grouping.None));
    }

    private static OwnChannel? ReadChannel(Section section)
    {
        var name = section.Parsed("name", text => ChannelName.IsMatch(text) ? text : null, "a short name of small letters, digits and hyphens");
        if (name is null && section.Find("name") is null)
        {
            section.Refuse(new Node.Scalar(section.Position, "", false), "name", "is missing");
        }

        var channel = new OwnChannel(
            name ?? "", section.Text("title") ?? name ?? "", Keys(section, "any"), Keys(section, "all"), Keys(section, "none"),
            [.. (section.Texts("languages") ?? []).Select(item => LanguageTag.Parse(item.Text, out _) ?? item.Text)]);
        section.RefuseUnknown();
        return name is null ? null : channel;
    }

    // `tags/DeepSeek` is what an owner writes, `tags/deepseek` what the channel is called.
    private static ImmutableArray<string> Keys(Section section, string key)
    {
        string[] kinds = ["tags", "categories", "authors", "languages", "sections"];
        var keys = ImmutableArray.CreateBuilder<string>();
        foreach (var (text, at) in section.Texts(key) ?? [])
        {
            var parts = text.Split('/', 2);
            if (text == "site")
            {
                keys.Add(text);
            }
            else if (parts.Length == 2 && kinds.Contains(parts[0]) && parts[1].Length > 0)
            {
                keys.Add(parts[0] == "languages" ? $"languages/{LanguageTag.Parse(parts[1], out _) ?? parts[1]}" : $"{parts[0]}/{Term.Slug(Uri.UnescapeDataString(parts[1]))}");
            }
            else
            {
                section.Refuse(at, key, $"holds '{text}', but must hold channel keys such as tags/deepseek or site.{NearestName.Hint(parts[0], kinds)}");
            }
        }

        return keys.ToImmutable();
    }

    private static string? HomeAddress(string text) =>
        UrlText.Absolute(text) is { } url && new Uri(url) is { Query: "", Fragment: "" } ? url.TrimEnd('/') + "/" : null;

    private static string? PathPattern(string text, string[] placeholders) =>
        placeholders.All(text.Contains) && !text.StartsWith('/') && !text.Contains('\\', StringComparison.Ordinal) && !text.Split('/').Any(part => part is "" or "." or "..") ? text : null;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelName { get; }
}
