using Feeds.Sources;

namespace Feeds.Tests.Sources;

/// <summary>Titles in quotes that go on at the beginning of the next line, as Ruby and Go read them.</summary>
public sealed class YamlIndentationTests
{
    [Fact]
    public void A_text_in_quotes_may_go_on_in_a_line_that_is_not_indented()
    {
        var parsed = YamlData.Parse("layout: post\ntitle: \"One half\nthe other half\nthe end\"\ndate: 2026-01-02\n", "a.md", 2);
        var root = Assert.IsType<Node.Mapping>(parsed.Root);
        Assert.Equal("One half the other half the end", root.TextAt("title"));
        Assert.Equal("2026-01-02", root.TextAt("date"));
        Assert.Equal(new Position(6, 1), root.Find("date")!.Value.Position);
        var problem = Assert.Single(parsed.Problems);
        Assert.Equal((Severity.Warning, new Position(3, 8)), (problem.Severity, problem.Position!.Value));
    }

    [Fact]
    public void A_text_in_quotes_that_never_ends_is_still_an_error()
    {
        var parsed = YamlData.Parse("title: \"One half\nthe other half\ndate: 2026-01-02\n", "a.md", 2);
        Assert.Null(parsed.Root);
        Assert.Contains(parsed.Problems, problem => problem.Severity == Severity.Error);
    }
}
