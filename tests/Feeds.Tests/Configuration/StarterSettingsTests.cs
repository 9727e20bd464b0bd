using System.Collections.Immutable;
using Feeds.Configuration;
using Feeds.Configuration.Sites;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration;

public sealed class StarterSettingsTests
{
    [Theory]
    [InlineData("hugo.toml", "baseURL = 'https://example.org/'\ntitle = '''Notes: \"港口\" & #1'''\nlanguageCode = 'en-gb'\ntimeZone = 'Asia/Shanghai'\ncopyright = '© 2025'\n[params]\ndescription = 'Tides: all.'\n[services.rss]\nlimit = 7\n")]
    [InlineData("_config.yml", "url: https://example.org\ntitle: \"yes\"\ntimezone: Asia/Shanghai\npermalink: /:year/:title/\ndescription: \"{a}\"\nfeed: {posts_limit: 7}\n")]
    [InlineData("config.toml", "base_url = 'https://example.org'\ntitle = '- [a]'\n")]
    [InlineData("_config.yml", "url: https://example.org\nsource_dir: content\npermalink: :year/:title/\n")]
    public void A_starter_changes_nothing_of_what_was_found(string file, string text)
    {
        using var folder = new TempFolder().With("content/a.md", "Text.\n").With(file, text);
        var before = Configured.Read(folder).Publication!;
        folder.With("feeds.yml", StarterSettings.For(SiteFinder.Find(folder.Path, null, ImmutableArray.CreateBuilder<Problem>())));
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems.Where(problem => problem.Severity == Severity.Error));
        var after = read.Publication!;
        Assert.Equal(before.Site with { Authors = [], Languages = [], ZoneIsDefault = false }, after.Site with { Authors = [], Languages = [], ZoneIsDefault = false });
        Assert.Equal(
            (before.Content.Folder, before.Content.Permalink, before.Content.Dialect.Name, before.Content.Ids, before.Feeds.Output, before.Feeds.Items, before.Feeds.By),
            (after.Content.Folder, after.Content.Permalink, after.Content.Dialect.Name, after.Content.Ids, after.Feeds.Output, after.Feeds.Items, after.Feeds.By));
    }

    [Fact]
    public void A_starter_for_an_empty_folder_says_what_must_be_set()
    {
        using var folder = new TempFolder();
        folder.With("feeds.yml", StarterSettings.For(SiteFinder.Find(folder.Path, null, ImmutableArray.CreateBuilder<Problem>())));
        Assert.Contains("'site.url' is missing", Assert.Single(Configured.Read(folder).Problems).Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', File.ReadAllText(folder.At("feeds.yml")));
    }
}
