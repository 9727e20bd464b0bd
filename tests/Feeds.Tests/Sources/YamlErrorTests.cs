using Feeds.Sources;

namespace Feeds.Tests.Sources;

public sealed class YamlErrorTests
{
    [Theory]
    [InlineData("title: a: b", 1, 9, "a value that holds ': ' must be put in quotes")]
    [InlineData("title: “引号”: 好", 1, 12, "a value that holds ': ' must be put in quotes")]
    [InlineData("title: @handle", 1, 8, "begins with '@'")]
    [InlineData("title: `code`", 1, 8, "begins with '`'")]
    [InlineData("title: %done", 1, 8, "begins with '%'")]
    [InlineData("title: *star", 1, 8, "names no earlier anchor")]
    [InlineData("title: !important news: x", 1, 23, "begins with '!'")]
    [InlineData("ok: 1\ntags: [a, b\ntitle: x", 2, 7, "what opens here is never closed")]
    [InlineData("ok: 1\ntags: {a, b\ntitle: x", 2, 7, "what opens here is never closed")]
    [InlineData("x: {a: [b", 1, 8, "what opens here is never closed")]
    [InlineData("x: {a: b}\ny: [c,\n", 2, 4, "what opens here is never closed")]
    [InlineData("title: \"open\ntags: x", 1, 8, "begins with '\"'")]
    [InlineData("title: 'open", 1, 8, "begins with '''")]
    [InlineData("tags:\n\t- a", 2, 1, "does not allow a tab")]
    [InlineData("a: 1\n\tb: 2", 2, 1, "does not allow a tab")]
    [InlineData("a: 1\n  b: 2", 2, 4, "not valid YAML")]
    [InlineData("a: &x [*x]", 1, 8, "names no earlier anchor")]
    [InlineData("? [a, b]\n: c", 1, 3, "A key must be a single value")]
    [InlineData("a: 1\n---\nb: 2", 2, 1, "second YAML document")]
    [InlineData("a: |\n\tx", 2, 1, "does not allow a tab")]
    [InlineData("a: 1\ntitle: !![: x", 2, 1, "begins with '!'")]
    [InlineData("a: 1\n...\nb: 2", 3, 1, "second YAML document")]
    [InlineData("title: \"Low\\uD800 tide\"", 1, 8, "invalid Unicode surrogates")]
    [InlineData("...\nb: 2", 1, 1, "goes on behind its end")]
    public void What_is_wrong_is_said_with_its_place(string yaml, int line, int column, string message)
    {
        var problem = Error(yaml, firstLine: 1);
        Assert.Equal(new Position(line, column), problem.Position);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_count_from_where_the_text_stands_in_its_file()
    {
        Assert.Equal("a.md:12:9: error: This is not valid YAML: a value that holds ': ' must be put in quotes (While scanning a plain scalar value, found invalid mapping). [front-matter]",
            Error("x: 1\ntitle: a: b", firstLine: 11).ToString());
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "")]
    [InlineData("[", "]")]
    public void A_nesting_bomb_is_refused(string open, string close)
    {
        var bomb = "a: " + (open == "- " ? "\n" : "") + string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000));
        Assert.Equal("Values are nested more than 64 deep.", Error(bomb).Message);
    }

    [Fact]
    public void A_nesting_bomb_of_indentation_is_refused()
    {
        var bomb = string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "a:\n"));
        Assert.Equal(new Position(65, 65), Error(bomb).Position);
    }

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 9)
            .Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        var problem = Error(bomb);
        Assert.Equal("More than 20000 values, counting what aliases repeat.", problem.Message);
        Assert.Equal(5, problem.Position!.Value.Line);
    }

    [Fact]
    public void A_bomb_of_merge_keys_is_refused()
    {
        var bomb = "a0: &a0 {k0: x, l0: x}\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} {{<<: *a{i - 1}, b: *a{i - 1}}}\n"));
        Assert.Contains("More than 20000 values", Error(bomb).Message, StringComparison.Ordinal);
    }

    private static Problem Error(string yaml, int firstLine = 1)
    {
        var parsed = YamlData.Parse(yaml, "a.md", firstLine);
        Assert.Null(parsed.Root);
        var problem = Assert.Single(parsed.Problems);
        Assert.Equal(("a.md", Severity.Error, "front-matter"), (problem.File, problem.Severity, problem.Rule));
        return problem;
    }
}
