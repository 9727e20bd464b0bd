using System.Buffers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>Reads XML that may be meant to do harm: no entity is expanded, nothing is fetched, depth and size are capped.</summary>
internal static class XmlTree
{
    private const int MaxDepth = 256;
    private const int MaxNodes = 1_000_000;
    private const int MaxAttributes = 1_000;

    // U+0080 to U+009F are Windows-1252 in disguise, U+FFFD what a decoder could not read.
    private static readonly SearchValues<char> Damaged = SearchValues.Create([.. Enumerable.Range(0x80, 0x20).Select(code => (char)code), '\uFFFD']);

    private static readonly Dictionary<string, string> UsualPrefixes = new()
    {
        [AtomRules.Atom.NamespaceName] = "atom",
        ["http://purl.org/rss/1.0/modules/content/"] = "content",
        ["http://purl.org/dc/elements/1.1/"] = "dc",
        ["http://search.yahoo.com/mrss/"] = "media",
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["https://podcastindex.org/namespace/1.0"] = "podcast",
    };

    /// <summary>The tree with line numbers, its elements judged by what holds for every XML feed; or null when it is none.</summary>
    public static XDocument? Read(byte[] content, Findings findings)
    {
        try
        {
            if (!IsSmall(content, findings))
            {
                return null;
            }

            using var reader = XmlReader.Create(new MemoryStream(content), Settings);
            var document = XDocument.Load(reader, LoadOptions.SetLineInfo);
            Check(document, content, findings);
            return document;
        }
        catch (XmlException exception)
        {
            Explain(exception, content, findings);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            findings.Add(Severity.Error, Position.Start, "encoding", $"The declared encoding is not known: {exception.Message}");
        }

        return null;
    }

    // A document type is passed over: an entity that it declares is then an unknown one, however many laughs it holds.
    private static XmlReaderSettings Settings => new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1024 };

    // The tree itself is walked by recursion, so what is too deep for that must be known before.
    private static bool IsSmall(byte[] content, Findings findings)
    {
        using var reader = XmlReader.Create(new MemoryStream(content), Settings);
        var info = (IXmlLineInfo)reader;
        for (var nodes = 0; reader.Read(); nodes += 1 + reader.AttributeCount)
        {
            if (reader.Depth > MaxDepth || nodes > MaxNodes || reader.AttributeCount > MaxAttributes)
            {
                findings.Add(Severity.Error, new Position(info.LineNumber, Math.Max(1, info.LinePosition - 1)), "size",
                    $"The file is not inspected: more than {MaxDepth} elements in each other, {MaxAttributes} attributes of one, or {MaxNodes} of both in all.");
                return false;
            }
        }

        return true;
    }

    private static void Check(XDocument document, byte[] content, Findings findings)
    {
        if (document.Declaration?.Encoding is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !encoding.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Severity.Warning, Position.Start, "encoding", $"The encoding is {Findings.Quote(encoding)}; every reader knows UTF-8.");
        }

        if (content.AsSpan(0, Math.Min(content.Length, 4096)).IndexOf("<!DOCTYPE"u8) >= 0)
        {
            findings.Add(Severity.Warning, Position.Start, "doctype", "A document type has no use in a feed, and readers refuse or ignore it.");
        }

        foreach (var element in document.Descendants())
        {
            foreach (var attribute in element.Attributes())
            {
                if (attribute.IsNamespaceDeclaration)
                {
                    CheckPrefix(attribute, findings);
                }
                else if (attribute.Name == XNamespace.Xml + "lang" && attribute.Value.Length > 0)
                {
                    findings.Judge(Findings.Place(attribute), "xml:lang", TextRules.Language, attribute.Value);
                }
                else if (attribute.Name == XNamespace.Xml + "base")
                {
                    findings.Judge(Findings.Place(attribute), "xml:base", AddressRules.Reference, attribute.Value);
                }
                else
                {
                    CheckCharacters(attribute, attribute.Value, findings);
                }
            }

            foreach (var text in element.Nodes().OfType<XText>())
            {
                CheckCharacters(element, text.Value, findings);
            }
        }
    }

    private static void CheckPrefix(XAttribute declaration, Findings findings)
    {
        var (prefix, name) = (declaration.Name.LocalName, declaration.Value);
        if (prefix == "xmlns")
        {
            return;
        }

        if (UsualPrefixes.TryGetValue(name, out var usual))
        {
            var isAtomFeed = declaration.Document!.Root!.Name.Namespace == AtomRules.Atom;
            if (usual != prefix || (usual == "atom" && isAtomFeed))
            {
                findings.Warn(declaration, "prefix", usual == "atom" && isAtomFeed
                    ? $"Atom's own elements carry the prefix '{prefix}'; some readers find only those without one."
                    : $"The prefix '{prefix}' stands for what every feed calls '{usual}'; some readers look for that name alone.");
            }
        }
        else if (UsualPrefixes.FirstOrDefault(pair => pair.Value == prefix).Key is { } meant)
        {
            findings.Add(name + "/" == meant ? Severity.Error : Severity.Warning, Findings.Place(declaration), "prefix", $"The prefix '{prefix}' usually stands for {meant}, here for {Findings.Quote(name)}.");
        }
    }

    private static void CheckCharacters(XObject at, string text, Findings findings)
    {
        if (text.AsSpan().IndexOfAny(Damaged) is >= 0 and var index)
        {
            findings.Warn(at, "characters", $"The text holds U+{(int)text[index]:X4}, a sign that it was once read in the wrong encoding.");
        }
    }

    private static void Explain(XmlException exception, byte[] content, Findings findings)
    {
        var at = new Position(Math.Max(1, exception.LineNumber), Math.Max(1, exception.LinePosition));
        var reason = exception.Message.Split(" Line ", 2)[0].TrimEnd('.');
        var head = Encoding.ASCII.GetString(content, 0, Math.Min(content.Length, 200));
        var saysOther = head.Contains("encoding=", StringComparison.Ordinal) && !head.Contains("utf-8", StringComparison.OrdinalIgnoreCase);
        if (!saysOther && content is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && SourceText.Decode(content, out var why) is null)
        {
            findings.Add(Severity.Error, at, "encoding", why!);
        }
        else
        {
            findings.Add(Severity.Error, at, "well-formed", $"This is not well-formed XML: {Sources.XmlText.Line(reason)}.");
        }
    }
}
