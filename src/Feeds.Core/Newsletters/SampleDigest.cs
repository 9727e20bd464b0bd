using Feeds.Content;
using Feeds.Mailing;
using Feeds.Syndication;

namespace Feeds.Newsletters;

/// <summary>A digest that has everything a template may name: what is tried before anybody relies on a template.</summary>
internal static class SampleDigest
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    public static DigestModel Model { get; } = new()
    {
        Site = new() { Title = "Site", Url = "https://example.org/", Language = "en", Zone = TimeZoneInfo.Utc },
        Newsletter = new()
        {
            Name = "digest",
            Title = "Newsletter",
            From = new Mailbox("Editor", new EmailAddress("editor", "example.org")),
            PostalAddress = "1 Harbour Street",
            Schedules = [],
            Language = "en",
        },
        ChannelTitle = "Channel",
        ChannelUrl = "https://example.org/channel/",
        Entries = [Entry(1), Entry(2), Entry(3)],
        Further = 2,
        Instant = Instant,
        HasPages = true,
        ImageSize = _ => (1068, 600),
    };

    private static Entry Entry(int number) => new()
    {
        Id = $"https://example.org/{number}/",
        Url = $"https://example.org/{number}/",
        Title = $"Article {number}",
        Published = Instant.AddDays(-number),
        Updated = Instant.AddDays(-number),
        Language = "en",
        Authors = [new Author("Author"), new Author("Other author")],
        Terms = ["tag"],
        Summary = "What it says.",
        Html = "<p>What it says.</p>",
        Image = "https://example.org/image.jpg",
    };
}
