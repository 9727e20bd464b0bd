using System.Collections.Immutable;
using System.Xml.Linq;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>Judges one feed file by its content alone: RSS 2.0, Atom 1.0, JSON Feed 1.1 or OPML 2.0.</summary>
public static class FeedInspector
{
    /// <summary>A larger file is refused; the W3C validator stops at 5 MB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    // What a reader on the road has to fetch each time; from here on it is a burden.
    private const int HeavyBytes = 1_000_000;

    /// <summary>Everything wrong with a feed, in the order of the file; empty for a good one.</summary>
    /// <param name="file">What the file is called in the problems.</param>
    public static ImmutableArray<Problem> Inspect(string file, byte[] content)
    {
        if (content.Length > MaxBytes)
        {
            return [TooLarge(file, content.Length)];
        }

        var findings = new Findings(file);
        if (content.Length > HeavyBytes)
        {
            findings.Add(Severity.Warning, null, "size", $"The file has {content.Length / 1024} KB, which every reader fetches anew with every change; hold fewer entries, or summaries.");
        }

        var hasMark = content.AsSpan().StartsWith("\uFEFF"u8);
        var start = content.AsSpan(hasMark ? 3 : 0).TrimStart(" \t\r\n"u8);
        if (start.StartsWith("{"u8))
        {
            InspectJson(file, content, hasMark, findings);
        }
        else if (start.StartsWith("<"u8) || start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            InspectXml(content, hasMark, findings);
        }
        else
        {
            findings.Add(Severity.Error, Position.Start, "format", content.Length == 0 ? "The file is empty." : "This is no feed: neither XML nor a JSON object begins here.");
        }

        return findings.InOrder();
    }

    /// <summary>Everything wrong with the feed in the file at <paramref name="path"/>, or that it cannot be read.</summary>
    /// <param name="file">What the file is called in the problems.</param>
    public static ImmutableArray<Problem> InspectFile(string file, string path)
    {
        try
        {
            return new FileInfo(path).Length switch
            {
                > MaxBytes and var length => [TooLarge(file, length)],

                // A pipe or device has no length, and reading it might never end.
                0 => Inspect(file, []),
                _ => Inspect(file, File.ReadAllBytes(path)),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [Problem.Error(file, null, "unreadable", $"The file cannot be read: {exception.Message}")];
        }
    }

    /// <summary>Whether the first kilobytes of a file are those of a feed that can be inspected, well written or not.</summary>
    public static bool LooksLikeFeed(ReadOnlySpan<byte> head) =>
        head.IndexOf("<rss"u8) >= 0 || head.IndexOf("<feed"u8) >= 0 || head.IndexOf("<opml"u8) >= 0 || head.IndexOf(":feed"u8) >= 0
        || head.IndexOf("jsonfeed.org/version"u8) >= 0 || head.IndexOf(@"jsonfeed.org\/version"u8) >= 0;

    private static Problem TooLarge(string file, long length) =>
        Problem.Error(file, null, "size", $"The file has {length / (1024 * 1024)} MB; more than {MaxBytes / (1024 * 1024)} MB is not inspected.");

    private static void InspectJson(string file, byte[] content, bool hasMark, Findings findings)
    {
        if (hasMark)
        {
            findings.Add(Severity.Error, Position.Start, "byte-order-mark", "The file begins with a byte order mark, which JSON forbids (RFC 8259, section 8.1).");
        }

        if (SourceText.Decode(content, out var why) is not { } text)
        {
            findings.Add(Severity.Error, null, "encoding", why!);
            return;
        }

        JsonFeedRules.Check(JsonData.ParseStrict(text, file), findings);
    }

    private static void InspectXml(byte[] content, bool hasMark, Findings findings)
    {
        if (hasMark)
        {
            findings.Add(Severity.Warning, Position.Start, "byte-order-mark", "The file begins with a byte order mark, on which some readers stumble.");
        }

        if (XmlTree.Read(content, findings) is not { Root: { } root })
        {
            return;
        }

        switch (root.Name.LocalName)
        {
            case "rss" when root.Name.Namespace == XNamespace.None:
                RssRules.Rss.Check(root, findings);
                break;
            case "feed" when root.Name.Namespace == AtomRules.Atom:
                AtomRules.Feed.Check(root, findings);
                break;
            case "opml" when root.Name.Namespace == XNamespace.None:
                OpmlRules.Opml.Check(root, findings);
                break;
            case "feed" or "rss" or "opml":
                findings.Error(root, "format", $"<{root.Name.LocalName}> is in the namespace {Findings.Quote(root.Name.NamespaceName)}; Atom's is {AtomRules.Atom.NamespaceName}, RSS and OPML have none.");
                break;
            case "RDF":
                findings.Error(root, "format", "This is RSS 1.0 or 0.90, which is not inspected; only RSS 2.0, Atom, JSON Feed and OPML are.");
                break;
            default:
                findings.Error(root, "format", $"This is no feed: its outermost element is {Findings.Quote(root.Name.LocalName)}, not <rss>, <feed> or <opml>.");
                break;
        }
    }
}
