using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class SectionPagesTests : IDisposable
{
    private readonly TempFolder folder = new TempFolder().With("content/posts/deep/a.md", "---\ntitle: Own\ndate: 2025-02-10\n---\n");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("content/posts/_index.md", "posts", null, "Notes from the harbour")]
    [InlineData("content/Posts/_index.md", "posts", null, "Notes from the harbour")]
    [InlineData("content/tags/c-sharp/_index.md", "tags/c-sharp", null, "Notes from the harbour")]
    [InlineData("content/posts/_index.de.md", "posts", "de", "Notes from the harbour")]
    [InlineData("content/posts/_index.de.md", "posts", "en", null)]
    [InlineData("content/posts/_index.md", "posts", "de", "Notes from the harbour")]
    [InlineData("content/posts/_index.md", "other", null, null)]
    public void The_page_of_a_folder_names_it(string path, string section, string? language, string? title)
    {
        folder.With(path, "---\ntitle: Notes from the harbour\n---\n");
        var read = (Reading.Hugo with { Languages = [new("en", "en"), new("de", "de", Folder: "de")] }).Read(folder);
        Assert.Equal(title, read.Sections.TitleOf(section, language));
    }

    [Theory]
    [InlineData("content/_index.md", "cascade: {draft: true}", ArticleState.Draft)]
    [InlineData("content/posts/_index.md", "cascade: {draft: true}", ArticleState.Draft)]
    [InlineData("content/posts/deep/_index.md", "cascade: {draft: true}", ArticleState.Draft)]
    [InlineData("content/posts/_index.md", "cascade: [{build: {list: never}}]", ArticleState.Hidden)]
    [InlineData("content/posts/_index.md", "draft: true", ArticleState.Published)]
    [InlineData("content/other/_index.md", "cascade: {draft: true}", ArticleState.Published)]
    [InlineData("content/_index.md", "cascade: {draft: true, _target: {path: '/posts/**'}}", ArticleState.Draft)]
    [InlineData("content/_index.md", "cascade: {draft: true, _target: {path: '/other/**'}}", ArticleState.Published)]
    [InlineData("content/_index.md", "cascade: {draft: true, target: {kind: page}}", ArticleState.Draft)]
    [InlineData("content/_index.md", "cascade: {draft: true, target: {kind: section}}", ArticleState.Published)]
    public void What_the_page_of_a_folder_hands_down_holds_for_the_articles_below(string path, string yaml, ArticleState state)
    {
        folder.With(path, $"---\n{yaml}\n---\n");
        Assert.Equal(state, Assert.Single(Reading.Hugo.Read(folder).Articles).State);
    }

    [Fact]
    public void The_articles_own_word_is_stronger_and_the_nearer_folders_stronger_than_the_farther()
    {
        folder.With("content/_index.md", "---\ncascade: {title: Far, slug: far, lang: de}\n---\n")
            .With("content/posts/_index.md", "---\ncascade: {title: Near, slug: near}\n---\n");
        var article = Assert.Single(Reading.Hugo.Read(folder).Articles);
        Assert.Equal(("Own", "https://example.org/posts/deep/near/", "de"), (article.Title, article.Url, article.Language));
    }

    [Fact]
    public void A_broken_page_of_a_folder_is_named_and_costs_no_article()
    {
        folder.With("content/posts/_index.md", "---\ntitle: a: b\n---\n");
        var read = Reading.Hugo.Read(folder);
        Assert.StartsWith("content/posts/_index.md:2:9: error: ", Assert.Single(read.Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal(ArticleState.Published, Assert.Single(read.Articles).State);
    }
}
