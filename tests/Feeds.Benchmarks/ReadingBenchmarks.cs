using BenchmarkDotNet.Attributes;
using Feeds.Content;

namespace Feeds.Benchmarks;

/// <summary>What each article of a site costs: its front matter, and what is made of that.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private static readonly string Usual = Texts.FrontMatter + Texts.Body(Texts.Latin);
    private static readonly string Anchors = Texts.FrontMatterWithAnchors + Texts.Body(Texts.Latin);

    private readonly ArticleReader reader = new(Texts.Site, Texts.Content, new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), SectionPages.None);

    [Benchmark(Baseline = true, Description = "usual front matter, by the line scanner")]
    public FrontMatter Scanned() => FrontMatter.Read(Usual, "a.md");

    [Benchmark(Description = "front matter with anchors, by YamlDotNet")]
    public FrontMatter Parsed() => FrontMatter.Read(Anchors, "a.md");

    [Benchmark(Description = "all that is known of an article by its front matter and place")]
    public ReadArticle Read() => reader.Read(Usual, "content/posts/fog-signals.md", FilePlace.Of("posts/fog-signals.md", _ => false), isDraftFolder: false);
}
