using Feeds.Cli.Tests.Support;

namespace Feeds.Cli.Tests.Commands;

/// <summary>What an owner changes of the pages, right or wrong.</summary>
public sealed class OwnPagesTests
{
    [Fact]
    public async Task Templates_words_and_style_of_the_site_replace_ours()
    {
        using var site = Sites.WithGoodArticle()
            .With("templates/pages/words.en.yml", "feeds_title: Follow the harbour\n")
            .With("templates/pages/style.css", "body { color: teal }\n")
            .With("templates/pages/layout.html", "<!DOCTYPE html><html lang=\"{{ language }}\"><head>{{ head }}<title>{{ title }}</title><style>{{ style }}</style></head><body>Mine: {{ content }}</body></html>\n");
        var run = await FeedsRun.InAsync(site.Path, "build");
        Assert.True(run.Status == 0, run.ToString());
        var page = await File.ReadAllTextAsync(site.At("public/feeds.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<title>Follow the harbour</title><style>body { color: teal }</style>", page, StringComparison.Ordinal);
        Assert.Contains("Mine: ", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layout.html", "{% if %}", "templates/pages/layout.html:1:")]
    [InlineData("feeds.html", "<h1>{{ nothing }}</h1>", "templates/pages/feeds.html:1:8: error: There is no 'nothing' in this page. [template]")]
    [InlineData("words.en.yml", "feeds_title: [a]\n", "templates/pages/words.en.yml:1:1: error: 'feeds_title' must be words. [template]")]
    public async Task A_mistake_in_them_is_named_with_its_place_and_ours_stand_in(string file, string text, string said)
    {
        using var site = Sites.WithGoodArticle();
        await FeedsRun.InAsync(site.Path, "build");
        var ours = await File.ReadAllTextAsync(site.At("public/feeds.html"), TestContext.Current.CancellationToken);
        site.With("templates/pages/" + file, text);
        foreach (var command in (string[])["build", "check", "publish"])
        {
            var run = await FeedsRun.InAsync(site.Path, command);
            Assert.Equal(1, run.Status);
            Assert.StartsWith(said, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(ours, await File.ReadAllTextAsync(site.At("public/feeds.html"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_word_that_no_page_says_is_passed_over_with_a_warning()
    {
        using var site = Sites.WithGoodArticle().With("templates/pages/words.fr.yml", "feeds_titel: Suivre\n");
        var run = await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal(0, run.Status);
        Assert.Equal("templates/pages/words.fr.yml:1:1: warning: No page says 'feeds_titel'; it is passed over. [template]\n", run.Error);
    }
}
