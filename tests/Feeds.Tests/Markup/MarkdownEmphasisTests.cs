using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

/// <summary>Emphasis beside full-width punctuation, which CommonMark leaves as literal asterisks.</summary>
public sealed class MarkdownEmphasisTests
{
    [Theory]
    [InlineData("**财联社2月10日讯（编辑 潇湘）**在DeepSeek春节前", "<strong>财联社2月10日讯（编辑 潇湘）</strong>在DeepSeek春节前")]
    [InlineData("供应商**Arista Networks。**Arista表示", "供应商<strong>Arista Networks。</strong>Arista表示")]
    [InlineData("写道，**计算成本的降低。**他说", "写道，<strong>计算成本的降低。</strong>他说")]
    [InlineData("**我们看到更多的创新，**”Wang表示", "<strong>我们看到更多的创新，</strong>”Wang表示")]
    [InlineData("定位准确”。“**网络方面**肯定", "定位准确”。“<strong>网络方面</strong>肯定")]
    [InlineData("**复现：**10", "<strong>复现：</strong>10")]
    [InlineData("中**「引」**文**『双』**字**《书》**名", "中<strong>「引」</strong>文<strong>『双』</strong>字<strong>《书》</strong>名")]
    [InlineData("**“引号”**后面", "<strong>“引号”</strong>后面")]
    [InlineData("这是**【重磅】**消息", "这是<strong>【重磅】</strong>消息")]
    [InlineData("*斜体。*后面", "<em>斜体。</em>后面")]
    [InlineData("~~删。~~后面", "<del>删。</del>后面")]
    [InlineData("**굵게.**다음", "<strong>굵게.</strong>다음")]
    [InlineData("**重要🎉**后", "<strong>重要🎉</strong>后")]
    [InlineData("***中文。***后", "<em><strong>中文。</strong></em>后")]
    public void Emphasis_that_ends_in_full_width_punctuation_is_emphasis(string markdown, string html)
    {
        Assert.Equal($"<p>{html}</p>", Html.Of(markdown));
    }

    [Theory]
    [InlineData("snake_case_name")]
    [InlineData("中_文_字")]
    [InlineData("2 * 3 * 4")]
    [InlineData("==mark== ++ins++ H~2~O x^2^")]
    public void What_no_author_means_as_emphasis_stays_text(string markdown)
    {
        Assert.Equal($"<p>{markdown}</p>", Html.Of(markdown));
    }
}
