using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

public sealed class GoldenFeedTests
{
    [Theory]
    [InlineData("rss", "rss.xml")]
    [InlineData("atom", "atom.xml")]
    [InlineData("json", "feed.json")]
    public void A_feed_rich_in_everything_is_written_byte_for_byte_as_it_was(string format, string file)
    {
        Golden.AssertSame(file, Written.As(format, RichFeed.Feed));
    }

    [Fact]
    public void The_index_of_feeds_is_written_byte_for_byte_as_it_was()
    {
        var chinese = Some.Channel("languages/zh-CN") with { Title = "潮 & 船", Language = "zh-CN", Link = "https://example.org/notes/zh-cn/" };

        Golden.AssertSame("feeds.opml", Written.OpmlBytes(RichFeed.Site, [RichFeed.Feed.Channel, Some.Channel("tags/c#"), chinese], RichFeed.Feed.Updated));
    }
}
