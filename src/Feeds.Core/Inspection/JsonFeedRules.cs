using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>JSON Feed 1.1 (jsonfeed.org), and 1.0 with a warning.</summary>
internal static class JsonFeedRules
{
    private const string Version = "https://jsonfeed.org/version/1.1";

    private static readonly JsonShape Person = new("an author", CheckPerson) { { "name", TextRules.Plain }, { "url", AddressRules.Absolute }, { "avatar", AddressRules.Absolute } };

    private static readonly JsonShape Attachment = new("an attachment")
    {
        { "url!", AddressRules.Absolute },
        { "mime_type!", TextRules.MediaType },
        { "title", TextRules.Plain },
        { "size_in_bytes", "a number" },
        { "duration_in_seconds", "a number" },
    };

    private static readonly JsonShape Item = new("an item", CheckItem)
    {
        { "id!", CheckId },
        { "url", AddressRules.Absolute },
        { "external_url", AddressRules.Absolute },
        { "title", TextRules.Plain },
        { "content_html", HtmlRules.Check },
        { "content_text", TextRules.Any },
        { "summary", TextRules.Plain },
        { "image", AddressRules.Absolute },
        { "banner_image", AddressRules.Absolute },
        { "date_published", DateRules.Rfc3339 },
        { "date_modified", DateRules.Rfc3339 },
        { "authors*", Person },
        { "author", Person },
        { "tags*", TextRules.NotBlank },
        { "language", TextRules.Language },
        { "attachments*", Attachment },
    };

    private static readonly JsonShape Feed = new("the feed", CheckFeed)
    {
        { "version!", CheckVersion },
        { "title!", TextRules.Plain },
        { "home_page_url", AddressRules.Absolute },
        { "feed_url", AddressRules.Absolute },
        { "description", TextRules.Plain },
        { "user_comment", TextRules.Any },
        { "next_url", AddressRules.Absolute },
        { "icon", AddressRules.Absolute },
        { "favicon", AddressRules.Absolute },
        { "authors*", Person },
        { "author", Person },
        { "language", TextRules.Language },
        { "expired", "true or false" },
        { "hubs*", new JsonShape("a hub") { { "type!", TextRules.NotBlank }, { "url!", AddressRules.Absolute } } },
        { "items!*", Item },
    };

    public static void Check(ParsedData parsed, Findings findings)
    {
        foreach (var problem in parsed.Problems)
        {
            findings.Add(problem.Severity == Severity.Error ? problem with { Rule = "well-formed" } : problem);
        }

        if (parsed.Root is not Node.Mapping feed)
        {
            return;
        }

        if (JsonShape.ValueOf(feed, "version") is null && JsonShape.ValueOf(feed, "items") is null)
        {
            findings.Add(Severity.Error, feed.Position, "format", "This is JSON, but no JSON Feed: it has neither 'version' nor 'items'.");
            return;
        }

        Feed.Check(feed, findings);
    }

    private static void CheckFeed(Node.Mapping feed, Findings findings)
    {
        foreach (var key in Expected.Where(key => JsonShape.ValueOf(feed, key) is null))
        {
            findings.Add(Severity.Warning, feed.Position, "self-link", $"The feed has no '{key}'.");
        }

        if (JsonShape.TextOf(feed, "next_url") is { } next && next == JsonShape.TextOf(feed, "feed_url"))
        {
            findings.Add(Severity.Error, feed.Find("next_url")!.Value.Position, "next-url", "'next_url' is the feed itself; a reader would never come to an end.");
        }

        var items = (JsonShape.ValueOf(feed, "items") as Node.Sequence)?.Items.OfType<Node.Mapping>() ?? [];
        var facts = items.Select(item =>
        {
            var published = DateOf(item, "date_published");
            return new EntryFacts(item.Position, JsonShape.TextOf(item, "id"), published, DateOf(item, "date_modified") ?? published);
        });
        SequenceRules.Check([.. facts], Severity.Error, findings);
    }

    private static void CheckItem(Node.Mapping item, Findings findings)
    {
        if (JsonShape.TextOf(item, "content_html") is null && JsonShape.TextOf(item, "content_text") is null)
        {
            findings.Add(Severity.Error, item.Position, "missing", "An item must have 'content_html' or 'content_text'.");
        }
    }

    private static void CheckPerson(Node.Mapping person, Findings findings)
    {
        if (person.Members.All(member => member.Key is not ("name" or "url" or "avatar")))
        {
            findings.Add(Severity.Error, person.Position, "missing", "An author must have a 'name', 'url' or 'avatar'.");
        }
    }

    private static IEnumerable<Fault> CheckVersion(string value) =>
        value == Version ? [] : [new(value.TrimEnd('/') == "https://jsonfeed.org/version/1" ? Severity.Warning : Severity.Error, "version", $"{Findings.Quote(value)} is not {Version}")];

    private static IEnumerable<Fault> CheckId(string value) => value.Length > 0 ? [] : [Fault.Error("blank", "is empty; readers discard the item")];

    private static DateTimeOffset? DateOf(Node.Mapping item, string key) => DateRules.ReadRfc3339(JsonShape.TextOf(item, key) ?? "");

    private static readonly string[] Expected = ["home_page_url", "feed_url"];
}
