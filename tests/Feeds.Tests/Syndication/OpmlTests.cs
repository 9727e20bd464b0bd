using System.Xml.Linq;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>The index of feeds as OPML 2.0 wants it.</summary>
public sealed class OpmlTests
{
    [Fact]
    public void Every_channel_is_an_outline_that_a_reader_can_import()
    {
        var chinese = Some.Channel("languages/zh-CN") with { Title = "潮 & <船>", Language = "zh-CN" };
        var opml = Read(Some.Channel(), chinese);

        Assert.Equal("2.0", (string?)opml.Attribute("version"));
        Assert.Equal("Harbour Notes", opml.Element("head")!.Element("title")!.Value);
        Assert.Equal("Mon, 01 Jun 2026 12:00:00 GMT", opml.Element("head")!.Element("dateModified")!.Value);
        Assert.Equal(
            [
                ("rss", "Harbour Notes", "Harbour Notes", "https://example.org/notes/rss.xml", "https://example.org/notes/", "en"),
                ("rss", "潮 & <船>", "潮 & <船>", "https://example.org/notes/languages/zh-CN/rss.xml", "https://example.org/notes/", "zh-CN"),
            ],
            opml.Element("body")!.Elements("outline").Select(outline => (Of(outline, "type"), Of(outline, "text"), Of(outline, "title"), Of(outline, "xmlUrl"), Of(outline, "htmlUrl"), Of(outline, "language"))));
    }

    [Fact]
    public void It_names_the_first_format_of_a_channel()
    {
        var atomOnly = Some.Channel() with { Files = [new FeedFile("atom", "atom.xml", "https://example.org/notes/atom.xml")] };

        Assert.Equal("https://example.org/notes/atom.xml", Of(Assert.Single(Read(atomOnly).Descendants("outline")), "xmlUrl"));
    }

    private static XElement Read(params Channel[] channels) => Written.Parse(Written.OpmlBytes(Some.Site(), channels, Some.Now)).Root!;

    private static string? Of(XElement outline, string name) => (string?)outline.Attribute(name);
}
