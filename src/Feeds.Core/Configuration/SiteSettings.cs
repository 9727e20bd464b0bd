using System.Collections.Immutable;
using Feeds.Configuration.Sites;
using Feeds.Content;
using Feeds.Markup;
using Feeds.Sources;

namespace Feeds.Configuration;

/// <summary>The section <c>site</c> of <c>feeds.yml</c>.</summary>
internal static class SiteSettings
{
    /// <summary>Where a site lies whose address is set nowhere.</summary>
    public const string UnknownUrl = "http://localhost/";

    public static Site Read(Section section, FoundSite found, SettingsFile file)
    {
        var url = file.Chosen("site.url", section.Parsed("url", HomeAddress, "an absolute address such as https://example.org/"), section.Find("url"), found.Url is { } foundUrl ? HomeAddress(foundUrl) : null, found.File, UnknownUrl);
        var languages = ReadLanguages(section) ?? found.Languages;
        var language = file.Chosen("site.language", section.Parsed("language", text => LanguageTag.Parse(text, out _), "a language tag such as en or zh-CN"), section.Find("language"),
            found.Language is { } foundLanguage ? LanguageTag.Parse(foundLanguage, out _) : null, found.File, languages.FirstOrDefault()?.Tag ?? "en");
        var ownZone = ZoneOf(section, file);
        var zone = file.Chosen("site.timezone", ownZone, section.Find("timezone"), ownZone is null ? FoundZone(section, found, file) : null, found.File, TimeZoneInfo.Utc);
        ImmutableArray<Author> authors = [.. section.Entries("authors").SelectMany(entry => ReadAuthor(entry.Text, entry.Group))];
        var image = section.Text("image") ?? found.Image;
        var site = new Site
        {
            Title = Plain(file.Chosen("site.title", section.Text("title"), section.Find("title"), found.Title, found.File, new Uri(url).Host)) ?? new Uri(url).Host,
            Url = url,
            Language = language,
            Languages = [.. languages.Select(each => each with { Title = Plain(each.Title) })],
            Zone = zone,
            ZoneIsDefault = ReferenceEquals(zone, TimeZoneInfo.Utc) && ownZone is null && found.Zone is null,
            Authors = authors.IsEmpty ? found.Authors : authors,
            Description = Plain(section.Text("description") ?? found.Description),
            Image = image is null ? null : new LinkBase(url).WebResource(image),
            Copyright = Plain(section.Text("copyright") ?? found.Copyright),
        };
        section.RefuseUnknown();
        return site;
    }

    /// <summary>What an owner reads whose site has no address yet.</summary>
    public static Problem UrlMissing(FoundSite found)
    {
        var said = found.Url is { } wrong ? $"the address '{wrong}' in {found.File} is not absolute" : "it is set nowhere";
        return Problem.Error(PublicationReader.FileName, null, "site-url",
            $"'site.url' is missing ({said}): until it is set, the addresses in the feeds begin with {UnknownUrl}, where no reader can follow them. Write 'site: {{url: https://example.org/}}' in {PublicationReader.FileName}.");
    }

    // Feeds show these words as they are: no markup, nothing that XML forbids.
    private static string? Plain(string? text) => text is not null && PlainText.Title(text) is { Length: > 0 } plain ? plain : null;

    private static ImmutableArray<Author> ReadAuthor(string? text, Section? group)
    {
        if (group is null)
        {
            return text is null ? [] : AuthorNames.Read(text);
        }

        var (name, email) = (group.Text("name"), group.Parsed("email", text => AuthorNames.IsMail(text) ? text : null, "a mail address such as editor@example.org"));
        var url = group.Parsed("url", UrlText.Absolute, "an absolute address such as https://example.org/about");
        group.RefuseUnknown();
        if (group.Find("name") is null or Node.Scalar { IsNull: true })
        {
            group.RefuseMissing("name");
        }

        return name is null ? [] : [new Author(name, email, url)];
    }

    // The first has no folder of its own.
    private static ImmutableArray<SiteLanguage>? ReadLanguages(Section section) => section.Languages("languages") is { } languages
        ? [.. languages.Select((language, index) => new SiteLanguage(language.Tag, language.Written.ToLowerInvariant(), Folder: index == 0 ? "" : language.Written.ToLowerInvariant()))]
        : null;

    private static TimeZoneInfo? ZoneOf(Section section, SettingsFile file)
    {
        var zone = section.Parsed("timezone", text => TimeZoneInfo.TryFindSystemTimeZoneById(text, out var info) ? info : null, "the name of a time zone such as Asia/Shanghai or UTC");
        if (zone is null && section.Text("timezone") is { } wrong && NearestName.Of(wrong, TimeZoneInfo.GetSystemTimeZones().Select(info => info.Id)) is { } nearest)
        {
            var last = file.Problems[^1];
            file.Problems[^1] = last with { Message = $"{last.Message} Did you mean '{nearest}'?" };
        }

        return zone;
    }

    private static TimeZoneInfo? FoundZone(Section section, FoundSite found, SettingsFile file)
    {
        if (section.Text("timezone") is not null || found.Zone is not { } name)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        file.Problems.Add(Problem.Error(found.File!, null, "configuration", $"The time zone '{name}' is not known on this machine; set site.timezone in {PublicationReader.FileName}."));
        return null;
    }

    private static string? HomeAddress(string text) =>
        UrlText.Absolute(text) is { } url && new Uri(url) is { Query: "", Fragment: "" } ? url.TrimEnd('/') + "/" : null;
}
