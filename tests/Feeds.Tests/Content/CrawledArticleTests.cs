using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

/// <summary>An article as a crawler writes it: every key of its theme, most of them empty.</summary>
public sealed class CrawledArticleTests
{
    private const string Yaml = """
        title: "下一班渡轮？港口：新船将在涨潮时进港"
        date: "2025-02-10 11:20:12"
        summary: "港口一夜之间多了一条“新船”..."
        lead: ""
        menu: ""
        thumbnail: ""
        lang: [zh-CN]
        translations: [zh-CN]
        categories: [qq]
        tags: [qq]
        comments: true
        pager: true
        toc: false
        mathjax: false
        sidebar: right
        widgets: [search, taglist]
        """;

    [Fact]
    public void What_it_says_is_read_and_what_is_empty_is_absent()
    {
        var article = (Reading.Plain with { Zone = "Asia/Shanghai", Language = "zh-CN" }).Article(Yaml, "news/000_3f09a1e6f1ef9b70.md");
        Assert.Equal((ArticleState.Published, "下一班渡轮？港口：新船将在涨潮时进港", "港口一夜之间多了一条“新船”..."), (article.State, article.Title, article.Summary));
        Assert.Equal(new DateTimeOffset(2025, 2, 10, 11, 20, 12, TimeSpan.FromHours(8)), article.Published);
        Assert.Equal(TimeSpan.FromHours(8), article.Published?.Offset);
        Assert.Equal(article.Published, article.Updated);
        Assert.Equal(["qq"], article.Tags);
        Assert.Equal(["qq"], article.Categories);
        Assert.Equal(("zh-CN", "news", null), (article.Language, article.Section, article.Image));
        Assert.Empty(article.Authors);
        Assert.Equal(("https://example.org/news/000_3f09a1e6f1ef9b70/", "tag:example.org,2026:news/000_3f09a1e6f1ef9b70.md"), (article.Url, article.Id));
    }

    [Fact]
    public void With_the_wrong_zone_it_would_be_in_the_future()
    {
        var article = (Reading.Plain with { Now = "2025-02-10T04:00:00Z" }).Article(Yaml);
        Assert.Equal((ArticleState.Future, "due 2025-02-10 11:20 +00:00"), (article.State, article.Reason));
        Assert.Equal(ArticleState.Published, (Reading.Plain with { Now = "2025-02-10T04:00:00Z", Zone = "Asia/Shanghai" }).Article(Yaml).State);
    }
}
