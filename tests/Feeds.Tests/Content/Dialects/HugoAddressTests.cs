using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content.Dialects;

/// <summary>The addresses are those that Hugo itself gives, but for a sign of number, which it leaves bare.</summary>
public sealed class HugoAddressTests
{
    private const string Text = "title: Low Tide, Part 1\ndate: 2025-02-10T23:30:00+08:00";

    [Theory]
    [InlineData("posts/hello.md", "posts/hello/")]
    [InlineData("posts/Hello World.md", "posts/hello-world/")]
    [InlineData("Posts/UPPER.md", "posts/upper/")]
    [InlineData("posts/deep/er/hello.md", "posts/deep/er/hello/")]
    [InlineData("posts/lighthouse/index.md", "posts/lighthouse/")]
    [InlineData("lighthouse/index.md", "lighthouse/")]
    [InlineData("about.md", "about/")]
    [InlineData("posts/2025-02-10-tide.md", "posts/2025-02-10-tide/")]
    [InlineData("posts/a_b.md", "posts/a_b/")]
    [InlineData("posts/a--b.md", "posts/a--b/")]
    [InlineData("posts/a&b=c.md", "posts/abc/")]
    [InlineData("posts/(draft) x.md", "posts/draft-x/")]
    [InlineData("posts/it's.md", "posts/its/")]
    [InlineData("posts/x~y@z.md", "posts/x~y@z/")]
    [InlineData("posts/q?.md", "posts/q/")]
    [InlineData("posts/C++.md", "posts/c++/")]
    [InlineData("posts/C#.md", "posts/c%23/")]
    [InlineData("posts/+ %#.md", "posts/+-%23/")]
    [InlineData("posts/escape-+ #%20[].md", "posts/escape-+-%23%20/")]
    [InlineData("posts/trailing-dots...md", "posts/trailing-dots../")]
    [InlineData("posts/notes.v2.md", "posts/notes.v2/")]
    [InlineData("posts/中文測試.md", "posts/%E4%B8%AD%E6%96%87%E6%B8%AC%E8%A9%A6/")]
    [InlineData("posts/naïve-café.md", "posts/na%C3%AFve-caf%C3%A9/")]
    [InlineData("posts/nai\u0308ve.md", "posts/nai%CC%88ve/")]
    [InlineData("posts/İstanbul.md", "posts/istanbul/")]
    public void A_page_lies_where_its_file_does(string path, string address)
    {
        Assert.Equal("https://example.org/" + address, Reading.Hugo.Article(Text, path).Url);
    }

    [Theory]
    [InlineData("slug: low-tide", "posts/low-tide/")]
    [InlineData("slug: Low Tide!", "posts/low-tide/")]
    [InlineData("slug: -low-", "posts/low/")]
    [InlineData("slug: 2025", "posts/2025/")]
    [InlineData("slug: 低潮", "posts/%E4%BD%8E%E6%BD%AE/")]
    [InlineData("slug: a/b", "posts/a/b/")]
    [InlineData("slug: \"\"", "posts/hello/")]
    [InlineData("url: /low/tide/", "low/tide/")]
    [InlineData("url: /low/tide.html", "low/tide.html")]
    [InlineData("url: low/tide", "low/tide/")]
    [InlineData("url: /a b/低潮/", "a%20b/%E4%BD%8E%E6%BD%AE/")]
    [InlineData("url: /a%20b/", "a%20b/")]
    [InlineData("url: /Low/Tide/", "Low/Tide/")]
    [InlineData("slug: x\nurl: /low/tide/", "low/tide/")]
    public void An_author_may_say_where_a_page_lies(string yaml, string address)
    {
        Assert.Equal("https://example.org/" + address, Reading.Hugo.Article($"{Text}\n{yaml}").Url);
    }

    [Theory]
    [InlineData("/:year/:month/:day/:slug/", "", "2025/02/10/low-tide-part-1/")]
    [InlineData("/:year/:month/:title", "slug: x", "2025/02/low-tide-part-1/")]
    [InlineData("/:section/:slug", "slug: x", "posts/x/")]
    [InlineData("/:sections/:slugorcontentbasename", "", "posts/hello/")]
    [InlineData("/:filename/", "slug: x", "hello/")]
    [InlineData("/:contentbasename/", "slug: x", "hello/")]
    [InlineData("/:slugorfilename/", "slug: x", "x/")]
    [InlineData("/:yearday/:weekdayname/:monthname/", "", "41/monday/february/")]
    [InlineData("/:slug/", "slug: 低潮", "%E4%BD%8E%E6%BD%AE/")]
    public void The_pattern_of_a_section_is_filled_in(string pattern, string yaml, string address)
    {
        var reading = Reading.Hugo with { Url = "https://example.org/sub/", Options = options => options with { SectionPermalinks = ImmutableDictionary<string, string>.Empty.Add("posts", pattern) } };
        Assert.Equal("https://example.org/sub/" + address, reading.Article($"{Text}\n{yaml}").Url);
    }

    [Fact]
    public void A_site_may_keep_the_case_of_names_or_have_pages_as_files()
    {
        Assert.Equal("https://example.org/Posts/UPPER/", new Reading(new HugoDialect { KeepsCase = true }).Article(Text, "Posts/UPPER.md").Url);
        Assert.Equal("https://example.org/posts/hello.html", new Reading(new HugoDialect { UglyUrls = true }).Article(Text).Url);
    }

    [Fact]
    public void The_id_of_a_page_is_its_address()
    {
        var article = Reading.Hugo.Article(Text, "posts/中文測試.md");
        Assert.Equal(article.Url, article.Id);
    }
}
