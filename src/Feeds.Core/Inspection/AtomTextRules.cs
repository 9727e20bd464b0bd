using System.Xml.Linq;

namespace Feeds.Inspection;

/// <summary>Atom's text constructs and <c>content</c> (RFC 4287, sections 3.1 and 4.1.3).</summary>
internal static class AtomTextRules
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Judges a title, summary and the like.</summary>
    public static ElementRules Construct { get; } = new(more: CheckConstruct, open: true) { { "@type", TextRules.Any } };

    /// <summary>Judges the content of an entry.</summary>
    public static ElementRules Content { get; } = new(more: CheckContent, open: true) { { "@type", TextRules.Any }, { "@src", AddressRules.Reference } };

    /// <summary>Whether what a reader could show is not in the entry itself.</summary>
    public static bool NeedsSummary(XElement content) => content.Attribute("src") is not null || (content.Attribute("type")?.Value is { } type && type.Contains('/', StringComparison.Ordinal) && IsBinary(type));

    private static void CheckConstruct(XElement text, Findings findings)
    {
        if (text.Attribute("type")?.Value is { } type and not ("text" or "html" or "xhtml"))
        {
            findings.Error(text, "text-type", $"<{text.Name.LocalName}> has the type {Findings.Quote(type)}, but must be text, html or xhtml.");
        }
        else
        {
            CheckText(text, text.Attribute("type")?.Value ?? "text", findings);
        }
    }

    private static void CheckContent(XElement content, Findings findings)
    {
        var isElsewhere = content.Attribute("src") is not null;
        var type = content.Attribute("type")?.Value ?? (isElsewhere ? null : "text");
        if (isElsewhere && content.Nodes().Any())
        {
            findings.Error(content, "unexpected-text", "<content> with a src must be empty (RFC 4287, section 4.1.3.2).");
        }

        if (type is null)
        {
            findings.Warn(content, "media-type", "<content> with a src has no type.");
        }
        else if (!isElsewhere && type is "text" or "html" or "xhtml")
        {
            CheckText(content, type, findings);
        }
        else if (TextRules.MediaType(type).Any())
        {
            findings.Judge(Findings.Place(content), "The type of <content>", TextRules.MediaType, type);
        }
        else if (IsBinary(type) && !Convert.TryFromBase64String(content.Value, new byte[(content.Value.Length / 4 * 3) + 3], out _))
        {
            findings.Error(content, "base64", $"<content> of the type {Findings.Quote(type)} must be in Base64 (RFC 4287, section 4.1.3.3).");
        }
        else if (!IsXml(type))
        {
            CheckText(content, type.EndsWith("/html", StringComparison.OrdinalIgnoreCase) ? "html" : type, findings);
        }
    }

    private static void CheckText(XElement text, string type, Findings findings)
    {
        var name = $"<{text.Name.LocalName}>";
        if (type == "xhtml")
        {
            if (text.Elements().ToList() is not [var div] || div.Name != Xhtml + "div" || text.Nodes().OfType<XText>().Any(node => !string.IsNullOrWhiteSpace(node.Value)))
            {
                findings.Error(text, "xhtml-div", $"{name} of the type xhtml must hold one <div> of the XHTML namespace and nothing else (RFC 4287, section 3.1.1.3).");
            }
            else
            {
                findings.Judge(Findings.Place(div), name, _ => HtmlRules.Check(div), "");
            }
        }
        else if (text.Elements().FirstOrDefault() is { } child)
        {
            findings.Error(child, "unknown-element", $"{name} of the type {type} holds text only, not <{child.Name.LocalName}>; markup must be escaped, or the type be xhtml.");
        }
        else
        {
            ValueRule rule = type switch { "html" => HtmlRules.Check, "text" => TextRules.Plain, _ => TextRules.Any };
            findings.Judge(Findings.Place(text), name, rule, text.Value);
        }
    }

    private static bool IsXml(string type) => type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsBinary(string type) => !IsXml(type) && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
}
