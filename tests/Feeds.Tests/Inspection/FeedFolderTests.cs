using Feeds.Inspection;
using Feeds.Tests.Support;

namespace Feeds.Tests.Inspection;

public sealed class FeedFolderTests
{
    [Fact]
    public void Feeds_are_found_by_their_names_and_by_what_is_in_them()
    {
        using var folder = new TempFolder().With("rss.xml", "<rss/>").With("b/atom.xml", "<?xml version='1.0'?><feed/>").With("b/feed.json", "{\"version\": \"https://jsonfeed.org/version/1\"}")
            .With("b/escaped.json", @"{""version"": ""https:\/\/jsonfeed.org\/version\/1""}").With("empty.rss", "").With("a.opml", "not even XML").With("prefixed.XML", "<a:feed xmlns:a=''/>")
            .With("sitemap.xml", "<urlset/>").With("empty.xml", "").With("package.json", "{}").With("index.html", "<rss/>").With(".hidden/rss.xml", "<rss/>").With("node_modules/rss.xml", "<rss/>");
        var files = FeedFolder.Files(folder.Path, out var unreadable);
        Assert.Equal(["a.opml", "b/atom.xml", "b/escaped.json", "b/feed.json", "empty.rss", "prefixed.XML", "rss.xml"], files.Select(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/')));
        Assert.Empty(unreadable);
    }

    [Fact]
    public void Links_that_lead_in_circles_come_to_an_end()
    {
        using var folder = new TempFolder().With("a/rss.xml", "<rss/>");
        Directory.CreateSymbolicLink(folder.At("a/up"), folder.Path);
        Directory.CreateSymbolicLink(folder.At("a/self"), folder.At("a/self"));
        Directory.CreateSymbolicLink(folder.At("b"), folder.At("a"));
        Assert.Single(FeedFolder.Files(folder.Path, out var unreadable));
        Assert.Empty(unreadable);
    }
}
