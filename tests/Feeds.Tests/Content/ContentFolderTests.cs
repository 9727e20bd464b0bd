using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class ContentFolderTests : IDisposable
{
    private const string Dated = "---\ndate: 2025-02-10\n---\nText.\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("content/a.md", true)]
    [InlineData("content/a.MD", true)]
    [InlineData("content/a.markdown", true)]
    [InlineData("content/a.mdx", true)]
    [InlineData("content/a.html", true)]
    [InlineData("content/deep/er/a.md", true)]
    [InlineData("content/a b/+ %#.md", true)]
    [InlineData("content/below/README.md", true)]
    [InlineData("content/a.txt", false)]
    [InlineData("content/a.md.bak", false)]
    [InlineData("content/README.md", false)]
    [InlineData("content/readme.markdown", false)]
    [InlineData("content/LICENSE.md", false)]
    [InlineData("content/CONTRIBUTING.md", false)]
    [InlineData("content/.hidden.md", false)]
    [InlineData("content/.git/a.md", false)]
    [InlineData("content/.obsidian/below/a.md", false)]
    [InlineData("content/node_modules/pkg/a.md", false)]
    [InlineData("content/posts/node_modules/a.md", false)]
    [InlineData("content/public/posts/a.html", false)]
    [InlineData("a.md", false)]
    public void Articles_are_found_by_their_names_outside_of_machinery(string path, bool isRead)
    {
        folder.With("content/posts/first.md", Dated).With(path, Dated);
        var reading = Reading.Plain with { Options = options => options with { NeverRead = [folder.At("content/public")] } };
        Assert.Equal(isRead, reading.Read(folder).Articles.Any(article => article.File == path));
    }

    [Theory]
    [InlineData("drafts/**", "drafts/a.md", false)]
    [InlineData("drafts/**", "drafts/below/a.md", false)]
    [InlineData("drafts/", "drafts/a.md", false)]
    [InlineData("drafts", "drafts/a.md", false)]
    [InlineData("**/old-*.md", "posts/old-news.md", false)]
    [InlineData("**/old-*.md", "posts/news.md", true)]
    [InlineData("*.html", "a.html", false)]
    [InlineData("*.html", "posts/a.html", true)]
    [InlineData("posts/a.md", "posts/a.md", false)]
    [InlineData("./posts/a.md", "posts/a.md", false)]
    [InlineData("/posts/a.md", "posts/a.md", false)]
    [InlineData("drafts/**", "posts/drafts/a.md", true)]
    public void What_a_glob_excludes_is_not_read(string glob, string path, bool isRead)
    {
        folder.With("content/" + path, Dated);
        var reading = Reading.Plain with { Options = options => options with { Exclude = [glob] } };
        Assert.Equal(isRead, reading.Read(folder).Articles.Length == 1);
    }

    [Fact]
    public void Articles_come_in_the_order_of_their_paths()
    {
        foreach (var path in (string[])["b.md", "a/z.md", "a.md", "é.md", "B.md", "a/b/c.md"])
        {
            folder.With("content/" + path, Dated);
        }

        Assert.Equal(
            ["content/B.md", "content/a.md", "content/a/b/c.md", "content/a/z.md", "content/b.md", "content/é.md"],
            Reading.Plain.Read(folder).Articles.Select(article => article.File));
    }

    [Fact]
    public void A_broken_article_costs_only_itself()
    {
        folder.With("content/a.md", Dated).With("content/b.md", "---\ntitle: a: b\n---\n").With("content/c.md", Dated);
        var read = Reading.Plain.Read(folder);
        Assert.Equal([ArticleState.Published, ArticleState.Broken, ArticleState.Published], read.Articles.Select(article => article.State));
        Assert.StartsWith("content/b.md:2:9: error: ", Assert.Single(read.Problems).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id: https://example.org/first")]
    [InlineData("guid: https://example.org/first")]
    [InlineData("url: /first/")]
    public void Of_two_articles_with_one_id_the_second_is_left_out(string yaml)
    {
        folder.With("content/a.md", $"---\ndate: 2025-02-10\n{yaml}\n---\n").With("content/b.md", $"---\ndate: 2025-02-11\n{yaml}\n---\n");
        var read = Reading.Hugo.Read(folder);
        Assert.Equal([ArticleState.Published, ArticleState.Broken], read.Articles.Select(article => article.State));
        Assert.Equal("same id as content/a.md", read.Articles[1].Reason);
        Assert.Equal($"content/b.md: error: The article has the same id as content/a.md ({read.Articles[0].Id}); it is left out. [duplicate-id]", Assert.Single(read.Problems).ToString());
    }

    [Fact]
    public void A_draft_may_share_the_id_of_the_article_it_is_to_replace()
    {
        folder.With("content/a.md", "---\ndate: 2025-02-10\nurl: /x/\ndraft: true\n---\n").With("content/b.md", "---\ndate: 2025-02-10\nurl: /x/\n---\n");
        var read = Reading.Hugo.Read(folder);
        Assert.Empty(read.Problems);
        Assert.Equal([ArticleState.Draft, ArticleState.Published], read.Articles.Select(article => article.State));
    }

    [Theory]
    [InlineData("content/_index.md")]
    [InlineData("content/posts/_index.md")]
    [InlineData("content/posts/_index.en.md")]
    public void A_section_page_of_Hugo_is_no_article(string path)
    {
        folder.With(path, Dated);
        Assert.Empty((Reading.Hugo with { Languages = [new("en", "en"), new("de", "de")] }).Read(folder).Articles);
    }

    [Theory]
    [InlineData("_layouts/post.html", null)]
    [InlineData("_includes/a.md", null)]
    [InlineData("_data/a.md", null)]
    [InlineData("vendor/bundle/a.md", null)]
    [InlineData("about.md", ArticleState.Hidden)]
    [InlineData("_posts/undated.md", ArticleState.Hidden)]
    [InlineData("_docs/guide.md", ArticleState.Hidden)]
    [InlineData("_posts/2025-02-10-a.md", ArticleState.Published)]
    [InlineData("below/_posts/2025-02-10-a.html", ArticleState.Published)]
    [InlineData("_drafts/a.md", ArticleState.Draft)]
    public void Jekyll_publishes_dated_files_among_the_posts(string path, ArticleState? state)
    {
        folder.With(path, Dated);
        Assert.Equal(state, Reading.Jekyll.Read(folder).Articles.SingleOrDefault()?.State);
    }

    [Theory]
    [InlineData(null, "date: 2025-02-10 11:20:12", 1)]
    [InlineData(null, "date: 2025-02-10\nlastmod: 2025-02-11", 1)]
    [InlineData(null, "date: 2025-02-10T11:20:12Z", 0)]
    [InlineData("UTC", "date: 2025-02-10 11:20:12", 0)]
    public void Dates_without_a_zone_are_named_once_where_no_zone_is_set(string? zone, string yaml, int warnings)
    {
        folder.With("content/a.md", $"---\n{yaml}\n---\n");
        Assert.Equal(
            Enumerable.Repeat("warning: 1 article has dates without a zone, read as UTC. Set site.timezone in feeds.yml, such as Asia/Shanghai. [timezone]", warnings),
            (Reading.Plain with { Zone = zone }).Read(folder).Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Progress_is_told_for_every_file()
    {
        for (var i = 0; i < 20; i++)
        {
            folder.With($"content/{i}.md", Dated);
        }

        var told = new System.Collections.Concurrent.ConcurrentBag<(int Done, int Of)>();
        Reading.Plain.Read(folder, (done, of) => told.Add((done, of)));
        Assert.Equal(Enumerable.Range(1, 20).Select(done => (done, 20)), told.Order());
    }
}
