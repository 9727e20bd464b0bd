using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>Two feeds at one path would overwrite each other with every build.</summary>
public sealed class SharedPathTests
{
    [Fact]
    public void The_second_lies_where_no_other_can_when_the_generator_makes_one_folder_of_two_terms()
    {
        using var folder = Site("content: {generator: hugo}\n", "tags: [a, \"a!\"]");
        var (report, files) = Built.InMemory(folder);

        Assert.Equal(["tags/a/index.xml", "tags/a!/index.xml"], report.Feeds.Where(feed => feed.Channel.Key.StartsWith("tags/", StringComparison.Ordinal)).Select(feed => feed.Files[0].File.Path));
        Assert.Contains("tags/a!/index.xml", files.Keys);
        Assert.Equal((Severity.Warning, "feed-path"), report.Problems.Select(problem => (problem.Severity, problem.Rule)).Single());
        Assert.Equal("https://example.org/notes/tags/a!/index.xml", (string?)Written.Parse(files["tags/a!/index.xml"]).Descendants(Written.Atom + "link").Single().Attribute("href"));
    }

    [Fact]
    public void The_second_is_a_problem_when_the_owner_put_it_there()
    {
        using var folder = Site("feeds: {paths: {site: \"tags/tides/{format}\"}}\n", "tags: [tides]");
        var (report, files) = Built.InMemory(folder);

        Assert.Equal(["site"], report.Feeds.Select(feed => feed.Channel.Key));
        Assert.Contains("'site' and 'tags/tides' get in each other's way at 'tags/tides/rss.xml'", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("Harbour Notes", Written.Parse(files["tags/tides/rss.xml"]).Root!.Element("channel")!.Element("title")!.Value);
    }

    [Theory]
    [InlineData("feeds: {paths: {site: \"tags/{format}\"}}\n", "content/one.md", "tags/rss.xml")]
    [InlineData("content: {generator: hugo}\n", "content/feeds.opml/one.md", "sections/feeds.opml")]
    [InlineData("content: {generator: hugo}\n", "content/INDEX.xml/one.md", "sections/index.xml")]
    public void A_file_cannot_be_the_folder_of_another(string settings, string path, string key)
    {
        using var folder = Site(settings, "tags: [rss.xml]", path);
        var report = Built.Into(folder);

        Assert.Equal((Severity.Error, "feed-path"), report.Problems.Select(problem => (problem.Severity, problem.Rule)).Single());
        Assert.Contains($"'{key}' is not written", report.Problems[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(report.Feeds, feed => feed.Channel.Key == key);
    }

    private static TempFolder Site(string settings, string front, string path = "content/one.md") => new TempFolder()
        .With("feeds.yml", "site: {title: Harbour Notes, url: https://example.org/notes/, timezone: UTC}\n" + settings)
        .With(path, $"---\ntitle: One\ndate: 2026-05-01\n{front}\n---\nOne.\n");
}
