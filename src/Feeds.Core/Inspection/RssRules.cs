using System.Xml.Linq;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>RSS 2.0, with the profile of the RSS Advisory Board.</summary>
internal static class RssRules
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    // Readers differ in which of the two they believe.
    private static readonly (string Own, XName Other)[] SameMeaning =
    [
        ("guid", AtomRules.Atom + "id"), ("pubDate", AtomRules.Atom + "published"), ("pubDate", DublinCore + "date"), ("description", AtomRules.Atom + "content"),
        ("author", DublinCore + "creator"), ("managingEditor", DublinCore + "creator"), ("category", DublinCore + "subject"), ("language", DublinCore + "language"),
    ];

    private static readonly ElementRules Category = new(TextRules.Plain) { { "@domain", TextRules.Any } };

    private static readonly ElementRules Item = new(more: CheckItem)
    {
        { "title", TextRules.Plain },
        { "link", AddressRules.Absolute },
        { "description", HtmlRules.Check },
        { "author", TextRules.MailWithName },
        { "category*", Category },
        { "comments", AddressRules.Absolute },
        { "enclosure*", new ElementRules { { "@url!", AddressRules.Web }, { "@length!", TextRules.Count }, { "@type!", TextRules.MediaType } } },
        { "guid", new ElementRules(TextRules.Any, CheckGuid) { { "@isPermaLink", TextRules.Any } } },
        { "pubDate", DateRules.Rfc822 },
        { "source", new ElementRules(TextRules.Any) { { "@url!", AddressRules.Absolute } } },
    };

    private static readonly ElementRules Channel = new(more: CheckChannel)
    {
        { "title!", TextRules.Plain },
        { "link!", AddressRules.Absolute },
        { "description!", TextRules.Plain },
        { "language", TextRules.Language },
        { "copyright", TextRules.Plain },
        { "managingEditor", TextRules.MailWithName },
        { "webMaster", TextRules.MailWithName },
        { "pubDate", DateRules.Rfc822 },
        { "lastBuildDate", DateRules.Rfc822 },
        { "category*", Category },
        { "generator", TextRules.Any },
        { "docs", AddressRules.Absolute },
        { "cloud", new ElementRules { { "@domain!", TextRules.Any }, { "@port!", TextRules.Between(1, 65535) }, { "@path!", TextRules.Any }, { "@registerProcedure!", TextRules.Any }, { "@protocol!", TextRules.Any } } },
        { "ttl", TextRules.Between(1, int.MaxValue) },
        {
            "image", new ElementRules(more: CheckImage)
            {
                { "url!", AddressRules.Absolute },
                { "title!", TextRules.Plain },
                { "link!", AddressRules.Absolute },
                { "width", TextRules.Between(1, 144) },
                { "height", TextRules.Between(1, 400) },
                { "description", TextRules.Plain },
            }
        },
        { "rating", TextRules.Any },
        { "textInput", new ElementRules { { "title!", TextRules.Plain }, { "description!", TextRules.Any }, { "name!", TextRules.NotBlank }, { "link!", AddressRules.Absolute } } },
        { "skipHours", new ElementRules { { "hour!*", TextRules.Between(0, 24) } } },
        { "skipDays", new ElementRules { { "day!*", CheckDay } } },
        { "item*", Item },
    };

    /// <summary>Judges the outermost element.</summary>
    public static ElementRules Rss { get; } = new() { { "@version!", CheckVersion }, { "channel!", Channel } };

    // What the older two allow is valid RSS 2.0, too.
    private static IEnumerable<Fault> CheckVersion(string value) =>
        value == "2.0" ? [] : [new(value is "0.91" or "0.92" ? Severity.Warning : Severity.Error, "version", $"{Findings.Quote(value)} is not 2.0")];

    private static void CheckChannel(XElement channel, Findings findings)
    {
        CheckExtensions(channel, findings);
        AtomRules.CheckSelf(channel, "application/rss+xml", findings);
        if (channel.Element("textInput") is { } input)
        {
            findings.Warn(input, "text-input", "<textInput> is shown by no reader.");
        }

        var facts = channel.Elements("item").Select(item =>
        {
            var date = DateRules.ReadRfc822(item.Element("pubDate")?.Value ?? "");
            return new EntryFacts(Findings.Place(item), item.Element("guid")?.Value.Trim(), date, date);
        }).ToList();
        SequenceRules.Check(facts, Severity.Error, findings);
        if (channel.Element("lastBuildDate") is { } built)
        {
            findings.Judge(Findings.Place(built), "<lastBuildDate>", value => SequenceRules.Updated(DateRules.ReadRfc822(value), facts, exactly: false), built.Value);
        }
    }

    private static void CheckItem(XElement item, Findings findings)
    {
        CheckExtensions(item, findings);
        var description = item.Element("description");
        if (description is null && item.Element("title") is null)
        {
            findings.Error(item, "missing", "<item> has neither <title> nor <description>.");
        }

        if (item.Element("guid") is null)
        {
            findings.Warn(item, "missing", "<item> has no <guid>; readers that go by its link show it anew when that changes.");
        }

        if (item.Element(Content + "encoded") is { } encoded)
        {
            findings.Judge(Findings.Place(encoded), "<content:encoded>", HtmlRules.Check, encoded.Value);
            if (description is null || encoded.IsBefore(description))
            {
                findings.Warn(encoded, "description-first", $"<content:encoded> has no <description> before it; {(description is null ? "some readers then show nothing" : "some readers then take the wrong one")}.");
            }
        }

        if (item.Elements("enclosure").Skip(1).FirstOrDefault() is { } second)
        {
            findings.Warn(second, "duplicate-enclosure", "A second <enclosure>; many readers take only one of them.");
        }
    }

    // Elements of other vocabularies that every reader knows.
    private static void CheckExtensions(XElement parent, Findings findings)
    {
        foreach (var (own, other) in SameMeaning)
        {
            if (parent.Element(own) is not null && parent.Element(other) is { } twin)
            {
                findings.Warn(twin, "same-meaning", $"<{own}> is here already and means the same; readers differ in which they believe.");
            }
        }

        foreach (var link in parent.Elements(AtomRules.Atom + "link"))
        {
            AtomRules.Link.Check(link, findings);
        }
    }

    private static void CheckGuid(XElement guid, Findings findings)
    {
        var (value, says) = (guid.Value.Trim(), guid.Attribute("isPermaLink")?.Value ?? "true");
        if (says is not ("true" or "false"))
        {
            findings.Error(guid, "permalink", $"isPermaLink is {Findings.Quote(says)}, but must be true or false.");
        }
        else if (says == "false" && value.Length < 9 && value.All(char.IsAsciiDigit))
        {
            findings.Warn(guid, "permalink", value.Length == 0 ? "<guid> is empty." : $"<guid> {value} is a small number, which other feeds have, too.");
        }
        else if (says == "true" && (value.StartsWith("tag:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)))
        {
            findings.Error(guid, "permalink", $"<guid> {Findings.Quote(value)} is no address to open; it must say isPermaLink=\"false\".");
        }
        else if (says == "true")
        {
            findings.Judge(Findings.Place(guid), "<guid> without isPermaLink=\"false\"", AddressRules.Absolute, value);
        }
    }

    private static IEnumerable<Fault> CheckDay(string value) =>
        Enum.GetNames<DayOfWeek>().Contains(value) ? [] : [Fault.Error("day", $"{Findings.Quote(value)} is no English day of the week")];

    private static void CheckImage(XElement image, Findings findings)
    {
        var url = image.Element("url");
        var ending = Path.GetExtension(url?.Value.Trim() ?? "").ToLowerInvariant();
        if (ending.Length is 4 or 5 && ending is not (".gif" or ".jpg" or ".jpeg" or ".png"))
        {
            findings.Warn(url!, "image", $"The image is a {ending[1..]}; RSS knows gif, jpeg and png.");
        }

        foreach (var own in image.Elements().Where(element => element.Name.LocalName is "title" or "link"))
        {
            if (image.Parent!.Element(own.Name) is { } channels && own.Value.Trim() != channels.Value.Trim())
            {
                findings.Warn(own, "image", $"<{own.Name.LocalName}> of the image is not that of the channel.");
            }
        }
    }
}
