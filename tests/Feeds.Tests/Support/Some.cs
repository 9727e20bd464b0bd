using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Markup;
using Feeds.Syndication;

namespace Feeds.Tests.Support;

/// <summary>Ordinary things to test with: a test names only what matters to it, and changes it with <c>with</c>.</summary>
public static class Some
{
    /// <summary>The instant at which tests look at a site.</summary>
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly SiteDialect Hugo = new HugoDialect();
    public static readonly SiteDialect Jekyll = new JekyllDialect();
    public static readonly SiteDialect Plain = new PlainDialect();

    /// <summary>A site below a path of its host, which is where links go wrong.</summary>
    public static Site Site() => new() { Title = "Harbour Notes", Url = "https://example.org/notes/", Language = "en", Zone = TimeZoneInfo.Utc };

    public static Site Multilingual(params (string Tag, string Key)[] languages) =>
        Site() with { Languages = [.. languages.Select(language => new SiteLanguage(language.Tag, language.Key))], Language = languages[0].Tag };

    /// <summary>What makes the references of <see cref="Article"/> absolute.</summary>
    public static LinkBase Links() => new(Article().Url);

    /// <summary>A published article; its address and date follow from its number, a higher number being older.</summary>
    public static Article Article(int number = 1) => new()
    {
        File = $"content/posts/article-{number}.md",
        State = ArticleState.Published,
        Reason = "dated and released",
        Title = $"Article {number}",
        Url = $"https://example.org/notes/posts/article-{number}/",
        Id = $"https://example.org/notes/posts/article-{number}/",
        Published = Instant(number),
        Updated = Instant(number),
    };

    public static Entry Entry(int number = 1) => new()
    {
        Id = Article(number).Id,
        Url = Article(number).Url,
        Title = Article(number).Title,
        Published = Instant(number),
        Updated = Instant(number),
        Language = "en",
        Summary = $"What article {number} says.",
        Html = $"<p>What article {number} says, at length.</p>",
    };

    public static Channel Channel(string key = "site") => new()
    {
        Key = key,
        Title = "Harbour Notes",
        Name = "Harbour Notes",
        Description = "Tides, boats and bread.",
        Language = "en",
        Link = Site().Url,
        Files = new FeedPaths(Site(), Plain, Feeds()).Of(ChannelKey.Parse(key), name: null),
    };

    public static Feed Feed(params ImmutableArray<Entry> entries) => new(Site(), Channel(), entries, FullContent: true);

    public static FeedOptions Feeds() => new() { Output = "/nowhere" };

    public static ContentOptions Content(SiteDialect? dialect = null) => new() { SiteFolder = "/nowhere", Folder = "/nowhere/content", Dialect = dialect ?? Plain };

    /// <summary>The entry of an article with this body.</summary>
    public static MadeEntry Made(string body, Article? article = null, ContentOptions? content = null) =>
        new EntryFactory(Site(), content ?? Content()).Make(article ?? Article(), body, bodyLine: 10);

    private static DateTimeOffset Instant(int number) => new DateTimeOffset(2026, 5, 31, 9, 30, 0, TimeSpan.FromHours(2)).AddDays(-number);
}
