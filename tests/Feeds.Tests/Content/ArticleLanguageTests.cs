using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class ArticleLanguageTests
{
    [Theory]
    [InlineData("lang: zh-CN", "zh-CN")]
    [InlineData("Lang: de", "de")]
    [InlineData("language: de", "de")]
    [InlineData("locale: de", "de")]
    [InlineData("lang: [zh-CN]", "zh-CN")]
    [InlineData("lang: [\"\", zh-CN, en]", "zh-CN")]
    [InlineData("langs: [de]", "de")]
    [InlineData("params: {lang: de}", "de")]
    [InlineData("lang:", null)]
    [InlineData("lang: \"\"", null)]
    [InlineData("lang: []", null)]
    [InlineData("title: x", null)]
    public void An_article_may_name_its_language(string yaml, string? language)
    {
        Assert.Equal(language, Reading.Plain.Article(yaml).Language);
    }

    [Theory]
    [InlineData("lang: zh_cn", "zh-CN", "'zh_cn' is not a language tag; it is read as zh-CN.")]
    [InlineData("lang: [zh_tw, en]", "zh-TW", "'zh_tw' is not a language tag; it is read as zh-TW.")]
    [InlineData("lang: english", null, "'english' is not a language tag such as zh-CN; it is ignored.")]
    [InlineData("lang: {a: b}", null, "a group of keys is not a language tag such as zh-CN; it is ignored.")]
    [InlineData("lang: xx", null, "'xx' is not a language tag such as zh-CN; it is ignored.")]
    public void What_is_no_language_tag_is_mended_or_ignored_with_a_warning(string yaml, string? language, string message)
    {
        var read = Reading.Plain.Front(yaml);
        Assert.Equal(language, read.Article.Language);
        Assert.Equal($"content/posts/hello.md:2:7: warning: {message} [language]", Assert.Single(read.Problems).ToString());
    }

    [Theory]
    [InlineData("posts/hello.md", null, "https://example.org/posts/hello/")]
    [InlineData("posts/hello.en.md", "en", "https://example.org/posts/hello/")]
    [InlineData("posts/hello.zh-cn.md", "zh-CN", "https://example.org/zh-cn/posts/hello/")]
    [InlineData("posts/hello.ZH-CN.md", "zh-CN", "https://example.org/zh-cn/posts/hello/")]
    [InlineData("posts/hello/index.zh-cn.md", "zh-CN", "https://example.org/zh-cn/posts/hello/")]
    [InlineData("posts/hello.fr.md", null, "https://example.org/posts/hello.fr/")]
    [InlineData("posts/notes.v2.md", null, "https://example.org/posts/notes.v2/")]
    public void A_language_of_a_Hugo_site_may_end_the_name_of_a_file(string path, string? language, string url)
    {
        var reading = Reading.Hugo with { Languages = [new("en", "en"), new("zh-CN", "zh-cn", Folder: "zh-cn")] };
        var article = reading.Article("title: x", path);
        Assert.Equal((language, url), (article.Language, article.Url));
    }

    [Theory]
    [InlineData("posts/hello.zh-cn.md", "zh-CN")]
    [InlineData("posts/hello.de.md", "de")]
    [InlineData("posts/notes.v2.md", null)]
    [InlineData("posts/jquery.min.md", null)]
    public void A_known_language_may_end_the_name_of_a_plain_file(string path, string? language)
    {
        Assert.Equal(language, Reading.Plain.Article("title: x", path).Language);
    }

    [Theory]
    [InlineData("hugo", "posts/hello.md", "title: x", null, "posts", "posts/hello/")]
    [InlineData("hugo", "posts/hello.md", "lang: de", null, "posts", "posts/hello/")]
    [InlineData("hugo", "de/posts/hello.md", "title: x", null, "de", "de/posts/hello/")]
    [InlineData("hugo", "posts/hello.de.md", "lang: en", "de", "posts", "de/posts/hello/")]
    [InlineData("plain", "de/posts/hello.md", "title: x", "de", "posts", "de/posts/hello/")]
    [InlineData("plain", "en/posts/hello.md", "title: x", "en", "posts", "en/posts/hello/")]
    [InlineData("plain", "posts/hello.de.md", "title: x", "de", "posts", "de/posts/hello/")]
    [InlineData("plain", "de/posts/hello.de.md", "lang: de", "de", "posts", "de/de/posts/hello/")]
    [InlineData("plain", "de/posts/hello.md", "lang: en", "en", "posts", "de/posts/hello/")]
    [InlineData("plain", "fr/posts/hello.md", "title: x", null, "fr", "fr/posts/hello/")]
    public void Language_may_be_named_by_folder_by_suffix_and_by_key(string dialect, string path, string yaml, string? language, string section, string address)
    {
        var reading = (dialect == "hugo" ? Reading.Hugo : Reading.Plain) with { Languages = [new("en", "en"), new("de", "de", Folder: "de")] };
        var article = reading.Article(yaml, path);
        Assert.Equal((language, section, "https://example.org/" + address), (article.Language, article.Section, article.Url));
    }

    [Fact]
    public void A_Hugo_site_of_one_language_takes_the_word_of_the_article()
    {
        var article = Reading.Hugo.Article("lang: [zh-CN]");
        Assert.Equal(("zh-CN", "https://example.org/posts/hello/"), (article.Language, article.Url));
    }

    [Fact]
    public void Translations_side_by_side_have_addresses_and_ids_of_their_own()
    {
        using var folder = new TempFolder().With("content/posts/a.md", "---\ndate: 2025-02-10\n---\n").With("content/posts/a.de.md", "---\ndate: 2025-02-10\n---\n");
        foreach (var reading in (Reading[])[Reading.Plain, Reading.Hugo with { Languages = [new("en", "en"), new("de", "de", Folder: "de")] }])
        {
            var read = reading.Read(folder);
            Assert.Empty(read.Problems);
            Assert.Equal(2, read.Articles.Select(article => article.Url).Distinct().Count());
            Assert.Equal(2, read.Articles.Select(article => article.Id).Distinct().Count());
        }
    }
}
