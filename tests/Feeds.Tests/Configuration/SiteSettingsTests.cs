using Feeds.Configuration;
using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration;

public sealed class SiteSettingsTests
{
    [Fact]
    public void Every_key_of_the_section_is_read()
    {
        var site = Configured.By("""
            site:
              title: 港口笔记
              url: https://example.org/news/
              language: zh-CN
              languages: [zh-CN, en]
              timezone: Asia/Shanghai
              authors: [{name: Editor, email: editor@example.org, url: https://example.org/about}, Tide Desk]
              description: Tides and ferries.
              image: /logo.png
              copyright: © Tide Desk
            """).Site;
        Assert.Equal(("港口笔记", "https://example.org/news/", "zh-CN"), (site.Title, site.Url, site.Language));
        Assert.Equal([new SiteLanguage("zh-CN", "zh-cn"), new SiteLanguage("en", "en", Folder: "en")], site.Languages);
        Assert.Equal("Asia/Shanghai", site.Zone.Id);
        Assert.False(site.ZoneIsDefault);
        Assert.Equal([new Author("Editor", "editor@example.org", "https://example.org/about"), new Author("Tide Desk")], site.Authors);
        Assert.Equal(("Tides and ferries.", "https://example.org/logo.png", "© Tide Desk"), (site.Description, site.Image, site.Copyright));
    }

    [Fact]
    public void The_words_of_a_site_are_plain()
    {
        var site = Configured.By("site: {url: https://example.org/, title: \"<b></b>\", description: \"Tides &amp; <b>boats</b>\\b\", copyright: \"&copy; Ada\"}").Site;
        Assert.Equal(("example.org", "Tides & boats", "© Ada"), (site.Title, site.Description, site.Copyright));
    }

    [Fact]
    public void What_is_not_said_has_a_default()
    {
        var site = Configured.By("site: {url: https://example.org/}").Site;
        Assert.Equal(("example.org", "en", "UTC"), (site.Title, site.Language, site.Zone.Id));
        Assert.True(site.ZoneIsDefault);
        Assert.Equal((null, null, null), (site.Description, site.Image, site.Copyright));
        Assert.Empty(site.Authors);
        Assert.False(site.IsMultilingual);
    }

