using Feeds.Syndication;

namespace Feeds.Tests.Syndication;

public sealed class ChannelKeyTests
{
    [Theory]
    [InlineData("site", "site")]
    [InlineData("all", "all")]
    [InlineData("tags/DeepSeek", "tags/deepseek")]
    [InlineData("tags/machine_learning", "tags/machine-learning")]
    [InlineData("tags/machine%20learning", "tags/machine-learning")]
    [InlineData("tags/a/b", "tags/a%2fb")]
    [InlineData("tags/a%2fb", "tags/a%2fb")]
    [InlineData("categories/快讯", "categories/快讯")]
    [InlineData("sections/posts", "sections/posts")]
    [InlineData("authors/Harbour Desk", "authors/harbour-desk")]
    [InlineData("languages/zh_cn", "languages/zh-CN")]
    [InlineData("languages/ZH-cn/tags/X", "languages/zh-CN/tags/x")]
    [InlineData("channels/ai-network", "channels/ai-network")]
    public void A_key_is_read_as_somebody_wrote_it(string text, string key)
    {
        Assert.Equal(key, ChannelKey.Read(text));
        Assert.Equal(key, ChannelKey.Read(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("deepseek")]
    [InlineData("tags")]
    [InlineData("tags/")]
    [InlineData("tag/x")]
    [InlineData("Tags/x")]
    [InlineData("site/x")]
    [InlineData("all/x")]
    [InlineData("languages/")]
    [InlineData("languages/klingon")]
    [InlineData("languages/en/all")]
    [InlineData("languages/en/languages/en")]
    [InlineData("languages/en/channels/a")]
    [InlineData("channels/")]
    public void What_no_channel_is_called_is_none(string text)
    {
        Assert.Null(ChannelKey.Read(text));
    }
}
