using BenchmarkDotNet.Attributes;
using Feeds.Syndication;

namespace Feeds.Benchmarks;

/// <summary>What each article costs that a feed shows: from its Markdown to an entry.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks
{
    private readonly EntryFactory factory = new(Texts.Site, Texts.Content);
    private string body = "";

    [Params(Texts.Latin, Texts.Chinese, Texts.RawHtml)]
    public string Kind { get; set; } = Texts.Latin;

    [GlobalSetup]
    public void Prepare() => body = Texts.Body(Kind);

    [Benchmark]
    public MadeEntry Entry() => factory.Make(Texts.Article, body, 1);
}
