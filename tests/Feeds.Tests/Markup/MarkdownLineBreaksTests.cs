using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

public sealed class MarkdownLineBreaksTests
{
    [Theory]
    [InlineData("潮水上涨\n渔船回港", "潮水上涨渔船回港")]
    [InlineData("潮水上涨，\n渔船回港", "潮水上涨，渔船回港")]
    [InlineData("ひらがな\nカタカナ", "ひらがなカタカナ")]
    [InlineData("**粗体**\n文字", "<strong>粗体</strong>文字")]
    [InlineData("文字\n[链接](#x)", "文字<a href=\"https://example.org/notes/posts/article-1/#x\">链接</a>")]
    [InlineData("他说：“好。”\n然后走了", "他说：“好。”然后走了")]
    [InlineData("等等……\n然后", "等等……然后")]
    [InlineData("𠀀𠀁\n𠀂", "𠀀𠀁𠀂")]
    public void A_line_end_between_Chinese_or_Japanese_characters_is_no_blank(string markdown, string html)
    {
        Assert.Equal($"<p>{html}</p>", Html.Of(markdown));
    }

    [Theory]
    [InlineData("tide\nboat")]
    [InlineData("潮水\nboat")]
    [InlineData("tide\n渔船")]
    [InlineData("밀물\n썰물")]
    [InlineData("“tide”\n“boat”")]
    [InlineData("tide…\nboat")]
    public void A_line_end_between_words_parts_them(string markdown)
    {
        Assert.Equal($"<p>{markdown}</p>", Html.Of(markdown));
    }

    [Theory]
    [InlineData("潮水  \n渔船", "潮水<br />\n渔船")]
    [InlineData("潮水\\\n渔船", "潮水<br />\n渔船")]
    public void A_line_end_that_is_asked_for_stays(string markdown, string html)
    {
        Assert.Equal($"<p>{html}</p>", Html.Of(markdown));
    }

    [Theory]
    [InlineData(@"**（编辑）**\ 在", "<strong>（编辑）</strong>在")]
    [InlineData(@"在\ **（编辑）**", "在<strong>（编辑）</strong>")]
    public void A_blank_escaped_to_help_other_parsers_is_not_shown(string markdown, string html)
    {
        Assert.Equal($"<p>{html}</p>", Html.Of(markdown));
    }

    [Theory]
    [InlineData(@"C:\ drive", @"C:\ drive")]
    [InlineData(@"`中\ 文`", @"<code>中\ 文</code>")]
    public void A_backslash_elsewhere_stays(string markdown, string html)
    {
        Assert.Equal($"<p>{html}</p>", Html.Of(markdown));
    }
}
