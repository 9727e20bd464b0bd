using Feeds.Tests.Support;

namespace Feeds.Tests.Content.Dialects;

public sealed class PlainAddressTests
{
    [Theory]
    [InlineData("hello.md", "hello/")]
    [InlineData("posts/hello.md", "posts/hello/")]
    [InlineData("posts/Hello World.md", "posts/Hello%20World/")]
    [InlineData("posts/2025-02-10-hello.md", "posts/hello/")]
    [InlineData("posts/lighthouse/index.md", "posts/lighthouse/")]
    [InlineData("index.md", "")]
    [InlineData("_posts/hello.md", "hello/")]
    [InlineData("notes/_posts/2025-02-10-hello.md", "notes/hello/")]
    [InlineData("posts/+ %#.md", "posts/+%20%25%23/")]
    [InlineData("posts/escape-+ #%20[].md", "posts/escape-+%20%23%2520%5B%5D/")]
    [InlineData("posts/trailing-dots...md", "posts/trailing-dots../")]
    [InlineData("posts/中文測試.md", "posts/%E4%B8%AD%E6%96%87%E6%B8%AC%E8%A9%A6/")]
    [InlineData("posts/q?a=b&c.md", "posts/q%3Fa=b&c/")]
    [InlineData("posts/\"/><VADER>.md", "posts/%22/%3E%3CVADER%3E/")]
    [InlineData("posts/:year.md", "posts/:year/")]
    [InlineData("posts/🦀.md", "posts/%F0%9F%A6%80/")]
    public void A_page_lies_where_its_file_does_encoded_once(string path, string address)
    {
        Assert.Equal("https://example.org/" + address, Reading.Plain.Article("title: x", path).Url);
    }

    [Theory]
    [InlineData("slug: low-tide", "posts/low-tide/")]
    [InlineData("slug: Low tide", "posts/Low%20tide/")]
    [InlineData("slug: 100%", "posts/100%25/")]
    [InlineData("slug: a%20b", "posts/a%2520b/")]
    [InlineData("slug: :year", "posts/:year/")]
    [InlineData("url: /low/tide/", "low/tide/")]
    [InlineData("url: /low/tide.html", "low/tide.html")]
    [InlineData("permalink: low/tide", "low/tide")]
    [InlineData("permalink: /a b/低潮/", "a%20b/%E4%BD%8E%E6%BD%AE/")]
    [InlineData("permalink: /a%20b/?c#d", "a%20b/%3Fc%23d")]
    [InlineData("permalink: /:year/:month/:slug/", "2025/02/hello/")]
    [InlineData("url: https://example.org/low/tide/", "low/tide/")]
    [InlineData("url: //low/tide/", "low/tide/")]
    [InlineData("url: /", "")]
    public void An_author_may_say_where_a_page_lies(string yaml, string address)
    {
        Assert.Equal("https://example.org/" + address, Reading.Plain.Article(yaml).Url);
    }

    [Theory]
    [InlineData("slug: ../../x", "posts/hello/", "The slug '../../x' is a path, not one name; the file's name is used instead.")]
    [InlineData("slug: ..", "posts/hello/", "The slug '..' is a path, not one name; the file's name is used instead.")]
    [InlineData("slug: a\\b", "posts/hello/", "The slug 'a\\b' is a path, not one name; the file's name is used instead.")]
    [InlineData("slug: /x", "posts/hello/", "The slug '/x' is a path, not one name; the file's name is used instead.")]
    [InlineData("slug: ---", "posts/hello/", "The slug '---' is a path, not one name; the file's name is used instead.")]
    [InlineData("url: /../../x/", "x/", "The address '/../../x/' leads above the site; '/x/' is used.")]
    [InlineData("url: /%2e%2e/x/", "x/", "The address '/%2E%2E/x/' leads above the site; '/x/' is used.")]
    [InlineData("url: https://example.com/x/", "posts/hello/", "'https://example.com/x/' is not an address of this site; the file's own is used.")]
    [InlineData("url: https://example.org.evil.example/x/", "posts/hello/", "'https://example.org.evil.example/x/' is not an address of this site; the file's own is used.")]
    public void An_address_that_leads_elsewhere_is_a_warning(string yaml, string address, string message)
    {
        var read = Reading.Plain.Front(yaml);
        var problem = Assert.Single(read.Problems);
        Assert.Equal(message, problem.Message);
        Assert.Equal(2, problem.Position?.Line);
        Assert.Equal("https://example.org/" + address, read.Article.Url);
    }

    [Theory]
    [InlineData("slug: \"%2e%2e\"")]
    [InlineData("slug: \"..%2f..%2fx\"")]
    [InlineData("url: \"/a/../../../x\"")]
    [InlineData("url: \"/%2e%2e%2f%2e%2e%2fx\"")]
    [InlineData("url: \"\\\\\\\\evil.example\\\\x\"")]
    [InlineData("url: \"@evil.example/\"")]
    [InlineData("url: \":80/x\"")]
    [InlineData("permalink: \"javascript:alert(1)\"")]
    public void No_address_leads_out_of_the_site(string yaml)
    {
        foreach (var reading in (Reading[])[Reading.Plain, Reading.Hugo, Reading.Jekyll])
        {
            var url = new Uri((reading with { Url = "https://example.org/sub/" }).Front(yaml).Article.Url);
            Assert.Equal("example.org", url.Authority);
            Assert.StartsWith("/sub/", url.AbsolutePath, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_very_long_slug_still_has_an_address()
    {
        var article = Reading.Plain.Article("slug: " + new string('字', 10_000));
        Assert.EndsWith("%E5%AD%97/", article.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("posts/hello.md", "tag:example.org,2026:posts/hello.md")]
    [InlineData("posts/中文 測試.md", "tag:example.org,2026:posts/%E4%B8%AD%E6%96%87%20%E6%B8%AC%E8%A9%A6.md")]
    [InlineData("posts/+ %#.md", "tag:example.org,2026:posts/+%20%25%23.md")]
    public void The_id_of_a_page_is_a_tag_URI_of_its_file(string path, string id)
    {
        Assert.Equal(id, Reading.Plain.Article("title: x", path).Id);
    }
}
