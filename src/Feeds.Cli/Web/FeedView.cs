using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Feeds.Pages;

namespace Feeds.Cli.Web;

/// <summary>What a browser shows in place of a feed: read from the feed itself, so that people see what readers get.</summary>
internal static class FeedView
{
    private const int SummaryCharacters = 280;

    /// <summary>The page of a feed; null when it cannot be read, and the feed itself has to do.</summary>
    public static Page? PageOf(ServedSite site, ServedFile file)
    {
        if (site.Built?.Channels.FirstOrDefault(channel => channel.Files.Any(each => each.Path == file.Path)) is not { } channel || site.Files.ContentOf(file) is not { } content)
        {
            return null;
        }

        try
        {
            var items = file.Format == "json" ? FromJson(content.Bytes) : FromXml(content.Bytes);
            var listing = FeedListings.Of(channel);
            return new Page.Feed(listing, [.. items], site.Pages.Settings.SubscribeTo(listing.Key, listing.Group));
        }
        catch (Exception exception) when (exception is XmlException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static List<FeedItem> FromXml(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var feed = SyndicationFeed.Load(reader);
        return [.. feed.Items.Select(item => new FeedItem(
            item.Title?.Text ?? "",
            item.Links.FirstOrDefault(link => link.RelationshipType is null or "alternate")?.Uri.AbsoluteUri ?? item.Id,
            item.PublishDate,
            item.Summary is { Type: "text" or "html" } summary ? Short(summary.Text) : null,
            feed.Language ?? ""))];
    }

    private static List<FeedItem> FromJson(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var language = Text(document.RootElement, "language") ?? "";
        return [.. document.RootElement.GetProperty("items").EnumerateArray().Select(item => new FeedItem(
            Text(item, "title") ?? "",
            Text(item, "url") ?? "",
            item.GetProperty("date_published").GetDateTimeOffset(),
            Short(Text(item, "summary")),
            Text(item, "language") ?? language))];
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Short(string? text) => text is null || text.Length <= SummaryCharacters ? text : text[..(char.IsHighSurrogate(text[SummaryCharacters - 1]) ? SummaryCharacters - 1 : SummaryCharacters)] + "…";
}
