using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class ArticleTextTests
{
    [Theory]
    [InlineData("title: Low tide", "Low tide")]
    [InlineData("TITLE: Low tide", "Low tide")]
    [InlineData("title : Low tide", "Low tide")]
    [InlineData("title: 1.10", "1.10")]
    [InlineData("title: 0123", "0123")]
    [InlineData("title: 2025-02-10", "2025-02-10")]
    [InlineData("title: true", "true")]
    [InlineData("title: \"  Low \\n tide  \"", "Low tide")]
    [InlineData("title: \"Low\\u0008 \\u000Btide\\u008F\"", "Low tide")]
    [InlineData("title: Tea & cake < 5", "Tea & cake < 5")]
    [InlineData("title: Church &amp; Dwight &quot;x&quot;", "Church & Dwight \"x\"")]
    [InlineData("title: \"&amp;lt;\"", "&lt;")]
    [InlineData("title: \"<span class='x'>Low</span> tide\"", "Low tide")]
    [InlineData("title: \"List<int> and <my-tag>\"", "List<int> and <my-tag>")]
    [InlineData("title: \"`k8s_dns_chaos` and Exception#to_s\"", "`k8s_dns_chaos` and Exception#to_s")]
    [InlineData("title: 下一班渡轮？港口：涨潮", "下一班渡轮？港口：涨潮")]
    [InlineData("title: \"a\\u00A0b\\u3000c\\u200Bd\"", "a\u00A0b\u3000c\u200Bd")]
    [InlineData("title: سفينة في الميناء", "سفينة في الميناء")]
    [InlineData("title: \"]]>\"", "]]>")]
    [InlineData("title: Low&#x0B; tide&#0;", "Low tide")]
    public void A_title_is_plain_text_on_one_line(string yaml, string title)
    {
        Assert.Equal(title, Reading.Plain.Article(yaml).Title);
    }

    [Fact]
    public void A_long_title_stays_whole()
    {
        var title = string.Join(' ', Enumerable.Repeat("潮汐", 200));
        Assert.Equal(title, Reading.Plain.Article("title: " + title).Title);
    }

    [Theory]
    [InlineData("---\ntitle: \"\"\ndate: 2025-02-10\n---\n# The *new* slipway\n", "posts/a.md", "The new slipway")]
    [InlineData("---\ndate: 2025-02-10\n---\nText.\n\nThe new slipway\n===\n", "posts/a.md", "The new slipway")]
    [InlineData("---\ndate: 2025-02-10\n---\nText.\n\n## Below\n\n# Above\n", "posts/a.md", "Above")]
    [InlineData("---\ndate: 2025-02-10\n---\n```\n# no heading\n```\n", "posts/the-new_slipway.md", "The new slipway")]
    [InlineData("---\ntitle: [a]\ndate: 2025-02-10\n---\n", "posts/the-new-slipway.md", "The new slipway")]
    [InlineData("---\ndate: 2025-02-10\n---\n", "posts/2025-02-10-the-new-slipway.md", "The new slipway")]
    [InlineData("---\ndate: 2025-02-10\n---\n", "posts/the-new-slipway/index.md", "The new slipway")]
    [InlineData("---\ndate: 2025-02-10\n---\n", "posts/中文測試.md", "中文測試")]
    [InlineData("---\ndate: 2025-02-10\n---\n", "posts/---.md", "---")]
    [InlineData("---\ndate: 2025-02-10\n---\n", "posts/\u0001.md", "Untitled")]
    public void An_article_without_a_title_takes_its_first_heading_else_the_words_of_its_name(string text, string path, string title)
    {
        Assert.Equal(title, Reading.Plain.Text(text, path).Article.Title);
    }

    [Theory]
    [InlineData("summary: One.\ndescription: Two.\nexcerpt: Three.", "One.")]
    [InlineData("description: Two.\nexcerpt: Three.", "Two.")]
    [InlineData("excerpt: Three.", "Three.")]
    [InlineData("summary: \"\"\ndescription: Two.", "Two.")]
    [InlineData("summary: >-\n  Two\n  lines.", "Two lines.")]
    [InlineData("summary: \"<b>Bold</b> &amp; plain\"", "Bold & plain")]
    [InlineData("summary: \"他说“王炸”...\"", "他说“王炸”...")]
    [InlineData("title: x", null)]
    [InlineData("summary: [a]", null)]
    [InlineData("summary: \"<br>\"", null)]
    public void A_summary_is_plain_text(string yaml, string? summary)
    {
        Assert.Equal(summary, Reading.Plain.Article(yaml).Summary);
    }

    [Theory]
    [InlineData("image: a.png", "a.png")]
    [InlineData("cover: https://example.org/a.png", "https://example.org/a.png")]
    [InlineData("images: [a.png, b.png]", "a.png")]
    [InlineData("images: [\"\", b.png]", "b.png")]
    [InlineData("featured_image: a.png", "a.png")]
    [InlineData("featuredImage: a.png", "a.png")]
    [InlineData("thumbnail: a.png", "a.png")]
    [InlineData("image: {path: a.png, alt: x}", "a.png")]
    [InlineData("image: {url: a.png}", "a.png")]
    [InlineData("cover: {image: a.png}", "a.png")]
    [InlineData("images: [{src: a.png}]", "a.png")]
    [InlineData("image: \"\"\ncover: a.png", "a.png")]
    [InlineData("image: {alt: x}\ncover: a.png", "a.png")]
    [InlineData("image: {path: \"\"}\ncover: a.png", "a.png")]
    [InlineData("cover: false\nthumbnail: a.png", "a.png")]
    [InlineData("cover: true", null)]
    [InlineData("thumbnail: \"\"\nlead: \"\"\nmenu: \"\"", null)]
    [InlineData("image: [[]]", null)]
    public void The_lead_image_is_the_first_that_is_named(string yaml, string? image)
    {
        Assert.Equal(image, Reading.Plain.Article(yaml).Image);
    }
}
