using System.Xml.Linq;
using Feeds.Markup;

namespace Feeds.Inspection;

/// <summary>Reads what readers remember of a feed in XML, old versions and namespaces too.</summary>
internal static class KnownXml
{
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    public static KnownFeed? Read(byte[] content, Findings findings)
    {
        if (XmlTree.Read(content, findings)?.Root is not { } root)
        {
            return null;
        }

        switch (root.Name.LocalName)
        {
            case "feed":
                return KnownFeed.Of("atom", SelfOf(root), Children(root, "entry").Select(EntryOf));
            case "rss" or "RDF" when Children(root, "channel").FirstOrDefault() is { } channel:
                // RSS 1.0 and 0.90 keep the items beside the channel.
                return KnownFeed.Of("rss", SelfOf(channel), Children(root.Name.LocalName == "rss" ? channel : root, "item").Select(ItemOf));
            default:
                findings.Error(root, "format", $"This is no feed: its outermost element is {Findings.Quote(root.Name.LocalName)}.");
                return null;
        }
    }

    private static KnownItem EntryOf(XElement entry)
    {
        var url = Filled(Children(entry, "link").FirstOrDefault(link => AtomRules.RelationOf(link) == "alternate")?.Attribute("href")?.Value);
        var title = TitleOf(entry);
        return new(TextOf(entry, "id") ?? url ?? title, url, title, DateOf(TextOf(entry, "published") ?? TextOf(entry, "issued") ?? TextOf(entry, "updated")));
    }

    private static KnownItem ItemOf(XElement item)
    {
        var guid = Children(item, "guid").FirstOrDefault();
        var (named, link) = (Filled(guid?.Value) ?? Filled(item.Attribute(Rdf + "about")?.Value), TextOf(item, "link"));
        var url = link ?? (guid?.Attribute("isPermaLink")?.Value == "false" ? null : named);
        var title = TitleOf(item);
        return new(named ?? link ?? title, url, title, DateOf(TextOf(item, "pubDate") ?? Filled(item.Element(DublinCore + "date")?.Value)));
    }

    private static string? SelfOf(XElement feed) =>
        Filled(feed.Elements(AtomRules.Atom + "link").FirstOrDefault(link => AtomRules.RelationOf(link) == "self")?.Attribute("href")?.Value);

    private static string TitleOf(XElement item) => PlainText.Title(TextOf(item, "title") ?? "");

    // Elements of the format itself, whatever it calls its namespace; an extension may have the same names.
    private static IEnumerable<XElement> Children(XElement parent, string name) =>
        parent.Elements().Where(child => child.Name.LocalName == name && (child.Name.Namespace == parent.Name.Namespace || parent.Name.Namespace == Rdf));

    private static string? TextOf(XElement parent, string name) => Filled(Children(parent, name).FirstOrDefault()?.Value);

    private static string? Filled(string? text) => text?.Trim() is { Length: > 0 } filled ? filled : null;

    private static DateTimeOffset? DateOf(string? text) => text is null ? null : DateRules.ReadRfc3339(text) ?? DateRules.ReadRfc822(text);
}
