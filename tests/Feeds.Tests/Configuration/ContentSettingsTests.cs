using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration;

public sealed class ContentSettingsTests
{
    [Fact]
    public void Every_key_of_the_section_is_read()
    {
        var publication = Configured.By("""
            content:
              folder: posts
              generator: hugo
              permalink: /:sections/:slug/
              exclude: [drafts/**, old]
              zoneless_dates: utc
              split_terms: commas
              unknown_shortcodes: keep
            """);
        var content = publication.Content;
        Assert.Equal(Path.Combine(publication.Folder, "posts"), content.Folder);
        Assert.Equal(("hugo", "/:sections/:slug/"), (content.Dialect.Name, content.Permalink));
        Assert.Equal(["drafts/**", "old"], content.Exclude);
        Assert.Equal((ZonelessDates.Utc, TermSplit.Commas, UnknownShortcodes.Keep), (content.ZonelessDates, content.SplitTerms, content.UnknownShortcodes));
    }

    [Fact]
    public void What_is_not_said_has_a_default()
    {
        var publication = Configured.By("");
        var content = publication.Content;
        Assert.Equal(Path.Combine(publication.Folder, "content"), content.Folder);
        Assert.Equal(("plain", null), (content.Dialect.Name, content.Permalink));
        Assert.Equal((ZonelessDates.Site, TermSplit.None, UnknownShortcodes.Strip, IdScheme.Generator), (content.ZonelessDates, content.SplitTerms, content.UnknownShortcodes, content.Ids));
        Assert.Equal([publication.Feeds.Output], content.NeverRead);
        Assert.Empty(content.Exclude);
        Assert.False(content.Drafts || content.Future);
    }

    [Theory]
    [InlineData("generator: jekyll\n  folder: .", TermSplit.Spaces, ZonelessDates.Jekyll)]
    [InlineData("generator: hugo", TermSplit.None, ZonelessDates.Site)]
    [InlineData("generator: jekyll\n  folder: .\n  split_terms: no\n  zoneless_dates: site", TermSplit.None, ZonelessDates.Site)]
    [InlineData("generator: Hugo\n  split_terms: spaces", TermSplit.Spaces, ZonelessDates.Site)]
    public void The_generator_sets_the_defaults(string yaml, TermSplit split, ZonelessDates zoneless)
    {
        var content = Configured.By($"content:\n  {yaml}\n").Content;
        Assert.Equal((split, zoneless), (content.SplitTerms, content.ZonelessDates));
    }

    [Theory]
    [InlineData("folder: nowhere", "2:11: error: The content folder 'nowhere' is not there; set content.folder in feeds.yml.")]
    [InlineData("folder: ..", "2:11: error: 'content.folder' is '..', which leads out of the site's folder.")]
    [InlineData("folder: ../elsewhere", "2:11: error: 'content.folder' is '../elsewhere', which leads out of the site's folder.")]
    [InlineData("folder: /etc", "2:11: error: 'content.folder' is '/etc', which leads out of the site's folder.")]
    [InlineData("folder: [a]", "2:11: error: 'content.folder' must be a single value.")]
    [InlineData("generator: hexo", "2:14: error: 'content.generator' is 'hexo', but must be one of hugo, jekyll, plain.")]
    [InlineData("generator: hugoo", "2:14: error: 'content.generator' is 'hugoo', but must be one of hugo, jekyll, plain. Did you mean 'hugo'?")]
    [InlineData("permalink: posts", "2:14: error: 'content.permalink' is 'posts', but must be a pattern such as /:sections/:slug/.")]
    [InlineData("exclude: {a: b}", "2:12: error: 'content.exclude' must be a list.")]
    [InlineData("exclude: [a, [b]]", "2:16: error: 'content.exclude' holds a list where a single value is expected.")]
    [InlineData("zoneless_dates: local", "2:19: error: 'content.zoneless_dates' is 'local', but must be one of site, utc.")]
    [InlineData("split_terms: yes", "2:16: error: 'content.split_terms' is 'yes', but must be one of no, spaces, commas.")]
    [InlineData("split_terms: comma", "2:16: error: 'content.split_terms' is 'comma', but must be one of no, spaces, commas. Did you mean 'commas'?")]
    [InlineData("unknown_shortcodes: drop", "2:23: error: 'content.unknown_shortcodes' is 'drop', but must be one of strip, keep, error.")]
    [InlineData("folders: a", "2:3: error: 'content.folders' is not a known key. Did you mean 'folder'?")]
    [InlineData("premalink: a", "2:3: error: 'content.premalink' is not a known key. Did you mean 'permalink'?")]
    [InlineData("folder: ${NOWHERE}", "2:11: error: 'content.folder' needs the environment variable NOWHERE, which is not set.")]
    public void A_wrong_value_is_refused_with_its_place(string yaml, string problem)
    {
        Assert.Equal([$"feeds.yml:{problem} [configuration]"], Configured.Refused($"content:\n  {yaml}\n"));
    }

    [Theory]
    [InlineData("content", "content")]
    [InlineData("source", "source")]
    [InlineData("posts", "posts")]
    [InlineData("_posts", "_posts")]
    [InlineData("articles", "")]
    public void Articles_lie_in_the_first_usual_folder_that_is_there(string folder, string found)
    {
        using var site = new TempFolder().With("feeds.yml", "site: {url: https://example.org/}").With(folder + "/a.md", "Text.\n");
        Assert.Equal(Path.TrimEndingDirectorySeparator(site.At(found)), Configured.Read(site).Publication?.Content.Folder);
    }
}
