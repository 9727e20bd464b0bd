using Feeds.Tests.Support;

namespace Feeds.Tests.Content.Dialects;

/// <summary>The addresses are those that Jekyll 4.3 itself gives, percent-encoded where it leaves a permalink raw; the ids those of jekyll-feed.</summary>
public sealed class JekyllAddressTests
{
    [Theory]
    [InlineData("_posts/2025-02-10-hello.md", "2025/02/10/hello.html")]
    [InlineData("_posts/2025-02-10-Hello World.md", "2025/02/10/Hello-World.html")]
    [InlineData("_posts/2025-02-10-中文測試.md", "2025/02/10/%E4%B8%AD%E6%96%87%E6%B8%AC%E8%A9%A6.html")]
    [InlineData("_posts/2025-02-10-+ %#.md", "2025/02/10/+.html")]
    [InlineData("_posts/2025-02-10-escape-+ #%20[].md", "2025/02/10/escape-+-20.html")]
    [InlineData("_posts/2025-02-10-trailing-dots...md", "2025/02/10/trailing-dots.html")]
    [InlineData("_posts/2025-02-10-a_b.md", "2025/02/10/a_b.html")]
    [InlineData("_posts/2017-3-23-tide.md", "2017/03/23/tide.html")]
    [InlineData("_posts/2025-02-10-notes.v2.md", "2025/02/10/notes.v2.html")]
    [InlineData("_posts/2025-02-10-a&b=c?.md", "2025/02/10/a&b=c.html")]
    [InlineData("_posts/2025-02-10-naïve.md", "2025/02/10/na%C3%AFve.html")]
    [InlineData("_posts/2025-02-10-C++.md", "2025/02/10/C++.html")]
    [InlineData("_posts/2025-02-10-it's.md", "2025/02/10/it's.html")]
    [InlineData("_posts/2025-02-10-x~y@z.html", "2025/02/10/x~y@z.html")]
    [InlineData("news/_posts/2025-02-10-a.md", "news/2025/02/10/a.html")]
    [InlineData("_posts/below/2025-02-10-a.md", "2025/02/10/a.html")]
    [InlineData("News Desk/_posts/2025-02-10-a.md", "news%20desk/2025/02/10/a.html")]
    public void A_post_lies_where_its_name_says(string path, string address)
    {
        Assert.Equal("https://example.org/" + address, (Reading.Jekyll with { Zone = "Asia/Shanghai" }).Text("Just text.", path).Article.Url);
    }

    [Theory]
    [InlineData(null, "about.html docs/My%20Page.html")]
    [InlineData("date", "about.html docs/My%20Page.html")]
    [InlineData("ordinal", "about.html docs/My%20Page.html")]
    [InlineData("none", "about.html docs/My%20Page.html")]
    [InlineData("/:title:output_ext", "about.html docs/My%20Page.html")]
    [InlineData("pretty", "about/ docs/My%20Page/")]
    [InlineData("/:year/:title/", "about/ docs/My%20Page/")]
    [InlineData("weekdate", "about docs/My%20Page")]
    [InlineData("simple", "about docs/My%20Page")]
    [InlineData("/:title", "about docs/My%20Page")]
    public void A_page_that_is_no_post_takes_the_ending_of_their_pattern(string? pattern, string addresses)
    {
        using var folder = new TempFolder().With("about.md", "---\n---\n").With("docs/My Page.md", "---\n---\n").With("docs/index.md", "---\n---\n")
            .With("docs/x.html", "---\npermalink: /here/:basename/\n---\n").With("static.md", "No front matter, no page.\n");
        var read = (Reading.Jekyll with { Options = options => options with { Permalink = pattern } }).Read(folder);
        Assert.Equal(
            [.. addresses.Split(' ').Select(path => "https://example.org/" + path), "https://example.org/docs/", "https://example.org/here/x/", ""],
            read.Articles.Select(article => article.Url));
    }

