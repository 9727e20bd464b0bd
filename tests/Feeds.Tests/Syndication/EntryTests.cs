using Feeds.Content;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>What an entry takes over from its article, and what it makes of it.</summary>
public sealed class EntryTests
{
    [Fact]
    public void An_entry_is_what_its_article_is()
    {
        var article = Some.Article() with { Authors = [new Author("Ann")], Language = "zh-CN" };
        var entry = Of(article);

        Assert.Equal((article.Id, article.Url, article.Title, article.Published, article.Updated, "zh-CN"), (entry.Id, entry.Url, entry.Title, entry.Published, entry.Updated, entry.Language));
        Assert.Equal(article.Authors, entry.Authors);
        Assert.Equal("en", Of(Some.Article()).Language);
    }

    [Fact]
    public void Its_terms_are_categories_and_tags_each_once_as_first_written()
    {
        Assert.Equal(["小镇", "Sea", "tides", "C#"], Of(Some.Article() with { Categories = ["小镇", "Sea"], Tags = ["sea", "tides", "C#"] }).Terms);
    }

    [Theory]
    [InlineData("tide.jpg", "https://example.org/notes/posts/article-1/tide.jpg")]
    [InlineData("/images/潮 1.jpg", "https://example.org/images/%E6%BD%AE%201.jpg")]
    [InlineData("//cdn.example/x.png", "https://cdn.example/x.png")]
    [InlineData("data:image/png;base64,AAAA", null)]
    [InlineData("javascript:x", null)]
    [InlineData("", null)]
    public void Its_image_lies_on_the_web(string image, string? url)
    {
        Assert.Equal(url, Of(Some.Article() with { Image = image }).Image);
    }

    [Theory]
    [InlineData("content/posts/a.html", "**x** <b>y</b><script>z</script>", "**x** <b>y</b>")]
    [InlineData("content/posts/a.HTML", "<p>x", "<p>x</p>")]
    [InlineData("content/posts/a.md", "**x**", "<p><strong>x</strong></p>")]
    [InlineData("content/posts/a.mdx", "import Chart from './chart.js'\nexport const meta = 1\n\n**x** <Chart />", "<p><strong>x</strong> </p>")]
    public void Its_content_is_what_the_kind_of_its_file_says(string file, string body, string html)
    {
        Assert.Equal(html, Of(Some.Article() with { File = file }, body).Html);
    }

    [Fact]
    public void A_body_of_HTML_nested_too_deep_is_a_problem_of_that_article_only()
    {
        var made = Some.Made(string.Concat(Enumerable.Repeat("<div>", 100_000)), Some.Article() with { File = "content/a.html" });

        Assert.Null(made.Entry);
        Assert.Equal(("content/a.html", "nesting"), made.Problems.Select(problem => (problem.File, problem.Rule)).Single());
    }

    [Theory]
    [InlineData("a\u0008\u000B\u008F\uFFFEb", "<p>ab</p>")]
    [InlineData("a&#x0B;&#8;&#xFFFE;&#xD800;b", "<p>a\uFFFDb</p>")]
    [InlineData("<i>a&#x0B;&#xFFFE;b</i>", "<p><i>ab</i></p>")]
    [InlineData("a\r\nb\rc", "<p>a\nb\nc</p>")]
    public void Its_content_holds_only_characters_that_readers_accept(string body, string html)
    {
        Assert.Equal(html, Of(Some.Article(), body).Html);
    }

    private static Entry Of(Article article, string body = "Text.") => Some.Made(body, article).Entry!;
}
