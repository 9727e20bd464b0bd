using Feeds.Content;

namespace Feeds.Tests.Content;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN", "en")]
    [InlineData("zh-cn", "zh-CN")]
    [InlineData("ZH-HANS-cn", "zh-Hans-CN")]
    [InlineData("es-419", "es-419")]
    [InlineData("de-CH-1996", "de-CH-1996")]
    [InlineData("sl-rozaj", "sl-rozaj")]
    [InlineData("yue", "yue")]
    [InlineData(" en ", "en")]
    public void A_tag_gets_its_usual_case(string text, string tag)
    {
        Assert.Equal(tag, LanguageTag.Parse(text, out var mended));
        Assert.False(mended);
    }

    [Theory]
    [InlineData("zh_cn", "zh-CN")]
    [InlineData("zh_TW", "zh-TW")]
    [InlineData("pt_BR", "pt-BR")]
    [InlineData("zh_Hans_CN", "zh-Hans-CN")]
    public void An_underscore_is_mended(string text, string tag)
    {
        Assert.Equal(tag, LanguageTag.Parse(text, out var mended));
        Assert.True(mended);
    }

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("xx")]
    [InlineData("english")]
    [InlineData("中文")]
    [InlineData("en-")]
    [InlineData("en--US")]
    [InlineData("en US")]
    [InlineData("zh_CN.UTF-8")]
    [InlineData("en,de")]
    [InlineData("../../x")]
    [InlineData("v2")]
    public void What_is_no_language_is_refused(string text)
    {
        Assert.Null(LanguageTag.Parse(text, out _));
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-cn", true)]
    [InlineData("v2", false)]
    [InlineData("min", false)]
    [InlineData("old", false)]
    [InlineData("xx", false)]
    [InlineData("", false)]
    public void The_end_of_a_file_name_is_a_language_only_when_it_is_known(string suffix, bool isLanguage)
    {
        Assert.Equal(isLanguage, LanguageTag.IsFileNameSuffix(suffix));
    }
}
