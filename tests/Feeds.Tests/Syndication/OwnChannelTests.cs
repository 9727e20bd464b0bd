using Feeds.Content;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>Channels of the owner's own making: any of these, all of those, none of that, in these languages.</summary>
public sealed class OwnChannelTests
{
    private static readonly Article[] Articles =
    [
        Some.Article(1) with { Tags = ["Boats"], Language = "zh-CN" },
        Some.Article(2) with { Tags = ["boats", "tides"], Categories = ["Kitchen"] },
        Some.Article(3) with { Tags = ["Tides"], Authors = [new Author("Ann")], Section = "posts" },
        Some.Article(4),
    ];

    [Theory]
    [InlineData("", "", "", "", "1 2 3 4")]
    [InlineData("tags/boats", "", "", "", "1 2")]
    [InlineData("tags/boats tags/tides", "", "", "", "1 2 3")]
    [InlineData("", "tags/boats tags/tides", "", "", "2")]
    [InlineData("tags/boats tags/tides", "", "categories/kitchen", "", "1 3")]
    [InlineData("", "", "tags/boats", "", "3 4")]
    [InlineData("", "", "", "zh-CN", "1")]
    [InlineData("", "", "", "ZH-cn", "1")]
    [InlineData("", "", "", "en", "2 3 4")]
    [InlineData("tags/boats", "", "", "en", "2")]
    [InlineData("languages/zh-CN", "", "", "", "1")]
    [InlineData("", "", "languages/zh-CN", "", "2 3 4")]
    [InlineData("authors/ann", "", "", "", "3")]
    [InlineData("sections/posts", "", "", "", "3")]
    [InlineData("site", "", "tags/tides", "", "1 4")]
    [InlineData("tags/nothing", "", "", "", "")]
    [InlineData("tags/boats", "tags/nothing", "", "", "")]
    [InlineData("tags/boats", "", "tags/boats", "", "")]
    public void An_article_is_in_it_when_every_rule_says_so(string any, string all, string none, string languages, string numbers)
    {
        var own = new OwnChannel("own", "My own", [.. Words(any)], [.. Words(all)], [.. Words(none)], [.. Words(languages)]);

        Assert.Equal(Words(numbers).Select(number => $"Article {number}"), Selected(own, Some.Feeds()).Articles.Select(article => article.Title));
    }

    [Fact]
    public void It_may_be_made_of_terms_that_have_no_channels_themselves()
    {
        var own = new OwnChannel("own", "My own", ["tags/boats"], [], [], []);

        Assert.Equal(2, Selected(own, Some.Feeds() with { By = Grouping.None }).Articles.Length);
    }

    [Fact]
    public void It_holds_the_newest_of_its_own()
    {
        var own = new OwnChannel("own", "My own", [], [], ["tags/boats"], []);

        Assert.Equal("Article 3", Assert.Single(Selected(own, Some.Feeds() with { Items = 1 }).Articles).Title);
    }

    [Fact]
    public void It_is_called_as_its_owner_calls_it_and_lies_under_its_name()
    {
        var channel = Selected(new OwnChannel("ai-network", "AI 与网络", [], [], [], []), Some.Feeds()).Channel;

        Assert.Equal(("AI 与网络", "https://example.org/notes/channels/ai-network/rss.xml"), (channel.Title, channel.UrlOf("rss")));
    }

    private static Selection Selected(OwnChannel own, FeedOptions options) =>
        new ChannelCatalog(Some.Site(), Some.Plain, options with { Channels = [own] }, SectionPages.None).Select(Articles)
            .Single(selection => selection.Channel.Key == "channels/" + own.Name);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
