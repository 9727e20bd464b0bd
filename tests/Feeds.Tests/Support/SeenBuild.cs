using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Tests.Support;

/// <summary>Builds a site and tells all that can be seen of it: the report and every file with its hash.</summary>
public static class SeenBuild
{
    /// <summary>Builds the site in a folder into its own <c>public</c>.</summary>
    public static string SeenOfBuild(this TempFolder site, DateTimeOffset now, bool remembers) => site.SeenOfBuild(site, now, remembers);

    /// <summary>Builds the site in another folder into the <c>public</c> of this one.</summary>
    /// <param name="remembers">Whether earlier builds are remembered, and this one will be.</param>
    public static string SeenOfBuild(this TempFolder folder, TempFolder site, DateTimeOffset now, bool remembers)
    {
        var publication = Configured.Read(site).Publication!;
        var (output, state) = (folder.At("public"), folder.At(".feeds"));
        using var opened = OutputFolder.TryOpen(output, state)!;
        var memory = remembers ? BuildMemory.Open(output, state, publication.Fingerprint, forgets: false) : null;
        var reading = SiteReading.Read(publication.Site, publication.Content, publication.Feeds, now, progress: null, CancellationToken.None, memory);
        var report = new FeedBuild(reading, publication.Feeds, [new Opml()]).Run(opened, inspect: null, progress: null, CancellationToken.None);
        return string.Join('\n',
        [
            .. report.Articles.Select(article => $"{article.File} {article.State} {article.Reason} {article.Title} {article.Url} {article.Published:o} {string.Join(',', article.Tags)}"),
            .. report.Feeds.Select(feed => $"{feed.Channel.Key} {feed.Channel.Title} {feed.Items} of {feed.Articles}: {string.Join(' ', feed.Files)}"),
            .. report.Removed.Select(path => $"removed {path}"),
            .. report.Problems.Select(problem => problem.ToString()),
            .. Directory.GetFiles(output, "*", SearchOption.AllDirectories).Select(file => $"{Path.GetRelativePath(output, file)} {ContentHash.Of(File.ReadAllBytes(file))}").Order(StringComparer.Ordinal),
        ]);
    }
}
