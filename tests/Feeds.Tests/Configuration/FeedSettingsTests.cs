using Feeds.Content;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration;

public sealed class FeedSettingsTests
{
    [Fact]
    public void Every_key_of_the_section_is_read()
    {
        var publication = Configured.By("""
            feeds:
              output: docs/feeds
              formats: [json, rss]
              items: 50
              content: summary
              by: [tags, authors]
              channels:
                - {name: ai-network, title: AI 与网络, any: [tags/DeepSeek, "tags/machine learning"], all: [], none: [categories/qq], languages: [zh_cn]}
                - {name: all-day, all: [site, sections/posts, "languages/zh_cn"]}
              ids: tag
              paths: {site: "feed/{format}", term: "{taxonomy}/{term}/{format}"}
            """);
        var feeds = publication.Feeds;
        Assert.Equal(Path.Combine(publication.Folder, "docs/feeds"), feeds.Output);
        Assert.Equal(["json", "rss"], feeds.Formats);
        Assert.Equal((50, false, Grouping.Tags | Grouping.Authors), (feeds.Items, feeds.FullContent, feeds.By));
        Assert.Equal(("feed/{format}", "{taxonomy}/{term}/{format}"), (feeds.SitePath, feeds.TermPath));
        Assert.Equal(IdScheme.Tag, publication.Content.Ids);
        var (first, second) = (feeds.Channels[0], feeds.Channels[1]);
        Assert.Equal(("ai-network", "AI 与网络"), (first.Name, first.Title));
        Assert.Equal(["tags/deepseek", "tags/machine-learning"], first.Any);
        Assert.Equal(["categories/qq"], first.None);
        Assert.Equal(["zh-CN"], first.Languages);
        Assert.Equal(("all-day", "all-day"), (second.Name, second.Title));
        Assert.Equal(["site", "sections/posts", "languages/zh-CN"], second.All);
    }

    [Fact]
    public void What_is_not_said_has_a_default()
    {
        var publication = Configured.By("feeds:\n");
        var feeds = publication.Feeds;
        Assert.Equal(Path.Combine(publication.Folder, "public"), feeds.Output);
        Assert.Equal(["rss", "atom", "json"], feeds.Formats);
        Assert.Equal((20, true, Grouping.Everything), (feeds.Items, feeds.FullContent, feeds.By));
        Assert.Empty(feeds.Channels);
        Assert.Null(feeds.SitePath);
    }

    [Theory]
    [InlineData("formats: rss", new[] { "rss" })]
    [InlineData("formats: [atom, atom]", new[] { "atom" })]
    public void One_format_may_stand_alone_and_counts_once(string yaml, string[] formats)
    {
        Assert.Equal(formats, Configured.By($"feeds:\n  {yaml}\n").Feeds.Formats);
    }

    [Theory]
    [InlineData("by: []", Grouping.None)]
    [InlineData("by: tags", Grouping.Tags)]
    [InlineData("by: [tags, categories, authors, languages, sections]", Grouping.Everything)]
    public void Feeds_are_grouped_as_asked(string yaml, Grouping by)
    {
        Assert.Equal(by, Configured.By($"feeds:\n  {yaml}\n").Feeds.By);
    }

