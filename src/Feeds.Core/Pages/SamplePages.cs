using System.Collections.Immutable;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Pages;

/// <summary>Pages that have everything a template may name: what is tried before anybody relies on a template.</summary>
internal static class SamplePages
{
    private static readonly ScheduleChoice Weekly = new("weekly", "weekly", IsChosen: true);

    private static readonly NewsletterForm Form = new("digest", "Digest", IsChosen: true, [Weekly, new("daily", "daily", IsChosen: false)], [.. Enumerable.Range(1, 40).Select(Topic)]);

    private static readonly NewsletterChoice Choice = new("Digest", Weekly, ["Tides", "Boats"]);

    private static readonly FeedListing Listing = new("tags/tides", "tags", "Tides · Notes", "Tides", "en", "https://example.org/", 3, [new FeedFile("rss", "tags/tides/rss.xml", "https://example.org/tags/tides/rss.xml")]);

    private static readonly FeedItem Item = new("Low tide", "https://example.org/low-tide/", DateTimeOffset.UnixEpoch, "What it says.", "en");

    public static ImmutableArray<Page> All { get; } =
    [
        new Page.Subscribe([Form, Form with { IsChosen = false }], "reader@example.org", FormMistake.AddressMalformed),
        new Page.CheckMail("Digest"),
        new Page.Confirm(Choice, "/c/x"),
        new Page.Welcome(Choice, "/p/x"),
        new Page.Preferences(Form, "/p/x", Saved: true, "/u/x"),
        new Page.Unsubscribe("Digest", "/u/x"),
        new Page.Unsubscribed("Digest", "/u/x"),
        new Page.PastIssues([new("Digest", [new("Low tide", DateTimeOffset.UnixEpoch, "/issues/1")])]),
        new Page.Feed(Listing, [Item], "/subscribe"),
        new Page.Feeds([Listing, Listing], [Item]),
        new Page.Notice(NoticeKind.LinkExpired),
        new Page.Problems([Problem.Error("content/a.md", new Position(1, 1), "front-matter", "It is broken.")]),
    ];

    /// <summary>The settings of a site that can be followed by e-mail.</summary>
    public static PageSettings Settings(PageSettings settings) => settings with { PagesUrl = "https://example.org/mail/", Newsletters = [new("digest", "site", ["tags"])] };

    private static TopicChoice Topic(int number) => new($"tags/topic-{number}", "tags", $"Topic {number}", number, IsChosen: number == 2);
}
