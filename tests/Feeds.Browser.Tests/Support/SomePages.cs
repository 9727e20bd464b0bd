using System.Collections.Immutable;
using Feeds.Pages;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Browser.Tests.Support;

/// <summary>One page of each kind, with long names and many topics, as they come in real sites.</summary>
internal static class SomePages
{
    public const string Home = "https://example.org/";

    private static readonly ScheduleChoice Weekly = new("weekly", "weekly", IsChosen: true);

    private static readonly ImmutableArray<string> Names =
        ["Boats", "潮汐与灯塔", "Tea & scones", "Donaudampfschifffahrtsgesellschaftskapitänsmütze", "منارة", "C++", "Fog signals"];

    private static readonly NewsletterForm Form = new("digest", "Harbour Notes by e-mail", IsChosen: true,
        [Weekly, new("daily", "daily", IsChosen: false), new("each", "each", IsChosen: false), new("twice-a-month", null, IsChosen: false)],
        [.. Enumerable.Range(1, 40).Select(number => new TopicChoice($"tags/{number}", "tags", $"{Names[number % Names.Length]} {number}", 400 - number, IsChosen: number is 2 or 38)), new("categories/a", "categories", "Afloat", 1, IsChosen: false)]);

    private static readonly NewsletterChoice Choice = new("Harbour Notes by e-mail", Weekly, ["Boats", "潮汐与灯塔"]);

    private static readonly ImmutableArray<FeedItem> Items =
        [.. Enumerable.Range(1, 5).Select(number => new FeedItem($"{Names[number]}: what they say, and to whom", $"{Home}{number}/", new(2026, 11, number, 8, 0, 0, TimeSpan.Zero), "One long, two short: under way and stopped.", number == 1 ? "zh-CN" : "en"))];

    public static PageSettings Settings(string language) =>
        new(new() { Title = language == "en" ? "Harbour Notes" : "海港札记", Url = Home, Language = language, Zone = TimeZoneInfo.Utc, Description = "Tides, boats and bread." }, null, Home + "mail/", [new("digest", "site", ["tags", "categories"])]);

    public static IEnumerable<(string Name, Page Page)> All() =>
    [
        ("subscribe", new Page.Subscribe([Form], null, null)),
        ("subscribe-mistake", new Page.Subscribe([Form, Form with { Name = "boats", Title = "Boats only", IsChosen = false }], "reader@", FormMistake.AddressMalformed)),
        ("subscribe-choice", new Page.Subscribe([Form with { Topics = [] }], "reader@example.org", FormMistake.ChoiceUnknown)),
        ("check-mail", new Page.CheckMail("Harbour Notes by e-mail")),
        ("confirm", new Page.Confirm(Choice, "/mail/c/token")),
        ("welcome", new Page.Welcome(Choice with { Topics = [] }, "/mail/p/token")),
        ("preferences", new Page.Preferences(Form, "/mail/p/token", Saved: true, "/mail/u/token")),
        ("unsubscribe", new Page.Unsubscribe("Harbour Notes by e-mail", "/mail/u/token")),
        ("unsubscribed", new Page.Unsubscribed("Harbour Notes by e-mail", "/mail/u/token")),
        ("issues", new Page.PastIssues([new("Harbour Notes by e-mail", [.. Items.Select(item => new SentIssue(item.Title, item.Published, "/mail/issues/1"))])])),
        ("feed", new Page.Feed(ListingOf("tags/boats", "tags", "Boats"), Items, Home + "mail/subscribe?topic=tags%2Fboats")),
        ("notice", new Page.Notice(NoticeKind.LinkExpired)),
        ("problems", new Page.Problems([Problem.Error("content/posts/a-rather-long-name-of-an-article.md", new(3, 5), "front-matter", "This is not valid YAML."), Problem.Warning("content/b.md", null, "shortcode", "It is passed over.")])),
    ];

    /// <summary>A site with many feeds of every kind.</summary>
    public static ImmutableArray<BuiltFeed> Feeds(int tags) =>
    [
        Built("site", "Harbour Notes", 412),
        Built("channels/afloat", "Afloat", 12),
        Built("sections/posts", "Posts", 300),
        .. Names.Select((name, number) => Built($"categories/{number}", name, 40 - number)),
        .. Enumerable.Range(1, tags).Select(number => Built($"tags/{number}", $"{Names[number % Names.Length]} {number}", tags - number + 1)),
        Built("authors/editor", "Editor", 12),
        Built("languages/zh-CN", "zh-CN", 31),
    ];

    private static BuiltFeed Built(string key, string name, int articles)
    {
        var files = FilesOf(key);
        return new(
            new() { Key = key, Title = $"{name} · Harbour Notes", Name = name, Description = name, Language = "en", Link = Home, Files = files },
            [],
            articles,
            [.. files.Select(file => (file, true))]);
    }

    private static FeedListing ListingOf(string key, string group, string name) => new(key, group, $"{name} · Harbour Notes", name, "en", Home, 12, FilesOf(key));

    private static ImmutableArray<FeedFile> FilesOf(string key)
    {
        var folder = key == "site" ? "" : key + "/";
        return [FileOf("rss", "rss.xml"), FileOf("atom", "atom.xml"), FileOf("json", "feed.json")];

        FeedFile FileOf(string format, string name) => new(format, folder + name, Home + folder + name);
    }
}
