using Feeds.Markup;
using Feeds.Tests.Support;

namespace Feeds.Tests.Newsletters;

public sealed class DigestSubjectTests
{
    [Theory]
    [InlineData("en", "Harbour Weekly", "Fog signals", 0, "Fog signals")]
    [InlineData("en", "Harbour Weekly", "Fog signals", 1, "Harbour Weekly: Fog signals and 1 more")]
    [InlineData("en", "Harbour Weekly", "Fog signals", 1234, "Harbour Weekly: Fog signals and 1234 more")]
    [InlineData("en", "Harbour Weekly", "Reading a tide table, and what the twelfths have to do with the slipway", 9, "Harbour Weekly: Reading a tide table, and what the twelfths have… and 9 more")]
    [InlineData("zh-CN", "海港每周摘要", "六点钟的渡轮", 11, "海港每周摘要：六点钟的渡轮（共 12 篇）")]
    [InlineData("zh-CN", "海港每周摘要", "用过去三十年的验潮站数据训练的模型把未来三天的水位误差降到了四厘米", 11, "海港每周摘要：用过去三十年的验潮站数据训练的模型把未来三天的水位…（共 12 篇）")]
    [InlineData("zh-CN", "海港每周摘要", "六点钟的渡轮", 0, "六点钟的渡轮")]
    [InlineData("fr", "Hebdo", "Le bac de six heures", 2, "Hebdo: Le bac de six heures and 2 more")]
    [InlineData("he", "שבועון", "המעבורת", 2, "שבועון: המעבורת ועוד 2")]
    public void A_subject_says_what_comes_first_and_how_many_more_there_are(string language, string newsletter, string title, int further, string subject)
    {
        var model = SomeDigests.Plain(1);
        var digest = SomeDigests.Rendered(model with
        {
            Newsletter = model.Newsletter with { Title = newsletter, Language = language },
            Entries = [Some.Entry() with { Title = title }],
            Further = further,
        });

        Assert.Equal(subject, digest.Subject);
        Assert.InRange(DisplayWidth.Of(digest.Subject), 1, 78);
    }
}
