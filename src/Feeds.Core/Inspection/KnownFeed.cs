using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>A feed that readers follow, by whatever program it was written: RSS of any version, Atom or JSON Feed.</summary>
/// <param name="Format">The name of the format: <c>rss</c>, <c>atom</c> or <c>json</c>.</param>
/// <param name="Address">Where the feed says that it lies, or null.</param>
/// <param name="Items">Each id once, in the order of the feed.</param>
public sealed record KnownFeed(string Format, string? Address, ImmutableArray<KnownItem> Items)
{
    /// <summary>Reads a feed as tolerantly as readers do, or says in one sentence why it is none.</summary>
    public static KnownFeed? Read(byte[] content, out string why)
    {
        why = "";
        if (content.Length == 0)
        {
            why = "It is empty.";
            return null;
        }

        var findings = new Findings("");
        var start = content.AsSpan(content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0).TrimStart(" \t\r\n"u8);
        var feed = start.StartsWith("{"u8) ? KnownJson.Read(content, findings) : KnownXml.Read(content, findings);
        if (feed is null)
        {
            why = findings.InOrder().First(problem => problem.Severity == Severity.Error).Message;
        }

        return feed;
    }

    // A reader that finds an id twice keeps one of the two.
    internal static KnownFeed Of(string format, string? address, IEnumerable<KnownItem> items) =>
        new(format, address, [.. items.Where(item => item.Id.Length > 0).DistinctBy(item => item.Id, StringComparer.Ordinal)]);
}
