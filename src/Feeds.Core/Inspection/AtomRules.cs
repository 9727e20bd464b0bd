using System.Xml.Linq;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal static class AtomRules
{
    /// <summary>Atom's namespace (RFC 4287, section 1.2).</summary>
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Judges a link (RFC 4287, section 4.2.7), in RSS as well.</summary>
    public static readonly ElementRules Link = new(open: true)
    {
        { "@href!", AddressRules.Reference },
        { "@rel", TextRules.NotBlank },
        { "@type", TextRules.MediaType },
        { "@hreflang", TextRules.Language },
        { "@title", TextRules.Plain },
        { "@length", TextRules.Count },
    };

    private static readonly ElementRules Person = new() { { "name!", TextRules.Plain }, { "uri", AddressRules.Reference }, { "email", TextRules.Mail } };

    private static readonly ElementRules Category = new(open: true) { { "@term!", TextRules.NotBlank }, { "@scheme", AddressRules.Absolute }, { "@label", TextRules.Plain } };

    private static readonly ElementRules Entry = new(more: CheckEntry)
    {
        { "id!", AddressRules.Id },
        { "title!", AtomTextRules.Construct },
        { "updated!", DateRules.Rfc3339 },
        { "published", DateRules.Rfc3339 },
        { "author*", Person },
        { "contributor*", Person },
        { "category*", Category },
        { "link*", Link },
        { "content", AtomTextRules.Content },
        { "summary", AtomTextRules.Construct },
        { "rights", AtomTextRules.Construct },
        { "source", About("") },
    };

    /// <summary>Judges the outermost element.</summary>
    public static ElementRules Feed { get; } = About("!");

    /// <summary>A feed says once where it lies, so that a reader that got it elsewhere can follow it.</summary>
    public static void CheckSelf(XElement feed, string mediaType, Findings findings)
    {
        var selves = feed.Elements(Atom + "link").Where(link => RelationOf(link) == "self").ToList();
        if (selves.Count != 1)
        {
            findings.Warn(selves.LastOrDefault() ?? feed, "self-link", selves.Count == 0 ? "The feed has no link rel=\"self\" to its own address." : "The feed has more than one link rel=\"self\".");
        }
        else if (selves[0].Attribute("type")?.Value is { } type && type.Split(';')[0] != mediaType)
        {
            findings.Warn(selves[0], "self-link", $"The link rel=\"self\" has the type {Findings.Quote(type)}, but this is {mediaType}.");
        }
    }

    // What a feed says of itself, and an entry from another feed of that one.
    private static ElementRules About(string must)
    {
        var about = new ElementRules(more: must.Length > 0 ? CheckFeed : CheckAlternates)
        {
            { "id" + must, AddressRules.Id },
            { "title" + must, AtomTextRules.Construct },
            { "updated" + must, DateRules.Rfc3339 },
            { "author*", Person },
            { "contributor*", Person },
            { "category*", Category },
            { "link*", Link },
            { "generator", new ElementRules(TextRules.Plain) { { "@uri", AddressRules.Reference }, { "@version", TextRules.Any } } },
            { "icon", AddressRules.Reference },
            { "logo", AddressRules.Reference },
            { "rights", AtomTextRules.Construct },
            { "subtitle", AtomTextRules.Construct },
        };
        if (must.Length > 0)
        {
            about.Add("entry*", Entry);
        }

        return about;
    }

    private static void CheckFeed(XElement feed, Findings findings)
    {
        CheckAlternates(feed, findings);
        CheckSelf(feed, "application/atom+xml", findings);
        var entries = feed.Elements(Atom + "entry").ToList();
        if (entries is [var first, ..] && feed.Elements().LastOrDefault(child => child.Name.Namespace == Atom && child.Name.LocalName != "entry") is { } late && first.IsBefore(late))
        {
            findings.Error(late, "entries-last", $"<{late.Name.LocalName}> of the feed stands behind an <entry>; entries come last (RFC 4287, section 4.1.1).");
        }

        var facts = entries.ConvertAll(entry => new EntryFacts(Findings.Place(entry), entry.Element(Atom + "id")?.Value.Trim(), DateOf(entry, "published") ?? DateOf(entry, "updated"), DateOf(entry, "updated")));

        // The same entry may be there in several states (RFC 4287, section 4.1.1), but hardly all of them be one.
        SequenceRules.Check(facts, facts.Count > 9 && facts.TrueForAll(fact => fact.Id == facts[0].Id) ? Severity.Error : Severity.Warning, findings);
        if (feed.Element(Atom + "updated") is { } updated)
        {
            findings.Judge(Findings.Place(updated), "<updated>", value => SequenceRules.Updated(DateRules.ReadRfc3339(value.Trim()), facts, exactly: true), updated.Value);
        }
    }

    private static void CheckEntry(XElement entry, Findings findings)
    {
        CheckAlternates(entry, findings);
        var (content, summary) = (entry.Element(Atom + "content"), entry.Element(Atom + "summary"));
        if (!new[] { entry, entry.Parent, entry.Element(Atom + "source") }.Any(holder => holder?.Element(Atom + "author") is not null))
        {
            findings.Error(entry, "missing", "<entry> must have an <author>, or the feed one (RFC 4287, section 4.1.2).");
        }

        if (content is null && entry.Elements(Atom + "link").All(link => RelationOf(link) != "alternate"))
        {
            findings.Error(entry, "missing", "<entry> must have <content> or a link rel=\"alternate\" (RFC 4287, section 4.1.2).");
        }

        if (content is null && summary is null)
        {
            findings.Warn(entry, "no-text", "<entry> has neither <content> nor <summary>; readers show its title alone.");
        }
        else if (content is not null && summary is null && AtomTextRules.NeedsSummary(content))
        {
            findings.Error(content, "missing", "<entry> must have a <summary> when its content is elsewhere or no text (RFC 4287, section 4.1.2).");
        }
    }

    // Of links to the same text in the same form and language there is one (RFC 4287, sections 4.1.1 and 4.1.2).
    private static void CheckAlternates(XElement parent, Findings findings)
    {
        var seen = new HashSet<(string?, string?)>();
        foreach (var link in parent.Elements(Atom + "link").Where(link => RelationOf(link) == "alternate" && !seen.Add((link.Attribute("type")?.Value, link.Attribute("hreflang")?.Value))))
        {
            findings.Error(link, "duplicate-link", "A second link rel=\"alternate\" of the same type and hreflang; readers open one of them.");
        }
    }

    /// <summary>What a link leads to; the page itself when it does not say (RFC 4287, section 4.2.7.2).</summary>
    public static string RelationOf(XElement link) => (link.Attribute("rel")?.Value ?? "alternate").Replace("http://www.iana.org/assignments/relation/", "", StringComparison.Ordinal);

    private static DateTimeOffset? DateOf(XElement parent, string name) => DateRules.ReadRfc3339(parent.Element(Atom + name)?.Value.Trim() ?? "");
}
