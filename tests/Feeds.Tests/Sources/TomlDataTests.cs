using Feeds.Sources;

namespace Feeds.Tests.Sources;

public sealed class TomlDataTests
{
    [Theory]
    [InlineData("key = 'x'", "x")]
    [InlineData("key = \"a \\\"b\\\" \\u00e9\"", "a \"b\" é")]
    [InlineData("key = '''\ntwo\nlines'''", "two\nlines")]
    [InlineData("key = 2025-02-10T11:20:12.123456789+08:00", "2025-02-10T11:20:12.1234567+08:00")]
    [InlineData("key = '2025-02-10 11:20:12.123456789'", "2025-02-10 11:20:12.123456789")]
    [InlineData("key = 2025-02-10 11:20:12", "2025-02-10 11:20:12")]
    [InlineData("key = 2025-02-10", "2025-02-10")]
    [InlineData("key = 1.10", "1.10")]
    [InlineData("key = 0x1F", "0x1F")]
    [InlineData("key = true # remark", "true")]
    [InlineData("key = 2025-02-10# remark", "2025-02-10")]
    [InlineData("key = '#1 # 2' # remark", "#1 # 2")]
    [InlineData("\"key\" = 'quoted'", "quoted")]
    public void A_value_keeps_the_text_that_was_written(string toml, string text)
    {
        Assert.Equal(text, Root(toml).TextAt("key"));
    }

    [Theory]
    [InlineData("[params]\nauthor.name = 'x'")]
    [InlineData("params.author.name = 'x'")]
    [InlineData("params = {author = {name = 'x'}}")]
    [InlineData("[params.author]\nname = 'x'")]
    [InlineData("[[params]]\n[params.author]\nname = 'x'", true)]
    public void Tables_dotted_keys_and_inline_tables_are_one(string toml, bool inList = false)
    {
        var root = Root(toml);
        var group = inList ? (Node.Mapping)((Node.Sequence)root.At("params")!).Items[0] : (Node.Mapping)root.At("params")!;
        Assert.Equal("x", group.TextAt("author", "name"));
    }

    [Fact]
    public void A_list_of_tables_is_a_list()
    {
        var authors = Assert.IsType<Node.Sequence>(Root("[[authors]]\nname = 'x'\n[[authors]]\nname = 'y'").At("authors"));
        Assert.Equal(["x", "y"], authors.Items.Cast<Node.Mapping>().Select(author => author.TextAt("name")));
    }

    [Fact]
    public void Every_key_and_value_knows_its_place()
    {
        var title = Root("\ntitle = '机器人'\n", firstLine: 2).Find("title")!.Value;
        Assert.Equal(new Position(3, 1), title.Position);
        Assert.Equal(new Position(3, 9), title.Value.Position);
    }

    [Fact]
    public void Title_beside_title_is_one_key_the_last_one_wins()
    {
        var parsed = TomlData.Parse("title = 'x'\nTitle = 'y'", "a.md", 2);
        Assert.Equal("a.md:3:1: warning: 'Title' and 'title' (line 2) are the same key; the later value is used. [duplicate-key]", Assert.Single(parsed.Problems).ToString());
        Assert.Equal("y", Assert.IsType<Node.Mapping>(parsed.Root).TextAt("title"));
    }

    [Theory]
    [InlineData("title = x", 1, 9)]
    [InlineData("a = 1\ntitle = 'x", 2, 10)]
    [InlineData("a = 1\ntitle: 'x'", 2, 6)]
    [InlineData("a = 1\na = 2", 2, 1)]
    [InlineData("a = 1\ndate = 2024-02-30", 2, 8)]
    [InlineData("[params\na = 1", 1, 8)]
    [InlineData("a = [1, 2", 1, 10)]
    [InlineData("a = 1\n[a]\nb = 1", 2, 1)]
    [InlineData("a = \"\"\"\\", 1, 1)]
    [InlineData("a = \"\\uD800\"", 1, 7)]
    public void What_is_wrong_is_said_with_its_place(string toml, int line, int column)
    {
        var problem = Error(toml);
        Assert.Equal(new Position(line + 10, column), problem.Position);
        Assert.StartsWith("This is not valid TOML: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_set_twice_names_its_first_line_in_the_file()
    {
        Assert.Equal("a.md:12:1: error: This is not valid TOML: the key 'a' is already set in line 11. [front-matter]", Error("a = 1\na = 2").ToString());
    }

    [Theory]
    [InlineData("a = ", "[")]
    [InlineData("a = ", "{a = ")]
    [InlineData("a = ", "[\"]\", ")]
    [InlineData("", "a.")]
    [InlineData("[", "a.")]
    [InlineData("[[", "a.")]
    public void A_nesting_bomb_is_refused(string before, string open)
    {
        var bomb = before + string.Concat(Enumerable.Repeat(open, 30_000)) + (before.StartsWith('[') ? "a" + new string(']', before.Length) : open == "a." ? "a = 1" : "");
        Assert.Equal("Values are nested more than 64 deep.", Error(bomb).Message);
    }

    private static Node.Mapping Root(string toml, int firstLine = 1)
    {
        var parsed = TomlData.Parse(toml, "a.md", firstLine);
        Assert.Empty(parsed.Problems);
        return Assert.IsType<Node.Mapping>(parsed.Root);
    }

    private static Problem Error(string toml)
    {
        var parsed = TomlData.Parse(toml, "a.md", 11);
        Assert.Null(parsed.Root);
        var problem = Assert.Single(parsed.Problems);
        Assert.Equal(("a.md", Severity.Error, "front-matter"), (problem.File, problem.Severity, problem.Rule));
        return problem;
    }
}
