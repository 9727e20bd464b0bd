using Feeds.Content;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

/// <summary>The clock of these tests stands at 2025-06-01T12:00:00Z.</summary>
public sealed class ArticleStateTests
{
    private const string Past = "date: 2025-02-10";
    private const string Coming = "date: 2025-06-01T12:00:01Z";

    [Theory]
    [InlineData(Past, ArticleState.Published, "dated and released")]
    [InlineData("date: 2025-06-01T12:00:00Z", ArticleState.Published, "dated and released")]
    [InlineData("date: 2025-06-01T20:00:00+08:00", ArticleState.Published, "dated and released")]
    [InlineData(Coming, ArticleState.Future, "due 2025-06-01 12:00 +00:00")]
    [InlineData("date: 2025-06-01T20:00:01+08:00", ArticleState.Future, "due 2025-06-01 20:00 +08:00")]
    [InlineData("title: x # date", ArticleState.Undated, "no date in the front matter or the file name")]
    [InlineData("date:", ArticleState.Undated, "no date in the front matter or the file name")]
    [InlineData("date: \"\"", ArticleState.Undated, "no date in the front matter or the file name")]
    [InlineData("published: y # date", ArticleState.Undated, "no date in the front matter or the file name")]
    [InlineData("published: 1 # date", ArticleState.Undated, "no date in the front matter or the file name")]
    [InlineData("published: n # date", ArticleState.Draft, "published: false")]
    [InlineData("date: 0001-01-01T00:00:00Z", ArticleState.Undated, "no date in the front matter or the file name")]
    [InlineData(Past + "\nexpiryDate: 2025-06-01T12:00:00Z", ArticleState.Expired, "expired 2025-06-01 12:00 +00:00")]
    [InlineData(Past + "\nexpiryDate: 2025-06-01T12:00:01Z", ArticleState.Published, "dated and released")]
    [InlineData(Past + "\nunpublishdate: 2025-05-01", ArticleState.Expired, "expired 2025-05-01 00:00 +00:00")]
    [InlineData(Coming + "\nexpiryDate: 2025-05-01", ArticleState.Expired, "expired 2025-05-01 00:00 +00:00")]
    [InlineData(Past + "\nexpiryDate:", ArticleState.Published, "dated and released")]
    [InlineData("draft: true # date", ArticleState.Draft, "draft: true")]
    [InlineData(Past + "\ndraft: true", ArticleState.Draft, "draft: true")]
    [InlineData(Coming + "\ndraft: true", ArticleState.Draft, "draft: true")]
    [InlineData(Past + "\ndraft: true\nhidden: true", ArticleState.Hidden, "hidden: true")]
    [InlineData("hidden: true # date", ArticleState.Hidden, "hidden: true")]
    [InlineData(Coming + "\nhidden: true", ArticleState.Hidden, "hidden: true")]
    [InlineData("date: soon\ndraft: true", ArticleState.Broken, "a date cannot be read")]
    [InlineData("title: a: b # date", ArticleState.Broken, "its front matter cannot be read")]
    public void An_article_is_in_exactly_one_state_with_its_reason(string yaml, ArticleState state, string reason)
    {
        var article = Reading.Plain.Front(yaml).Article;
        Assert.Equal((state, reason), (article.State, article.Reason));
    }

    [Theory]
    [InlineData(Past + "\ndraft: true", true, false, ArticleState.Published)]
    [InlineData(Past + "\npublished: false", true, false, ArticleState.Published)]
    [InlineData(Past + "\ndraft: true", false, true, ArticleState.Draft)]
    [InlineData(Coming + "\ndraft: true", true, false, ArticleState.Future)]
    [InlineData(Coming + "\ndraft: true", true, true, ArticleState.Published)]
    [InlineData(Coming, false, true, ArticleState.Published)]
    [InlineData(Coming, true, false, ArticleState.Future)]
    [InlineData(Past + "\nexpiryDate: 2025-05-01", true, true, ArticleState.Expired)]
    [InlineData("draft: true # date", true, true, ArticleState.Undated)]
    [InlineData(Past + "\nhidden: true", true, true, ArticleState.Hidden)]
    [InlineData("date: soon", true, true, ArticleState.Broken)]
    public void Drafts_and_coming_articles_are_published_where_that_is_asked_for(string yaml, bool drafts, bool future, ArticleState state)
    {
        var reading = Reading.Plain with { Options = options => options with { Drafts = drafts, Future = future } };
        Assert.Equal(state, reading.Front(yaml).Article.State);
    }

