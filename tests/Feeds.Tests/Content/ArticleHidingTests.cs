using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class ArticleHidingTests
{
    [Theory]
    [InlineData("feed: false", "feed: false")]
    [InlineData("feed: no", "feed: false")]
    [InlineData("feed: \"off\"", "feed: false")]
    [InlineData("rss: false", "rss: false")]
    [InlineData("in_feed: false", "in_feed: false")]
    [InlineData("disable_feed: true", "disable_feed: true")]
    [InlineData("DisableFeed: true", "disableFeed: true")]
    [InlineData("feed_exclude: 1", "feed_exclude: true")]
    [InlineData("feedExclude: true", "feedExclude: true")]
    [InlineData("exclude_from_feed: true", "exclude_from_feed: true")]
    [InlineData("hiddenInRss: true", "hiddenInRss: true")]
    [InlineData("hidden_in_rss: true", "hidden_in_rss: true")]
    [InlineData("hidden: true", "hidden: true")]
    [InlineData("hide: true", "hide: true")]
    [InlineData("headless: true", "headless: true")]
    [InlineData("private: true", "private: true")]
    [InlineData("unlisted: true", "unlisted: true")]
    [InlineData("params: {hidden: true}", "hidden: true")]
    [InlineData("rss: {exclude: true}", "excluded from the feed")]
    [InlineData("rss: {exclude: True}", "excluded from the feed")]
    [InlineData("feed: {exclude: yes}", "excluded from the feed")]
    [InlineData("status: hidden", "status: hidden")]
    [InlineData("Status: Skip", "status: Skip")]
    [InlineData("status: private", "status: private")]
    [InlineData("build: {list: never}", "build.list: never")]
    [InlineData("build: {list: false}", "build.list: never")]
    [InlineData("_build: {list: Never}", "_build.list: never")]
    [InlineData("_build: {render: never}", "_build.render: never")]
    [InlineData("build: {render: false}", "build.render: never")]
    public void Each_key_that_keeps_an_article_out_of_feeds_is_honoured(string yaml, string reason)
    {
        var article = Reading.Hugo.Article(yaml);
        Assert.Equal((ArticleState.Hidden, reason), (article.State, article.Reason));
    }
}
