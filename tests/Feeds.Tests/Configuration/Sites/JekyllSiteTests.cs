using Feeds.Configuration;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration.Sites;

public sealed class JekyllSiteTests : IDisposable
{
    private readonly TempFolder folder = new TempFolder().With("_posts/2025-02-10-a.md", "---\ntitle: A\n---\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_configuration_of_a_Jekyll_site_is_found()
    {
        var publication = Read("""
            title: Harbour notes
            url: https://example.org
            baseurl: /news
            lang: en-GB
            timezone: Asia/Shanghai
            author: {name: Tide Desk, email: ada@example.org}
            description: >-
              Tides and
              ferries.
            logo: /logo.png
            permalink: pretty
            exclude: [old, Gemfile]
            """);
        var site = publication.Site;
        Assert.Equal(("Jekyll", "Harbour notes", "https://example.org/news/", "en-GB"), (publication.Generator, site.Title, site.Url, site.Language));
        Assert.Equal(("Asia/Shanghai", "Tides and ferries.", "https://example.org/logo.png"), (site.Zone.Id, site.Description, site.Image));
        Assert.Equal([new Author("Tide Desk", "ada@example.org")], site.Authors);
        Assert.IsType<JekyllDialect>(publication.Content.Dialect);
        Assert.Equal((folder.Path, "pretty", ZonelessDates.Jekyll, TermSplit.Spaces), (publication.Content.Folder, publication.Content.Permalink, publication.Content.ZonelessDates, publication.Content.SplitTerms));
        Assert.Contains("old", publication.Content.Exclude);
    }

    [Fact]
    public void Several_configuration_files_are_laid_over_one_another_as_Jekyll_does_when_they_are_named()
    {
        folder.With("_config.yml", "title: Harbour notes\nurl: http://localhost:4000\nfeed: {posts_limit: 7}\n").With("_config.production.yml", "url: https://example.org\nfeed: {path: /news.xml}\n")
            .With("feeds.yml", "content: {config: [_config.yml, _config.production.yml]}\nsite: {timezone: UTC}\n");
        var publication = Configured.Read(folder).Publication!;
        Assert.Equal(("Harbour notes", "https://example.org/", 7, "news.xml"), (publication.Site.Title, publication.Site.Url, publication.Feeds.Items, publication.Feeds.MainFile));
    }

    [Theory]
    [InlineData("_absent.yml")]
    [InlineData("../_config.yml")]
    public void A_configuration_file_that_is_not_there_is_named(string file)
    {
        folder.With("_config.yml", "url: https://example.org\n").With("feeds.yml", $"content: {{config: {file}}}\n");
        Assert.Equal($"feeds.yml:1:19: error: 'content.config' names '{file}', which is no file of the site. [configuration]", Assert.Single(Configured.Read(folder).Problems).ToString());
    }

    [Theory]
    [InlineData("url: https://example.org\n", "https://example.org/")]
    [InlineData("url: https://example.org/\nbaseurl: ''\n", "https://example.org/")]
    [InlineData("url: https://example.org/\nbaseurl: news\n", "https://example.org/news/")]
    [InlineData("url: https://example.org\nbaseurl: /news/\n", "https://example.org/news/")]
    public void The_address_is_made_of_two_keys(string yaml, string url)
    {
        Assert.Equal(url, Read(yaml).Site.Url);
    }

    [Fact]
    public void The_settings_of_jekyll_feed_are_kept()
    {
        var publication = Read("""
            url: https://example.org
            feed:
              path: /atom.xml
              posts_limit: 7
              excerpt_only: true
              collections: [guides]
            """);
        Assert.Equal(("atom.xml", 7, false), (publication.Feeds.MainFile, publication.Feeds.Items, publication.Feeds.FullContent));
        Assert.Equal(["guides"], Assert.IsType<JekyllDialect>(publication.Content.Dialect).FeedCollections);
    }

    [Theory]
    [InlineData("show_drafts: true", true, false)]
    [InlineData("future: true", false, true)]
    [InlineData("future: false", false, false)]
    public void Drafts_and_coming_posts_are_published_where_the_site_does(string yaml, bool drafts, bool future)
    {
        var content = Read($"url: https://example.org\n{yaml}\n").Content;
        Assert.Equal((drafts, future), (content.Drafts, content.Future));
    }

    [Theory]
    [InlineData("{scope: {path: ''}, values: {author: Tide Desk}}", "Tide Desk")]
    [InlineData("{scope: {path: '', type: posts}, values: {author: Tide Desk}}", "Tide Desk")]
    [InlineData("{scope: {path: _posts}, values: {author: Tide Desk}}", "Tide Desk")]
    [InlineData("{scope: {path: '_posts/*-a.md'}, values: {author: Tide Desk}}", "Tide Desk")]
    [InlineData("{scope: {path: _post}, values: {author: Tide Desk}}", null)]
    [InlineData("{scope: {path: '', type: pages}, values: {author: Tide Desk}}", null)]
    [InlineData("{scope: {path: _posts}, values: {author: Near}}, {scope: {path: ''}, values: {author: Far}}", "Near")]
    [InlineData("{scope: {path: ''}, values: {author: Far}}, {scope: {path: _posts}, values: {author: Near}}", "Near")]
    [InlineData("{scope: {path: ''}, values: {title: Theirs, author: Tide Desk}}", "Tide Desk")]
    public void Defaults_hold_where_a_post_says_nothing(string defaults, string? author)
    {
        var article = Assert.Single(Articles($"url: https://example.org\ndefaults: [{defaults}]\n"));
        Assert.Equal(("A", author), (article.Title, article.Authors.FirstOrDefault()?.Name));
    }

    [Theory]
    [InlineData("{scope: {path: ''}, values: {published: false}}", ArticleState.Draft)]
    [InlineData("{scope: {path: ''}, values: {hidden: true}}", ArticleState.Hidden)]
    [InlineData("{scope: {path: ''}, values: {date: 2026-01-01}}", ArticleState.Future)]
    public void Defaults_hide_posts_too(string defaults, ArticleState state)
    {
        Assert.Equal(state, Assert.Single(Articles($"url: https://example.org\ndefaults: [{defaults}]\n")).State);
    }

    [Theory]
    [InlineData("_layouts", "Jekyll")]
    [InlineData("_includes", "Jekyll")]
    [InlineData("layouts", "plain")]
    public void A_Jekyll_site_without_configuration_is_known_by_its_folders(string below, string generator)
    {
        folder.With(below + "/post.html", "x").With("feeds.yml", "site: {url: https://example.org/}\n");
        Assert.Equal(generator, Configured.Read(folder).Publication?.Generator);
    }

    [Theory]
    [InlineData("url: https://example.org\ntitle: a: b\n", "_config.yml:2:9: error: This is not valid YAML: ")]
    [InlineData("just words\n", "_config.yml:1:1: error: The file must hold keys with values, not a single value.")]
    public void A_configuration_that_cannot_be_used_is_refused_with_the_place(string yaml, string problem)
    {
        folder.With("_config.yml", yaml);
        var read = Configured.Read(folder);
        Assert.Null(read.Publication);
        Assert.StartsWith(problem, Assert.Single(read.Problems).ToString(), StringComparison.Ordinal);
    }

    private System.Collections.Immutable.ImmutableArray<Article> Articles(string yaml)
    {
        var publication = Read(yaml);
        return new ContentFolder(publication.Site, publication.Content).Read(new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero), null, TestContext.Current.CancellationToken).Articles;
    }

    private Publication Read(string yaml)
    {
        folder.With("_config.yml", yaml);
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems);
        return Assert.IsType<Publication>(read.Publication);
    }
}