    [Theory]
    [InlineData("draft: true", "draft: true")]
    [InlineData("draft: yes", "draft: true")]
    [InlineData("draft: on", "draft: true")]
    [InlineData("draft: y", "draft: true")]
    [InlineData("draft: 1", "draft: true")]
    [InlineData("draft: \"true\"", "draft: true")]
    [InlineData("Draft: TRUE", "draft: true")]
    [InlineData("params: {draft: true}", "draft: true")]
    [InlineData("draft: true\npublished: true", "draft: true")]
    [InlineData("published: false", "published: false")]
    [InlineData("published: no", "published: false")]
    [InlineData("published: 0", "published: false")]
    [InlineData("status: draft", "status: draft")]
    [InlineData("Status: Draft", "status: draft")]
    public void Any_word_that_means_draft_holds_an_article_back(string yaml, string reason)
    {
        var article = Reading.Plain.Article(yaml);
        Assert.Equal((ArticleState.Draft, reason), (article.State, article.Reason));
    }

    [Theory]
    [InlineData("draft: false")]
    [InlineData("draft: no")]
    [InlineData("draft:")]
    [InlineData("draft: \"\"")]
    [InlineData("published: true")]
    [InlineData("published: y")]
    [InlineData("published: 1")]
    [InlineData("published: 2025-02-10")]
    [InlineData("status: published")]
    [InlineData("hidden: false")]
    [InlineData("feed: true")]
    [InlineData("feed: {excerpt_only: true}")]
    [InlineData("rss: {exclude: false}")]
    [InlineData("build: {list: always, render: always}")]
    [InlineData("headless: false")]
    [InlineData("weight: 1\nmenu: \"\"\nlayout: post\ncomments: true\nwidgets: [search]")]
    public void What_says_nothing_of_the_kind_holds_nothing_back(string yaml)
    {
        Assert.Equal(ArticleState.Published, Reading.Plain.Article(yaml).State);
        Assert.Equal(ArticleState.Published, Reading.Plain.Article("date: 2025-02-10\n" + yaml).State);
    }

    [Theory]
    [InlineData("draft: true # until the tide turns")]
    [InlineData("published = false")]
    public void A_draft_in_TOML_is_a_draft(string toml)
    {
        var read = Reading.Hugo.Text($"+++\ndate = 2025-02-10\n{toml.Replace(':', '=')}\n+++\nText.", "posts/a.md");
        Assert.Equal(ArticleState.Draft, read.Article.State);
    }

    [Fact]
    public void An_undated_page_is_named_by_a_warning()
    {
        var problem = Assert.Single(Reading.Hugo.Front("title: About # date").Problems);
        Assert.Equal("content/posts/hello.md: warning: The page has no date, so it is in no feed. [undated]", problem.ToString());
    }

    [Theory]
    [InlineData("plain", "_drafts/tide.md")]
    [InlineData("jekyll", "_drafts/tide.md")]
    [InlineData("jekyll", "notes/_drafts/2025-02-10-tide.md")]
    public void What_lies_among_the_drafts_is_one(string dialect, string path)
    {
        var article = (dialect == "plain" ? Reading.Plain : Reading.Jekyll).Article("date: 2025-02-10", path);
        Assert.Equal((ArticleState.Draft, "it lies in _drafts"), (article.State, article.Reason));
    }

    [Theory]
    [InlineData("ture")]
    [InlineData("soon")]
    public void A_draft_that_says_neither_yes_nor_no_is_kept_back_with_a_warning(string word)
    {
        var read = Reading.Plain.Front($"title: A\ndate: 2020-01-02\ndraft: {word}");
        Assert.Equal((ArticleState.Draft, $"draft: {word}"), (read.Article.State, read.Article.Reason));
        Assert.Equal(("draft", new Position(4, 8)), (read.Problems.Single().Rule, read.Problems.Single().Position!.Value));
    }
}
