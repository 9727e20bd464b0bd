using Feeds.Configuration.Sites;
using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration.Sites;

public sealed class OtherSitesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_Hexo_site_is_known_by_its_folder_of_posts()
    {
        folder.With("source/_posts/a.md", "title: A\ndate: 2025-02-10 11:20:12\ntags: [tide]\n---\nText.\n")
            .With("_config.yml", "title: Harbour notes\nurl: https://example.org\nlanguage: [zh-CN, en]\ntimezone: Asia/Shanghai\nauthor: Tide Desk\n");
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems);
        var (publication, site) = (read.Publication!, read.Publication!.Site);
        Assert.Equal(("Hexo", "plain", folder.At("source")), (publication.Generator, publication.Content.Dialect.Name, publication.Content.Folder));
        Assert.Equal(("https://example.org/", "zh-CN", "Asia/Shanghai", "Tide Desk"), (site.Url, site.Language, site.Zone.Id, Assert.Single(site.Authors).Name));
        var article = Assert.Single(new ContentFolder(site, publication.Content).Read(new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero), null, TestContext.Current.CancellationToken).Articles);
        Assert.Equal(("A", "https://example.org/2025/02/10/a/", article.Url), (article.Title, article.Url, article.Id));
        Assert.Equal(new DateTime(2025, 2, 10, 3, 20, 12), article.Published?.UtcDateTime);
    }

    [Theory]
    [InlineData("new_post_name: :title.md\n", "Hexo")]
    [InlineData("source_dir: source\n", "Hexo")]
    [InlineData("markdown: kramdown\n", "Jekyll")]
    public void One_file_name_serves_two_generators(string yaml, string generator)
    {
        folder.With("_config.yml", "url: https://example.org\ntimezone: UTC\n" + yaml).With("source/a.md", "Text.\n");
        Assert.Equal(generator, Configured.Read(folder).Publication?.Generator);
    }

    [Fact]
    public void A_Zola_site_is_known_by_the_spelling_of_its_address()
    {
        folder.With("content/a.md", "+++\ntitle = 'A'\ndate = 2025-02-10\n[taxonomies]\ntags = ['tide']\n[extra]\nauthor = 'Tide Desk'\n+++\n")
            .With("config.toml", "base_url = 'https://example.org'\ntitle = 'Harbour notes'\ndefault_language = 'de'\ntaxonomies = [{name = 'tags'}, {name = 'series'}]\nfeed_limit = 7\n[languages.en]\ntitle = 'Notes'\n");
        var publication = Configured.Read(folder).Publication!;
        Assert.Equal(("Zola", "https://example.org/", "de", 7), (publication.Generator, publication.Site.Url, publication.Site.Language, publication.Feeds.Items));
        Assert.Equal([new SiteLanguage("de", "de"), new SiteLanguage("en", "en", "Notes", "en")], publication.Site.Languages);
        Assert.Equal([new Taxonomy("series")], publication.Content.Taxonomies);
        var article = Assert.Single(new ContentFolder(publication.Site, publication.Content).Read(new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero), null, TestContext.Current.CancellationToken).Articles);
        Assert.Equal(("tide", "Tide Desk", article.Url), (Assert.Single(article.Tags), Assert.Single(article.Authors).Name, article.Id));
    }

    [Fact]
    public void A_broken_file_that_several_generators_share_is_told_once()
    {
        folder.With("content/a.md", "Text.\n").With("config.toml", "title = x\n");
        Assert.StartsWith("config.toml:1:9: error: ", Assert.Single(Configured.Read(folder).Problems).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hugo", "Hugo")]
    [InlineData("jekyll", "Jekyll")]
    [InlineData("plain", "plain")]
    public void The_owner_may_say_which_generator_it_is(string named, string generator)
    {
        folder.With("content/a.md", "Text.\n").With("hugo.toml", "title = 'Theirs'\n").With("_config.yml", "name: Theirs\n");
        Assert.Equal(generator, SiteFinder.Find(folder.Path, named, System.Collections.Immutable.ImmutableArray.CreateBuilder<Feeds.Sources.Problem>()).Generator);
    }
}
