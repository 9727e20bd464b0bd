using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class TranslationsTests
{
    [Fact]
    public void Files_of_one_name_in_several_languages_are_translations()
    {
        var reading = Reading.Hugo with { Languages = [new("en", "en"), new("zh-CN", "zh-cn", Folder: "zh-cn"), new("de", "de", Folder: "de")] };
        var english = reading.Article("date: 2020-01-02", path: "posts/tea.md");
        var chinese = reading.Article("date: 2020-01-02", path: "posts/tea.zh-cn.md");
        var german = reading.Article("date: 2020-01-02", path: "posts/tea.de.md");
        var other = reading.Article("date: 2020-01-02", path: "posts/coffee.md");
        var translations = new Translations(Some.Site(), [english, chinese, german, other]);
        Assert.Equal([new("de", german.Url), new("zh-CN", chinese.Url)], translations.Of(english));
        Assert.Equal([new("de", german.Url), new("en", english.Url)], translations.Of(chinese));
        Assert.Empty(translations.Of(other));
    }

    [Theory]
    [InlineData("translationKey")]
    [InlineData("ref")]
    public void A_key_joins_articles_of_different_names(string key)
    {
        var english = Reading.Plain.Article($"date: 2020-01-02\nlang: en\n{key}: tea", path: "tea.md");
        var german = Reading.Plain.Article($"date: 2020-01-02\nlang: de\n{key}: tea", path: "tee.md");
        Assert.Equal([new("de", german.Url)], new Translations(Some.Site(), [english, german]).Of(english));
    }

    [Fact]
    public void What_is_not_published_is_no_translation_yet()
    {
        var english = Reading.Plain.Article("date: 2020-01-02\nlang: en\nref: tea", path: "tea.md");
        var draft = Reading.Plain.Article("date: 2020-01-02\nlang: de\nref: tea\ndraft: true", path: "tee.md");
        Assert.Empty(new Translations(Some.Site(), [english, draft]).Of(english));
    }

    [Fact]
    public void An_article_that_names_its_own_language_only_has_no_translation()
    {
        var seed = Reading.Plain.Article("date: 2020-01-02\nlang: [zh-CN]\ntranslations: [zh-CN]", path: "zh-CN/news/a.zh-CN.md");
        Assert.Empty(new Translations(Some.Site(), [seed]).Of(seed));
    }
}
