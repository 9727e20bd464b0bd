using Feeds.Sources;

namespace Feeds.Tests.Sources;

public sealed class JsonDataTests
{
    [Theory]
    [InlineData("""{"key": "x"}""", "x")]
    [InlineData("""{"key": 1.10}""", "1.10")]
    [InlineData("""{"key": true}""", "true")]
    [InlineData("""{"key": "\u4e2d\t"}""", "中")]
    [InlineData("""{"key": "x",}""", "x")]
    [InlineData("{\"key\": \"x\" // remark\n}", "x")]
    [InlineData("""{/* remark */ "key": "x"}""", "x")]
    public void A_value_keeps_the_text_that_was_written(string json, string text)
    {
        Assert.Equal(text, Root(json).TextAt("key"));
    }

    [Fact]
    public void Null_is_nothing()
    {
        Assert.True(Assert.IsType<Node.Scalar>(Root("""{"key": null}""").At("key")).IsNull);
        Assert.False(Assert.IsType<Node.Scalar>(Root("""{"key": "null"}""").At("key")).IsNull);
    }

    [Fact]
    public void Lists_and_groups_are_read_at_any_depth()
    {
        Assert.Equal("y", ((Node.Mapping)((Node.Sequence)Root("""{"a": {"b": ["x", {"c": "y"}]}}""").At("a", "b")!).Items[1]).TextAt("c"));
    }

    [Fact]
    public void Every_key_and_value_knows_its_place()
    {
        var title = Root("{\"机器\": 1,\n  \"机器人\": \"x\", \"title\": \"y\"}", firstLine: 2).Find("title")!.Value;
        Assert.Equal(new Position(3, 15), title.Position);
        Assert.Equal(new Position(3, 24), title.Value.Position);
    }

    [Theory]
    [InlineData("""{"title": "x", "title": "y"}""", "The key 'title' is already set in line 1; the later value is used.")]
    [InlineData("""{"title": "x", "Title": "y"}""", "'Title' and 'title' (line 1) are the same key; the later value is used.")]
    public void Of_a_key_that_occurs_twice_the_last_one_wins_with_a_warning(string json, string message)
    {
        var parsed = JsonData.Parse(json, "a.md", 1);
        Assert.Equal(new Problem("a.md", new(1, 16), Severity.Warning, "duplicate-key", message), Assert.Single(parsed.Problems));
        Assert.Equal("y", Assert.IsType<Node.Mapping>(parsed.Root).TextAt("title"));
    }

    [Theory]
    [InlineData("a", 8)]
    [InlineData("é", 8)]
    [InlineData("机", 8)]
    [InlineData("😀", 9)]
    public void A_column_counts_code_units(string key, int column)
    {
        Assert.Equal(new Position(1, column), Root($"{{\"{key}\":  1}}").Find(key)!.Value.Value.Position);
    }

    [Theory]
    [InlineData("{\"a\": 1,}", 9)]
    [InlineData("{\"a\": 1} // remark", 10)]
    [InlineData("{/* remark */ \"a\": 1}", 2)]
    public void What_others_will_read_has_neither_comments_nor_trailing_commas(string json, int column)
    {
        var problem = Assert.Single(JsonData.ParseStrict(json, "feed.json").Problems);
        Assert.Equal(new Position(1, column), problem.Position);
        Assert.DoesNotContain("options", problem.Message, StringComparison.Ordinal);
        Assert.Empty(JsonData.ParseStrict("{\"a\": [1]}", "feed.json").Problems);
    }

    [Theory]
    [InlineData("{\"a\": 1,\n\"b\": }", 12, 6)]
    [InlineData("{\"a\": 1,\n b: 2}", 12, 2)]
    [InlineData("{\"机器人\": x}", 11, 9)]
    [InlineData("{\"a\": 1", 11, 8)]
    [InlineData("{\"a\": 'x'}", 11, 7)]
    [InlineData("{\"a\": 1} {\"b\": 2}", 11, 10)]
    [InlineData("{\"a\": 1,\n\"b\": \"\\ud800\"}", 12, 6)]
    public void What_is_wrong_is_said_with_its_place(string json, int line, int column)
    {
        var problem = Error(json);
        Assert.Equal(new Position(line, column), problem.Position);
        Assert.StartsWith("This is not valid JSON: ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\": ")]
    public void A_nesting_bomb_is_refused(string open)
    {
        var problem = Error("{\"a\": " + string.Concat(Enumerable.Repeat(open, 100_000)));
        Assert.Contains("64", problem.Message, StringComparison.Ordinal);
    }

    private static Node.Mapping Root(string json, int firstLine = 1)
    {
        var parsed = JsonData.Parse(json, "a.md", firstLine);
        Assert.Empty(parsed.Problems);
        return Assert.IsType<Node.Mapping>(parsed.Root);
    }

    private static Problem Error(string json)
    {
        var parsed = JsonData.Parse(json, "a.md", 11);
        Assert.Null(parsed.Root);
        var problem = Assert.Single(parsed.Problems);
        Assert.Equal(("a.md", Severity.Error, "front-matter"), (problem.File, problem.Severity, problem.Rule));
        return problem;
    }
}