    [Theory]
    [InlineData("categories: [Tide Tables, B]", "tide%20tables/b/2025/02/10/hello.html")]
    [InlineData("categories: a b", "a/b/2025/02/10/hello.html")]
    [InlineData("category: a b", "a%20b/2025/02/10/hello.html")]
    [InlineData("categories: [C#, 中文]", "c%23/%E4%B8%AD%E6%96%87/2025/02/10/hello.html")]
    [InlineData("date: 2024-12-31 23:30:00 +0800", "2024/12/31/hello.html")]
    [InlineData("date: 2024-12-31 23:30:00 +0000", "2025/01/01/hello.html")]
    [InlineData("slug: low-tide", "2025/02/10/low-tide.html")]
    [InlineData("slug: Low Tide!", "2025/02/10/Low-Tide!.html")]
    [InlineData("permalink: /low/tide/", "low/tide/")]
    [InlineData("permalink: /low/tide.html", "low/tide.html")]
    [InlineData("permalink: low/tide", "low/tide")]
    [InlineData("permalink: /a b/低潮/", "a%20b/%E4%BD%8E%E6%BD%AE/")]
    [InlineData("permalink: /a%20b/", "a%20b/")]
    [InlineData("permalink: /:year/:title/", "2025/hello/")]
    [InlineData("permalink: pretty", "pretty")]
    public void An_author_may_say_where_a_post_lies(string yaml, string address)
    {
        var front = yaml.StartsWith("date", StringComparison.Ordinal) ? yaml : yaml + "\ndate: 2025-02-10";
        Assert.Equal("https://example.org/" + address, (Reading.Jekyll with { Zone = "Asia/Shanghai" }).Article(front).Url);
    }

    [Theory]
    [InlineData("date", "b/2025/02/10/low-tide.html")]
    [InlineData("pretty", "b/2025/02/10/low-tide/")]
    [InlineData("ordinal", "b/2025/041/low-tide.html")]
    [InlineData("weekdate", "b/2025/W07/Mon/low-tide.html")]
    [InlineData("none", "b/low-tide.html")]
    [InlineData("/:year/:slug", "2025/low-tide")]
    [InlineData("/:short_year/:i_month/:i_day/:title:output_ext", "25/2/10/low-tide.html")]
    [InlineData("/blog/:categories/:title/", "blog/b/low-tide/")]
    public void The_pattern_of_the_site_is_filled_in(string pattern, string address)
    {
        var reading = Reading.Jekyll with { Options = options => options with { Permalink = pattern } };
        Assert.Equal("https://example.org/" + address, reading.Article("categories: [B]", "_posts/2025-02-10-low-tide.md").Url);
    }

    [Theory]
    [InlineData("title: x", "_posts/2025-02-10-hello.md", "2025/02/10/hello")]
    [InlineData("title: x", "_posts/2025-02-10-Hello World.md", "2025/02/10/Hello%20World")]
    [InlineData("title: x", "_posts/2025-02-10-中文測試.md", "2025/02/10/%E4%B8%AD%E6%96%87%E6%B8%AC%E8%A9%A6")]
    [InlineData("title: x", "_posts/2025-02-10-trailing-dots...md", "2025/02/10/trailing-dots")]
    [InlineData("categories: [Tide Tables]", "_posts/2025-02-10-a.md", "tide%20tables/2025/02/10/a")]
    [InlineData("slug: Low Tide!", "_posts/2025-02-10-a.md", "2025/02/10/Low%20Tide!")]
    [InlineData("permalink: /low/tide/", "_posts/2025-02-10-a.md", "low/a")]
    [InlineData("permalink: /low/tide.html", "_posts/2025-02-10-a.md", "low/a")]
    public void The_id_of_a_post_is_its_folder_and_its_bare_slug(string yaml, string path, string id)
    {
        Assert.Equal("https://example.org/" + id, Reading.Jekyll.Article(yaml, path).Id);
    }
}
