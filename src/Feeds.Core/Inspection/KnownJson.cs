using Feeds.Markup;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>Reads what readers remember of a JSON Feed.</summary>
internal static class KnownJson
{
    public static KnownFeed? Read(byte[] content, Findings findings)
    {
        if (SourceText.Decode(content, out var why) is not { } text)
        {
            findings.Add(Severity.Error, null, "encoding", why!);
            return null;
        }

        var parsed = JsonData.ParseStrict(text, "");
        if (parsed.Root is Node.Mapping feed && JsonShape.ValueOf(feed, "items") is Node.Sequence items)
        {
            return KnownFeed.Of("json", JsonShape.TextOf(feed, "feed_url"), items.Items.OfType<Node.Mapping>().Select(ItemOf));
        }

        findings.Add(Severity.Error, null, "format", parsed.Root is null ? parsed.Problems[^1].Message : "This is JSON, but no JSON Feed: it has no list 'items'.");
        return null;
    }

    private static KnownItem ItemOf(Node.Mapping item)
    {
        // A number is taken as its text (JSON Feed 1.1, "id").
        var id = (JsonShape.ValueOf(item, "id") as Node.Scalar)?.Text;
        var url = JsonShape.TextOf(item, "url") ?? JsonShape.TextOf(item, "external_url");
        var title = PlainText.Title(JsonShape.TextOf(item, "title") ?? "");
        var date = DateRules.ReadRfc3339(JsonShape.TextOf(item, "date_published") ?? "") ?? DateRules.ReadRfc3339(JsonShape.TextOf(item, "date_modified") ?? "");
        return new(id is { Length: > 0 } ? id : url ?? title, url, title, date);
    }
}
