using BenchmarkDotNet.Attributes;
using Feeds.Syndication;

namespace Feeds.Benchmarks;

/// <summary>What each feed costs: twenty entries in one format.</summary>
[MemoryDiagnoser]
public class WritingBenchmarks
{
    private readonly byte[] room = new byte[1024 * 1024];
    private Feed? feed;
    private IFeedFormat? format;

    [Params("rss", "atom", "json")]
    public string Format { get; set; } = "rss";

    [Params(Texts.Latin, Texts.Chinese)]
    public string Kind { get; set; } = Texts.Latin;

    [GlobalSetup]
    public void Prepare()
    {
        var entry = new EntryFactory(Texts.Site, Texts.Content).Make(Texts.Article, Texts.Body(Kind), 1).Entry!;
        var channel = new Channel
        {
            Key = "site",
            Title = "Harbour Notes",
            Name = "Harbour Notes",
            Description = "Tides, boats and bread.",
            Language = "en",
            Link = Texts.Site.Url,
            Files = [.. FeedFormats.All.Select(format => new FeedFile(format.Name, format.Name, Texts.Site.Url + format.Name))],
        };
        feed = new(Texts.Site, channel, [.. Enumerable.Repeat(entry, 20)], FullContent: true);
        format = FeedFormats.Named(Format);
    }

    [Benchmark]
    public long Write()
    {
        using var output = new MemoryStream(room);
        format!.Write(feed!, output);
        return output.Position;
    }
}
