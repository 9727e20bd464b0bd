using Feeds.Inspection;
using Feeds.Syndication;

namespace Feeds.Tests.Inspection;

public sealed class CounterpartTests
{
    private static readonly BuiltFeed[] Ours = [Built("site", ""), Built("tags/tea", "tags/tea/")];

    [Theory]
    [InlineData("https://example.org/rss.xml", "rss.xml")]
    [InlineData("http://www.example.org/tags/tea/rss.xml", "tags/tea/rss.xml")]
    [InlineData("https://example.org/tags/tea/atom.xml", "tags/tea/atom.xml")]
    public void The_feed_at_the_same_address_takes_the_place_whatever_its_format(string address, string path)
    {
        Assert.Equal((path, null), Of("rss", address, asked: null));
        Assert.Equal((path, null), Of("rss", address: null, address));
        Assert.Equal((path, null), Of("rss", address, "https://feeds.example.net/notes"));
    }

    [Fact]
    public void On_another_host_the_path_decides_and_readers_must_be_led_there() =>
        Assert.Equal(("tags/tea/atom.xml", "http://localhost:8000/tags/tea/atom.xml"), Of("atom", address: null, "http://localhost:8000/tags/tea/atom.xml"));

    [Fact]
    public void Else_it_is_that_of_the_site_in_the_same_format()
    {
        Assert.Equal(("atom.xml", null), Of("atom", address: null, asked: null));
        Assert.Equal(("rss.xml", "https://example.org/feed/"), Of("rss", "https://example.org/feed/", asked: null));
    }

    [Fact]
    public void The_owner_may_name_another()
    {
        Assert.Equal(("tags/tea/rss.xml", null), Of("rss", address: null, asked: null, "tags/tea"));
        Assert.Equal(("tags/tea/rss.xml", "https://example.org/rss.xml"), Of("rss", "https://example.org/rss.xml", asked: null, "tags/tea"));
    }

    [Fact]
    public void There_may_be_none()
    {
        Assert.Null(Of("json", address: null, asked: null));
        Assert.Null(Of("rss", address: null, asked: null, "tags/coffee"));
    }

    private static (string Path, string? Elsewhere)? Of(string format, string? address, string? asked, string? channel = null) =>
        Counterpart.Of(new(format, address, []), asked, Ours, channel) is { } found ? (found.File.Path, found.Elsewhere) : null;

    private static BuiltFeed Built(string key, string folder)
    {
        FeedFile[] files = [new("rss", folder + "rss.xml", $"https://example.org/{folder}rss.xml"), new("atom", folder + "atom.xml", $"https://example.org/{folder}atom.xml")];
        var channel = new Channel { Key = key, Title = key, Name = key, Description = key, Language = "en", Link = "https://example.org/", Files = [.. files] };
        return new(channel, [], Articles: 1, [.. files.Select(file => (file, false))]);
    }
}
