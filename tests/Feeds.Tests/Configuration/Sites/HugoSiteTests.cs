using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration.Sites;

public sealed class HugoSiteTests : IDisposable
{
    private const string Toml = "baseURL = 'https://example.org/'\n";

    private readonly TempFolder folder = new TempFolder().With("content/posts/a.md", "---\ntitle: A\ndate: 2025-02-10\n---\n");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("hugo.toml", "baseURL = 'https://example.org/'\ntitle = 'Harbour notes'\nlanguageCode = 'en-gb'\ntimeZone = 'Asia/Shanghai' # remark\n")]
    [InlineData("hugo.yaml", "baseURL: https://example.org/\ntitle: Harbour notes\nlanguageCode: en-gb\ntimeZone: Asia/Shanghai\n")]
    [InlineData("hugo.yml", "BaseURL: https://example.org\nTitle: Harbour notes\nlocale: en-GB\nTimeZone: Asia/Shanghai\n")]
    [InlineData("hugo.json", "{\"baseURL\": \"https://example.org/\", \"title\": \"Harbour notes\", \"languageCode\": \"en-gb\", \"timeZone\": \"Asia/Shanghai\"}")]
    [InlineData("config.toml", "baseurl = 'https://example.org/'\ntitle = 'Harbour notes'\nlanguageCode = 'en-gb'\ntimeZone = 'Asia/Shanghai'\n")]
    [InlineData("config.yaml", "baseURL: https://example.org/\ntitle: Harbour notes\nlanguageCode: en-gb\ntimeZone: Asia/Shanghai\n")]
    [InlineData("config.json", "{\"baseURL\": \"https://example.org/\", \"title\": \"Harbour notes\", \"languageCode\": \"en-gb\", \"timeZone\": \"Asia/Shanghai\"}")]
    [InlineData("config/_default/hugo.toml", "baseURL = 'https://example.org/'\ntitle = 'Harbour notes'\nlanguageCode = 'en-gb'\ntimeZone = 'Asia/Shanghai'\n")]
    [InlineData("config/_default/config.yaml", "baseURL: https://example.org/\ntitle: Harbour notes\nlanguageCode: en-gb\ntimeZone: Asia/Shanghai\n")]
    public void The_configuration_of_a_Hugo_site_is_found_in_any_notation(string file, string text)
    {
        folder.With(file, text);
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems);
        Assert.Equal("Hugo", read.Publication?.Generator);
        var site = read.Publication!.Site;
        Assert.Equal(("https://example.org/", "Harbour notes", "en-GB", "Asia/Shanghai"), (site.Url, site.Title, site.Language, site.Zone.Id));
        Assert.IsType<HugoDialect>(read.Publication.Content.Dialect);
        Assert.Equal(folder.At("content"), read.Publication.Content.Folder);
    }

    [Fact]
    public void What_feeds_yml_says_is_stronger()
    {
        folder.With("hugo.toml", Toml + "title = 'Theirs'\ntimeZone = 'Nowhere/Land'\n[services.rss]\nlimit = 7\n")
            .With("feeds.yml", "site: {title: Ours, url: https://example.com/, timezone: UTC}\nfeeds: {items: 9}\n");
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems);
        Assert.Equal(("Ours", "https://example.com/", 9), (read.Publication?.Site.Title, read.Publication?.Site.Url, read.Publication?.Feeds.Items));
    }

    [Theory]
    [InlineData("[params]\ndescription = 'Tides.'\nauthor = 'Tide Desk'\n")]
    [InlineData("description = 'Tides.'\n[author]\nname = 'Tide Desk'\n")]
    [InlineData("[params]\ndescription = 'Tides.'\n[params.author]\nname = 'Tide Desk'\n")]
    public void Description_and_author_are_found_where_themes_keep_them(string toml)
    {
        var site = Read(toml).Site;
        Assert.Equal("Tides.", site.Description);
        Assert.Equal("Tide Desk", Assert.Single(site.Authors).Name);
    }

    [Theory]
    [InlineData("[services.rss]\nlimit = 7", 7)]
    [InlineData("rssLimit = 7", 7)]
    [InlineData("[services.rss]\nlimit = -1", 20)]
    [InlineData("title = 'x'", 20)]
    public void The_limit_of_Hugos_own_feed_is_kept(string toml, int items)
    {
        Assert.Equal(items, Read(toml).Feeds.Items);
    }

    [Theory]
    [InlineData("disableKinds = ['term']", Grouping.Everything & ~(Grouping.Tags | Grouping.Categories))]
    [InlineData("disableKinds = ['section', 'sitemap']", Grouping.Everything & ~Grouping.Sections)]
    [InlineData("[outputs]\nsection = ['html']\nterm = ['HTML', 'RSS']", Grouping.Everything & ~Grouping.Sections)]
    [InlineData("[outputs]\nterm = ['html', 'json']", Grouping.Everything & ~(Grouping.Tags | Grouping.Categories))]
    [InlineData("title = 'x'", Grouping.Everything)]
    public void Feeds_that_the_site_has_switched_off_stay_off(string toml, Grouping by)
    {
        Assert.Equal(by, Read(toml).Feeds.By);
    }

    [Fact]
    public void Languages_come_in_their_order_with_the_default_one_first_and_the_disabled_ones_left_out()
    {
        var site = Read("""
            defaultContentLanguage = 'zh-cn'
            disableLanguages = ['fr']
            [languages.en]
            weight = 2
            title = 'Harbour notes'
            [languages.de]
            weight = 1
            [languages.zh-cn]
            languageCode = 'zh-CN'
            weight = 3
            [languages.fr]
            [languages.it]
            disabled = true
            """).Site;
        Assert.Equal(
            [new SiteLanguage("zh-CN", "zh-cn"), new SiteLanguage("de", "de", Folder: "de"), new SiteLanguage("en", "en", "Harbour notes", "en")],
            site.Languages);
        Assert.Equal("zh-CN", site.Language);
        Assert.True(site.IsMultilingual);
    }

    [Fact]
    public void The_default_language_may_have_a_folder_too()
    {
        Assert.Equal(["en", "de"], Read("defaultContentLanguageInSubdir = true\n[languages.en]\n[languages.de]\n").Site.Languages.Select(language => language.Folder));
    }

    [Fact]
    public void A_folder_of_one_language_is_read_as_that_language()
    {
        folder.With("inhalt/posts/b.md", "---\ndate: 2025-02-10\n---\n");
        var publication = Read("[languages.en]\ncontentDir = 'content'\n[languages.de]\ncontentDir = 'inhalt'\n");
        Assert.Equal([("content/posts/a.md", "en", "https://example.org/posts/a/"), ("inhalt/posts/b.md", "de", "https://example.org/de/posts/b/")], ArticlesOf(publication).Select(article => (article.File, article.Language, article.Url)));
    }

    [Theory]
    [InlineData("lang = 'en'", "lang = 'fr'")]
    [InlineData("sites.matrix.languages = ['en']", "sites.matrix.languages = 'fr'")]
    public void Content_that_is_mounted_from_elsewhere_lies_where_it_is_mounted(string english, string french)
    {
        folder.With("articles/posts/b.md", "---\ndate: 2025-02-10\n---\n").With("extra/e.md", "---\ndate: 2025-02-10\n---\n").With("french/posts/b.md", "---\ndate: 2025-02-10\n---\n");
        var publication = Read($"""
            [languages.en]
            [languages.fr]
            [[module.mounts]]
            source = 'articles'
            target = 'content'
            {english}
            [[module.mounts]]
            source = 'extra'
            target = 'content/blog'
            {english}
            [[module.mounts]]
            source = 'french'
            target = 'content'
            {french}
            [[module.mounts]]
            source = 'static'
            target = 'static'
            [[module.mounts]]
            source = '../elsewhere'
            target = 'content'
            """);
        Assert.Equal(
            [("articles/posts/b.md", "https://example.org/posts/b/"), ("extra/e.md", "https://example.org/blog/e/"), ("french/posts/b.md", "https://example.org/fr/posts/b/")],
            ArticlesOf(publication).Select(article => (article.File, article.Url)));
    }

    [Fact]
    public void Languages_may_have_a_host_each_and_then_no_folder_in_their_addresses()
    {
        folder.With("hugo.toml", """
            title = 'Harbour notes'
            [languages.en]
            baseURL = 'https://en.example.org/notes/'
            weight = 1
            [languages.fr]
            baseURL = 'https://fr.example.org'
            weight = 2
            """).With("content/posts/a.fr.md", "---\ndate: 2025-02-10\ntags: [x]\n---\n[b](/b/)\n");
        var publication = Configured.Read(folder).Publication!;
        Assert.Equal(["https://en.example.org/notes/posts/a/", "https://fr.example.org/posts/a/"], ArticlesOf(publication).Select(article => article.Url).Order(StringComparer.Ordinal));
        var feeds = Built.InMemory(folder).Report.Feeds.ToDictionary(feed => feed.Channel.Key, feed => feed.Channel);
        Assert.Equal(("en/index.xml", "https://en.example.org/notes/index.xml"), (feeds["site"].Files[0].Path, feeds["site"].Files[0].Url));
        Assert.Equal(("fr/tags/x/index.xml", "https://fr.example.org/tags/x/index.xml"), (feeds["languages/fr/tags/x"].Files[0].Path, feeds["languages/fr/tags/x"].Files[0].Url));
        Assert.Equal("https://fr.example.org/tags/x/", feeds["languages/fr/tags/x"].Link);
        Assert.Equal("https://en.example.org/notes/", feeds["site"].Link);
    }

    [Fact]
    public void Parameters_of_the_theme_are_the_sites_unless_it_has_its_own()
    {
        folder.With("themes/harbour/hugo.toml", "title = 'Theme'\n[params]\ndescription = 'Of the theme.'\nauthor = 'Editor'\n");
        var site = Read("title = 'Harbour notes'\ntheme = ['harbour', '../harbour', 'absent']\n[params]\ndescription = 'Tides.'\n").Site;
        Assert.Equal(("Harbour notes", "Tides.", "Editor"), (site.Title, site.Description, Assert.Single(site.Authors).Name));
    }

    [Fact]
    public void Files_in_the_configuration_folder_are_parts_of_one_whole_and_production_is_stronger()
    {
        folder.With("config/_default/hugo.toml", Toml + "title = 'Below'\n[params]\ndescription = 'Below.'\n")
            .With("config/_default/params.toml", "author = 'Tide Desk'\n")
            .With("config/_default/languages.toml", "[en]\ntitle = 'English'\n[de]\ntitle = 'Deutsch'\n")
            .With("config/production/hugo.toml", "title = 'Above'\n")
            .With("config/staging/hugo.toml", "title = 'Elsewhere'\n");
        var site = Configured.Read(folder).Publication!.Site;
        Assert.Equal(("Above", "Below.", "Tide Desk"), (site.Title, site.Description, Assert.Single(site.Authors).Name));
        Assert.Equal(["en", "de"], site.Languages.Select(language => language.Tag).Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [InlineData("[permalinks]\nposts = '/:year/:slug/'\n")]
    [InlineData("[permalinks.page]\nposts = '/:year/:slug/'\n")]
    public void Patterns_of_sections_are_kept(string toml)
    {
        Assert.Equal("/:year/:slug/", Read(toml).Content.SectionPermalinks["posts"]);
    }

    [Theory]
    [InlineData("buildDrafts = true", true, false)]
    [InlineData("buildFuture = true", false, true)]
    [InlineData("buildDrafts = false", false, false)]
    public void Drafts_and_coming_pages_are_published_where_the_site_does(string toml, bool drafts, bool future)
    {
        var content = Read(toml).Content;
        Assert.Equal((drafts, future), (content.Drafts, content.Future));
    }

    [Fact]
    public void Other_taxonomies_cascades_and_dates_of_file_names_are_kept()
    {
        var content = Read("[taxonomies]\ntag = 'tags'\nseries = 'series'\n[frontmatter]\ndate = [':filename', ':default']\n[cascade]\ndraft = true\n").Content;
        Assert.Equal([new Taxonomy("series")], content.Taxonomies);
        Assert.True(content.DatesFromFileNames);
        Assert.Equal("true", Assert.Single(content.Inherited).Values.TextAt("draft"));
    }

    [Theory]
    [InlineData("hugo.toml", "baseURL = 'https://example.org/'\ntitle = x\n", "hugo.toml:2:9: error: This is not valid TOML: ")]
    [InlineData("hugo.yaml", "baseURL: https://example.org/\ntitle: a: b\n", "hugo.yaml:2:9: error: This is not valid YAML: ")]
    [InlineData("hugo.json", "{\"baseURL\": x}", "hugo.json:1:13: error: This is not valid JSON: ")]
    [InlineData("hugo.yaml", "- a\n- b\n", "hugo.yaml:1:1: error: The file must hold keys with values, not a list.")]
    [InlineData("config/_default/params.toml", "a = b\n", "config/_default/params.toml:1:5: error: This is not valid TOML: ")]
    [InlineData("hugo.toml", "baseURL = 'https://example.org/'\ntimeZone = 'Asia/Shangai'\n", "hugo.toml: error: The time zone 'Asia/Shangai' is not known on this machine; set site.timezone in feeds.yml.")]
    public void A_configuration_that_cannot_be_used_is_refused_with_the_place(string file, string text, string problem)
    {
        folder.With(file, text);
        var read = Configured.Read(folder);
        Assert.Null(read.Publication);
        Assert.StartsWith(problem, Assert.Single(read.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_not_absolute_is_told()
    {
        folder.With("hugo.toml", "baseURL = '/'\ntimeZone = 'UTC'\n");
        Assert.Contains("the address '/' in hugo.toml is not absolute", Assert.Single(Configured.Read(folder).Problems).Message, StringComparison.Ordinal);
    }

    private static System.Collections.Immutable.ImmutableArray<Article> ArticlesOf(Feeds.Configuration.Publication publication) =>
        new ContentFolder(publication.Site, publication.Content).Read(new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero), null, TestContext.Current.CancellationToken).Articles;

    private Feeds.Configuration.Publication Read(string toml)
    {
        folder.With("hugo.toml", Toml + toml);
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems);
        return read.Publication!;
    }
}
