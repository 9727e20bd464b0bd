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

    [Theory]
    [InlineData("hugo.toml", "baseURL = 'https://www.example.org/'\ntitle = '''Notes: \"港口\" & #1'''\n", "\"Notes: \\\"港口\\\" & #1\" <digest@www.example.org>")]
    [InlineData("hugo.toml", "title = 'Harbour Notes'\n", "Harbour Notes <digest@example.org>")]
    [InlineData("hugo.toml", "baseURL = 'https://例子.example/'\n", "digest@xn--fsqu00a.example")]
    [InlineData("hugo.toml", "baseURL = 'http://192.0.2.1/'\n", "digest@example.org")]
    public void The_newsletter_of_a_starter_is_valid_once_it_is_no_comment(string file, string text, string from)
    {
        using var folder = new TempFolder().With("content/a.md", "Text.\n").With(file, text);
        var starter = StarterSettings.For(SiteFinder.Find(folder.Path, null, ImmutableArray.CreateBuilder<Problem>()));
        var commented = starter.IndexOf("# newsletters:", StringComparison.Ordinal);
        var plain = string.Join('\n', starter[commented..].Split('\n').Select(line => line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : line));
        Assert.Contains("postal_address: \"…\"", plain, StringComparison.Ordinal);
        folder.With("feeds.yml", starter[..commented] + plain);
        Assert.Contains("'newsletters[0].postal_address' is missing", Assert.Single(Configured.Read(folder).Problems, problem => problem.Severity == Severity.Error).Message, StringComparison.Ordinal);
        folder.With("feeds.yml", starter[..commented] + plain.Replace("…", "1 Quay Street", StringComparison.Ordinal));
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems.Where(problem => problem.Severity == Severity.Error && problem.Rule == "configuration"));
        var newsletter = Assert.Single(read.Publication!.Newsletters);
        Assert.Equal(from, newsletter.From.ToString());
        Assert.Equal(["weekly", "daily", "monthly"], newsletter.Schedules.Select(schedule => schedule.Name));
        Assert.Equal(("smtp.example.org", "open  sesame"), (read.Publication.Smtp?.Host, read.Publication.Smtp?.Password));
    }
}
