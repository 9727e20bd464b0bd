using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>A site that says it has several languages: the first as readers know it, the others apart, and all together.</summary>
public sealed class MultilingualChannelTests
{
    private static readonly Article[] Articles =
    [
        Some.Article(1) with { Language = "zh-CN", Tags = ["潮水", "Tides"], Section = "posts" },
        Some.Article(2) with { Tags = ["Tides"] },
        Some.Article(3) with { Language = "en", Tags = ["Boats"] },
        Some.Article(4) with { Language = "pt", Tags = ["Tides"] },
    ];

    private static Site Site => Some.Site() with { Languages = [new SiteLanguage("en", "en"), new SiteLanguage("zh-CN", "zh-cn", "港口札记", "zh-cn"), new SiteLanguage("pt", "pt", null, "pt")] };

    [Fact]
    public void Each_language_has_its_own_channels_and_the_first_has_those_of_the_site()
    {
        Assert.Equal(
            [
                "site: 2 3", "all: 1 2 3 4", "tags/boats: 3", "tags/tides: 2",
                "languages/pt: 4", "languages/pt/tags/tides: 4",
                "languages/zh-CN: 1", "languages/zh-CN/sections/posts: 1", "languages/zh-CN/tags/tides: 1", "languages/zh-CN/tags/潮水: 1",
            ],
            Shown(Select(Some.Hugo, Some.Feeds())));
    }

    [Fact]
    public void Without_channels_for_languages_the_others_are_found_among_all()
    {
        Assert.Equal(
            ["site: 2 3", "all: 1 2 3 4", "tags/boats: 3", "tags/tides: 2"],
            Shown(Select(Some.Hugo, Some.Feeds() with { By = Grouping.Tags })));
    }

    [Fact]
    public void Every_language_speaks_for_itself()
    {
        var channels = Select(Some.Hugo, Some.Feeds()).ToDictionary(selection => selection.Channel.Key, selection => selection.Channel);

        Assert.Equal(("Harbour Notes", "en"), (channels["site"].Title, channels["site"].Language));
        Assert.Equal(("Harbour Notes", "en"), (channels["all"].Title, channels["all"].Language));
        Assert.Equal(("港口札记", "zh-CN"), (channels["languages/zh-CN"].Title, channels["languages/zh-CN"].Language));
        Assert.Equal(("潮水 · 港口札记", "zh-CN"), (channels["languages/zh-CN/tags/潮水"].Title, channels["languages/zh-CN/tags/潮水"].Language));
        Assert.Equal(("Harbour Notes · pt", "pt"), (channels["languages/pt"].Title, channels["languages/pt"].Language));
    }

    [Theory]
    [InlineData("site", "index.xml")]
    [InlineData("all", "all/index.xml")]
    [InlineData("tags/tides", "tags/tides/index.xml")]
    [InlineData("languages/zh-CN", "zh-cn/index.xml")]
    [InlineData("languages/zh-CN/tags/潮水", "zh-cn/tags/潮水/index.xml")]
    [InlineData("languages/zh-CN/sections/posts", "zh-cn/posts/index.xml")]
    public void In_a_Hugo_site_they_lie_where_Hugo_has_them(string key, string path)
    {
        Assert.Equal(path, Select(Some.Hugo, Some.Feeds()).Single(selection => selection.Channel.Key == key).Channel.Files[0].Path);
    }

    [Theory]
    [InlineData("languages/zh-CN", "languages/zh-CN/rss.xml")]
    [InlineData("languages/zh-CN/tags/潮水", "languages/zh-CN/tags/潮水/rss.xml")]
    public void Elsewhere_they_lie_below_their_language(string key, string path)
    {
        Assert.Equal(path, Select(Some.Plain, Some.Feeds()).Single(selection => selection.Channel.Key == key).Channel.Files[0].Path);
    }

    [Theory]
    [InlineData("languages/zh-CN", "https://example.org/notes/zh-cn/")]
    [InlineData("languages/zh-CN/tags/潮水", "https://example.org/notes/zh-cn/tags/%E6%BD%AE%E6%B0%B4/")]
    [InlineData("languages/zh-CN/sections/posts", "https://example.org/notes/zh-cn/posts/")]
    public void Their_links_lead_to_the_pages_of_their_language(string key, string link)
    {
        Assert.Equal(link, Select(Some.Hugo, Some.Feeds()).Single(selection => selection.Channel.Key == key).Channel.Link);
    }

    [Fact]
    public void A_site_that_says_nothing_of_languages_holds_every_article()
    {
        var selections = new ChannelCatalog(Some.Site(), Some.Plain, Some.Feeds() with { By = Grouping.Languages }, SectionPages.None).Select(Articles);

        Assert.Equal(["site: 1 2 3 4", "languages/en: 3", "languages/pt: 4", "languages/zh-CN: 1"], Shown(selections));
    }

    private static ImmutableArray<Selection> Select(SiteDialect dialect, FeedOptions options) => new ChannelCatalog(Site, dialect, options, SectionPages.None).Select(Articles);

    private static IEnumerable<string> Shown(IEnumerable<Selection> selections) =>
        selections.Select(selection => $"{selection.Channel.Key}: {string.Join(' ', selection.Articles.Select(article => article.Title["Article ".Length..]))}");
}
