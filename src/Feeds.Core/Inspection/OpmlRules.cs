using System.Xml.Linq;

namespace Feeds.Inspection;

/// <summary>OPML 2.0, as a list of subscriptions.</summary>
internal static class OpmlRules
{
    private static readonly ElementRules Head = new(more: CheckHead, open: true)
    {
        { "title", TextRules.Any },
        { "dateCreated", DateRules.Rfc822 },
        { "dateModified", DateRules.Rfc822 },
        { "ownerEmail", TextRules.Mail },
        { "ownerId", AddressRules.Absolute },
    };

    /// <summary>Judges the outermost element.</summary>
    public static ElementRules Opml { get; } = new() { { "@version!", CheckVersion }, { "head!", Head }, { "body!", new ElementRules { { "outline!*", Outline() } } } };

    private static ElementRules Outline()
    {
        // It may carry any attribute; these must be right when they are there.
        var outline = new ElementRules(more: CheckOutline)
        {
            { "@text!", TextRules.Any },
            { "@created", DateRules.Rfc822 },
            { "@htmlUrl", AddressRules.Absolute },
            { "@xmlUrl", AddressRules.Absolute },
            { "@url", AddressRules.Absolute },
            { "@language", TextRules.Language },
            { "@*", TextRules.Any },
        };
        outline.Add("outline*", outline);
        return outline;
    }

    private static IEnumerable<Fault> CheckVersion(string value) => value is "1.0" or "1.1" or "2.0" ? [] : [Fault.Error("version", $"{Findings.Quote(value)} is not 2.0")];

    private static void CheckHead(XElement head, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(head.Element("title")?.Value))
        {
            findings.Warn(head, "missing", "<head> has no <title>; readers have no name for the list.");
        }
    }

    private static void CheckOutline(XElement outline, Findings findings)
    {
        if (!string.Equals(outline.Attribute("type")?.Value, "rss", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (var name in Expected.Where(name => string.IsNullOrWhiteSpace(outline.Attribute(name)?.Value)))
        {
            findings.Warn(outline, "missing", $"<outline> of a feed has no attribute '{name}'.");
        }
    }

    private static readonly string[] Expected = ["xmlUrl", "title"];
}
