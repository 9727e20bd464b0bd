using System.Collections.Concurrent;
using Feeds.Configuration;
using Feeds.Syndication;

namespace Feeds.Tests.Support;

/// <summary>Builds a site that is there, as the command does.</summary>
public static class Built
{
    /// <summary>Builds the feeds of the site into its <c>public</c>.</summary>
    public static BuildReport Into(TempFolder folder)
    {
        var publication = Read(folder);
        using var output = OutputFolder.TryOpen(publication.Feeds.Output, publication.StateFolder)!;
        return new FeedBuild(ReadingOf(publication), publication.Feeds, [new Opml()]).Run(output, inspect: null, progress: null, CancellationToken.None);
    }

    /// <summary>Builds without writing: every file with its bytes.</summary>
    public static (BuildReport Report, IReadOnlyDictionary<string, byte[]> Files) InMemory(TempFolder folder)
    {
        var publication = Read(folder);
        var files = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
        var report = new FeedBuild(ReadingOf(publication), publication.Feeds, [new Opml()]).Run(output: null, (path, bytes) => files[path] = bytes, progress: null, CancellationToken.None);
        return (report, files);
    }

    private static Publication Read(TempFolder folder)
    {
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems);
        return read.Publication!;
    }

    private static SiteReading ReadingOf(Publication publication) =>
        SiteReading.Read(publication.Site, publication.Content, publication.Feeds, Some.Now, progress: null, CancellationToken.None);
}
