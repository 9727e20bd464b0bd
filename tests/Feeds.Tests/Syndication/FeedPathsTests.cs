using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>Where feeds lie, so that a reader of the old feed never notices.</summary>
public sealed class FeedPathsTests
{
    [Theory]
    [InlineData("hugo", "site", "index.xml", "atom.xml", "feed.json")]
    [InlineData("hugo", "tags/deepseek", "tags/deepseek/index.xml", "tags/deepseek/atom.xml", "tags/deepseek/feed.json")]
    [InlineData("hugo", "categories/qq", "categories/qq/index.xml", "categories/qq/atom.xml", "categories/qq/feed.json")]
    [InlineData("hugo", "sections/posts", "posts/index.xml", "posts/atom.xml", "posts/feed.json")]
    [InlineData("hugo", "authors/ann", "authors/ann/index.xml", "authors/ann/atom.xml", "authors/ann/feed.json")]
    [InlineData("hugo", "languages/zh-CN", "languages/zh-CN/index.xml", "languages/zh-CN/atom.xml", "languages/zh-CN/feed.json")]
    [InlineData("hugo", "channels/own", "channels/own/index.xml", "channels/own/atom.xml", "channels/own/feed.json")]
    [InlineData("hugo", "all", "all/index.xml", "all/atom.xml", "all/feed.json")]
    [InlineData("jekyll", "site", "rss.xml", "feed.xml", "feed.json")]
    [InlineData("jekyll", "tags/deepseek", "feed/by_tag/deepseek.rss", "feed/by_tag/deepseek.xml", "feed/by_tag/deepseek.json")]
    [InlineData("jekyll", "categories/qq", "feed/qq.rss", "feed/qq.xml", "feed/qq.json")]
    [InlineData("jekyll", "authors/ann", "authors/ann/rss.xml", "authors/ann/feed.xml", "authors/ann/feed.json")]
    [InlineData("plain", "site", "rss.xml", "atom.xml", "feed.json")]
    [InlineData("plain", "tags/deepseek", "tags/deepseek/rss.xml", "tags/deepseek/atom.xml", "tags/deepseek/feed.json")]
    [InlineData("plain", "sections/posts", "sections/posts/rss.xml", "sections/posts/atom.xml", "sections/posts/feed.json")]
    public void Feeds_lie_where_the_generator_has_them_and_ours_beside(string generator, string key, string rss, string atom, string json)
    {
        var dialect = SiteDialect.All.Single(each => each.Name == generator);

        Assert.Equal([rss, atom, json], Of(key, dialect).Select(file => file.Path));
    }

    [Fact]
    public void Each_format_has_a_file_in_the_order_asked_for()
    {
        var files = Of("site", Some.Plain, Some.Feeds() with { Formats = ["json", "rss"] });

        Assert.Equal([new("json", "feed.json", "https://example.org/notes/feed.json"), new("rss", "rss.xml", "https://example.org/notes/rss.xml")], files);
    }

    [Theory]
    [InlineData("tags/c#", "https://example.org/notes/tags/c%23/rss.xml")]
    [InlineData("tags/潮 水", "https://example.org/notes/tags/%E6%BD%AE%20%E6%B0%B4/rss.xml")]
    [InlineData("tags/a%2fb", "https://example.org/notes/tags/a%252fb/rss.xml")]
    [InlineData("tags/50%", "https://example.org/notes/tags/50%25/rss.xml")]
    [InlineData("tags/a?b", "https://example.org/notes/tags/a%3Fb/rss.xml")]
    public void The_address_of_a_file_is_its_path_encoded_once(string key, string url)
    {
        var file = Of(key, Some.Plain)[0];

        Assert.Equal(url, file.Url);
        Assert.Equal(file.Path, Uri.UnescapeDataString(file.Url["https://example.org/notes/".Length..]));
    }

    [Theory]
    [InlineData("site", "feed/rss.xml")]
    [InlineData("tags/tides", "follow/tags-tides/rss.xml")]
    [InlineData("sections/posts", "follow/sections-posts/rss.xml")]
    [InlineData("languages/zh-CN/tags/tides", "languages/zh-CN/follow/tags-tides/rss.xml")]
    [InlineData("languages/zh-CN", "languages/zh-CN/rss.xml")]
    [InlineData("channels/own", "channels/own/rss.xml")]
    [InlineData("tags/{format}", "follow/tags-{format}/rss.xml")]
    [InlineData("tags/{taxonomy}", "follow/tags-{taxonomy}/rss.xml")]
    public void The_owner_may_say_where_they_lie(string key, string path)
    {
        var options = Some.Feeds() with { SitePath = "feed/{format}", TermPath = "follow/{taxonomy}-{term}/{format}" };

        Assert.Equal(path, Of(key, Some.Plain, options)[0].Path);
    }

    [Theory]
    [InlineData("hugo", "rss.xml", "rss.xml", "tags/x/rss.xml")]
    [InlineData("jekyll", "atom.xml", "atom.xml", "feed/by_tag/x.xml")]
    public void A_generator_may_call_its_own_feed_otherwise(string generator, string name, string site, string tag)
    {
        var dialect = SiteDialect.All.Single(each => each.Name == generator);
        var options = Some.Feeds() with { MainFile = name };

        Assert.Contains(Of("site", dialect, options), file => file.Path == site);
        Assert.Contains(Of("tags/x", dialect, options), file => file.Path == tag);
    }

    private static ImmutableArray<FeedFile> Of(string key, SiteDialect dialect, FeedOptions? options = null) =>
        new FeedPaths(Some.Site(), dialect, options ?? Some.Feeds()).Of(ChannelKey.Parse(key), name: null);
}