    [Theory]
    [InlineData("formats: [rss, rdf]", "2:18: error: 'feeds.formats' holds 'rdf', but may hold only rss, atom, json.")]
    [InlineData("formats: [rss, atmo]", "2:18: error: 'feeds.formats' holds 'atmo', but may hold only rss, atom, json. Did you mean 'atom'?")]
    [InlineData("formats: []", "2:12: error: 'feeds.formats' is empty.")]
    [InlineData("items: 0", "2:10: error: 'feeds.items' is '0', but must be a whole number from 1 to 10000.")]
    [InlineData("items: -1", "2:10: error: 'feeds.items' is '-1', but must be a whole number from 1 to 10000.")]
    [InlineData("items: 2.5", "2:10: error: 'feeds.items' is '2.5', but must be a whole number from 1 to 10000.")]
    [InlineData("items: 99999999999", "2:10: error: 'feeds.items' is '99999999999', but must be a whole number from 1 to 10000.")]
    [InlineData("items: all", "2:10: error: 'feeds.items' is 'all', but must be a whole number from 1 to 10000.")]
    [InlineData("items: [20]", "2:10: error: 'feeds.items' must be a single value.")]
    [InlineData("content: fulll", "2:12: error: 'feeds.content' is 'fulll', but must be one of full, summary. Did you mean 'full'?")]
    [InlineData("by: [tag]", "2:8: error: 'feeds.by' holds 'tag', but may hold only tags, categories, authors, languages, sections. Did you mean 'tags'?")]
    [InlineData("ids: guid", "2:8: error: 'feeds.ids' is 'guid', but must be one of generator, permalink, tag.")]
    [InlineData("output: [a]", "2:11: error: 'feeds.output' must be a single value.")]
    [InlineData("item: 5", "2:3: error: 'feeds.item' is not a known key. Did you mean 'items'?")]
    [InlineData("hub: https://hub.example.org/", "2:3: error: 'feeds.hub' does not work in this version yet; remove it (a single value is set).")]
    [InlineData("archive: true", "2:3: error: 'feeds.archive' does not work in this version yet; remove it (a single value is set).")]
    [InlineData("paths: {site: '/x/{format}'}", "2:17: error: 'feeds.paths.site' is '/x/{format}', but must be a path below the output folder that holds {format}.")]
    [InlineData("paths: {site: '../{format}'}", "2:17: error: 'feeds.paths.site' is '../{format}', but must be a path below the output folder that holds {format}.")]
    [InlineData("paths: {site: index.xml}", "2:17: error: 'feeds.paths.site' is 'index.xml', but must be a path below the output folder that holds {format}.")]
    [InlineData("paths: {term: '{term}/{format}'}", "2:17: error: 'feeds.paths.term' is '{term}/{format}', but must be a path below the output folder that holds {taxonomy}, {term} and {format}.")]
    [InlineData("paths: {tag: x}", "2:11: error: 'feeds.paths.tag' is not a known key.")]
    [InlineData("paths: x", "2:10: error: 'feeds.paths' must be a group of keys.")]
    public void A_wrong_value_is_refused_with_its_place(string yaml, string problem)
    {
        Assert.Equal([$"feeds.yml:{problem} [configuration]"], Configured.Refused($"feeds:\n  {yaml}\n"));
    }

    [Theory]
    [InlineData("{title: x}", "3:7: error: 'feeds.channels[0].name' is missing.")]
    [InlineData("{name: My Channel}", "3:14: error: 'feeds.channels[0].name' is 'My Channel', but must be a short name of small letters, digits and hyphens.")]
    [InlineData("{name: ../x}", "3:14: error: 'feeds.channels[0].name' is '../x', but must be a short name of small letters, digits and hyphens.")]
    [InlineData("{name: a, any: [deepseek]}", "3:23: error: 'feeds.channels[0].any' holds 'deepseek', but must hold channel keys such as tags/deepseek or site.")]
    [InlineData("{name: a, none: [tag/x]}", "3:24: error: 'feeds.channels[0].none' holds 'tag/x', but must hold channel keys such as tags/deepseek or site. Did you mean 'tags'?")]
    [InlineData("{name: a, all: [tags/]}", "3:23: error: 'feeds.channels[0].all' holds 'tags/', but must hold channel keys such as tags/deepseek or site.")]
    [InlineData("{name: a, languages: [klingon]}", "3:29: error: 'feeds.channels[0].languages' holds 'klingon', but must hold language tags such as en or zh-CN.")]
    [InlineData("{name: a, language: [en]}", "3:17: error: 'feeds.channels[0].language' is not a known key. Did you mean 'languages'?")]
    [InlineData("just-a-name", "3:7: error: 'feeds.channels' holds a single value where a group of keys is expected.")]
    public void A_wrong_channel_is_refused_with_its_place(string channel, string problem)
    {
        Assert.Equal([$"feeds.yml:{problem} [configuration]"], Configured.Refused($"feeds:\n  channels:\n    - {channel}\n"));
    }

    [Fact]
    public void Two_channels_of_one_name_are_refused()
    {
        Assert.Equal(
            ["feeds.yml:4:14: error: 'feeds.channels[1].name' is 'a', the name of another channel. [configuration]"],
            Configured.Refused("feeds:\n  channels:\n    - {name: a}\n    - {name: a}\n"));
    }

    [Fact]
    public void What_the_command_says_is_stronger_than_the_configured_output()
    {
        using var folder = new TempFolder().With("feeds.yml", "site: {url: https://example.org/}\nfeeds: {output: a}\n");
        Assert.Equal("/elsewhere", Feeds.Configuration.PublicationReader.Read(folder.Path, "/elsewhere/", _ => null).Publication?.Feeds.Output);
    }
}