    [Theory]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("https://Example.ORG/News", "https://example.org/News/")]
    [InlineData("http://localhost:8080//", "http://localhost:8080/")]
    [InlineData("https://例子.example/笔记", "https://xn--fsqu00a.example/%E7%AC%94%E8%AE%B0/")]
    public void The_address_of_the_site_is_ASCII_and_ends_in_a_slash(string written, string url)
    {
        Assert.Equal(url, Configured.By($"site: {{url: '{written}'}}").Site.Url);
    }

    [Theory]
    [InlineData("Tide Desk", "Tide Desk", null)]
    [InlineData("[Tide Desk <ada@example.org>]", "Tide Desk", "ada@example.org")]
    [InlineData("{name: Tide Desk, email: ada@example.org}", "Tide Desk", "ada@example.org")]
    [InlineData("[{name: '${HARBOUR}'}]", "Harbour notes", null)]
    public void An_author_may_stand_alone(string written, string name, string? email)
    {
        Assert.Equal([new Author(name, email)], Configured.By($"site: {{url: https://example.org/, authors: {written}}}").Site.Authors);
    }

    [Theory]
    [InlineData("zh_cn", "zh-CN")]
    [InlineData("EN", "en")]
    public void A_language_gets_its_usual_form(string written, string language)
    {
        Assert.Equal(language, Configured.By($"site: {{url: https://example.org/, language: {written}}}").Site.Language);
    }

    [Theory]
    [InlineData("title: [a]", "3:10: error: 'site.title' must be a single value.")]
    [InlineData("title: {a: b}", "3:10: error: 'site.title' must be a single value.")]
    [InlineData("language: english", "3:13: error: 'site.language' is 'english', but must be a language tag such as en or zh-CN.")]
    [InlineData("languages: [en, klingon]", "3:19: error: 'site.languages' holds 'klingon', but must hold language tags such as en or zh-CN.")]
    [InlineData("languages: {en: x}", "3:14: error: 'site.languages' must be a list.")]
    [InlineData("languages: [[en]]", "3:15: error: 'site.languages' holds a list where a single value is expected.")]
    [InlineData("timezone: Asia/Shangai", "3:13: error: 'site.timezone' is 'Asia/Shangai', but must be the name of a time zone such as Asia/Shanghai or UTC. Did you mean 'Asia/Shanghai'?")]
    [InlineData("timezone: europe/berlinn", "3:13: error: 'site.timezone' is 'europe/berlinn', but must be the name of a time zone such as Asia/Shanghai or UTC. Did you mean 'Europe/Berlin'?")]
    [InlineData("timezone: Middle of the Earth", "3:13: error: 'site.timezone' is 'Middle of the Earth', but must be the name of a time zone such as Asia/Shanghai or UTC.")]
    [InlineData("timezone: ../../etc/passwd", "3:13: error: 'site.timezone' is '../../etc/passwd', but must be the name of a time zone such as Asia/Shanghai or UTC.")]
    [InlineData("timezone: [UTC]", "3:13: error: 'site.timezone' must be a single value.")]
    [InlineData("titel: x", "3:3: error: 'site.titel' is not a known key. Did you mean 'title'?")]
    [InlineData("Title: x", "3:3: error: 'site.Title' is not a known key. Did you mean 'title'?")]
    [InlineData("newsletter: x", "3:3: error: 'site.newsletter' is not a known key.")]
    [InlineData("authors: [{name: Tide Desk, mail: ada@example.org}]", "3:31: error: 'site.authors[0].mail' is not a known key. Did you mean 'email'?")]
    [InlineData("authors: [{email: ada@example.org}]", "3:13: error: 'site.authors[0].name' is missing.")]
    [InlineData("authors: {name: Tide Desk, nick: Ada}", "3:30: error: 'site.authors.nick' is not a known key.")]
    [InlineData("authors: [{name: Tide Desk, email: nobody}]", "3:38: error: 'site.authors[0].email' is 'nobody', but must be a mail address such as editor@example.org.")]
    [InlineData("authors: [{name: Tide Desk, url: /about}]", "3:36: error: 'site.authors[0].url' is '/about', but must be an absolute address such as https://example.org/about.")]
    [InlineData("authors: [[Tide Desk]]", "3:13: error: 'site.authors' holds a list where a single value or a group of keys is expected.")]
    public void A_wrong_value_is_refused_with_its_place(string yaml, string problem)
    {
        Assert.Equal([$"feeds.yml:{problem} [configuration]"], Configured.Refused($"site:\n  url: https://example.org/\n  {yaml}\n"));
    }

    [Theory]
    [InlineData("/news/")]
    [InlineData("example.org")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://example.org/?a=b")]
    [InlineData("https://example.org/#top")]
    [InlineData("https://")]
    public void An_address_that_is_not_absolute_is_refused(string url)
    {
        Assert.Equal(
            [$"feeds.yml:2:8: error: 'site.url' is '{url}', but must be an absolute address such as https://example.org/. [configuration]"],
            Configured.Refused($"site:\n  url: '{url}'\n"));
    }

    [Fact]
    public void A_site_without_an_address_is_an_error_that_names_the_key()
    {
        using var folder = new TempFolder().With("a.md", "Text.\n");
        var read = Configured.Read(folder);
        Assert.Contains("'site.url' is missing (it is set nowhere)", Assert.Single(read.Problems).Message, StringComparison.Ordinal);
        Assert.NotNull(read.Publication);
    }

    [Theory]
    [InlineData("title: ${HARBOUR}", "Harbour notes")]
    [InlineData("title: ${HARBOUR} & ${HARBOUR}", "Harbour notes & Harbour notes")]
    [InlineData("title: $HARBOUR", "$HARBOUR")]
    [InlineData("title: ${}", "${}")]
    public void A_name_in_braces_is_filled_in_from_the_environment(string yaml, string title)
    {
        Assert.Equal(title, Configured.By($"site:\n  url: https://example.org/\n  {yaml}\n").Site.Title);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("url")]
    [InlineData("language")]
    [InlineData("timezone")]
    [InlineData("description")]
    [InlineData("copyright")]
    public void A_name_that_the_environment_does_not_know_is_refused(string key)
    {
        Assert.Equal(
            [$"feeds.yml:2:{key.Length + 5}: error: 'site.{key}' needs the environment variable NOWHERE, which is not set. [configuration]"],
            Configured.Refused($"site:\n  {key}: ${{NOWHERE}}\n{(key == "url" ? "" : "  url: https://example.org/\n")}"));
    }

    [Fact]
    public void Where_each_value_comes_from_is_remembered()
    {
        var settings = Configured.By("site:\n  url: https://example.org/\n  title: Harbour notes\n").Settings;
        Assert.Contains(new Setting("site.title", "Harbour notes", "feeds.yml:3"), settings);
        Assert.Contains(new Setting("site.language", "en", "default"), settings);
        Assert.Contains(new Setting("content.folder", "content", "what lies in the folder"), settings);
    }
}
