using Feeds.Sources;

namespace Feeds.Tests.Sources;

public sealed class YamlDataTests
{
    [Theory]
    [InlineData("key: 1.10", "1.10")]
    [InlineData("key: 0123", "0123")]
    [InlineData("key: 2025-02-10 11:20:12", "2025-02-10 11:20:12")]
    [InlineData("key: yes", "yes")]
    [InlineData("key: 190:20:30", "190:20:30")]
    [InlineData("key : value", "value")]
    [InlineData("key: 'it''s'", "it's")]
    [InlineData("key: \"a: b # c\"", "a: b # c")]
    [InlineData("key: value # remark", "value")]
    [InlineData("key: >-\n  two\n  lines", "two lines")]
    [InlineData("key: |\n  two\n  lines\n", "two\nlines\n")]
    [InlineData("key: two\n  lines", "two lines")]
    [InlineData("key: \"“王炸”\"", "“王炸”")]
    [InlineData("key: a:b", "a:b")]
    [InlineData("key:\tvalue", "value")]
    [InlineData("key: !!str 12", "12")]
    [InlineData("key: \"\\u0008\"", "\u0008")]
    [InlineData("key: a\u0008b", "a\u0008b")]
    [InlineData("key: \"a\u008Fb\"", "a\u008Fb")]
    public void A_scalar_keeps_the_text_that_was_written(string yaml, string text)
    {
        Assert.Equal(text, Scalar(yaml).Text);
    }

    [Theory]
    [InlineData("key:", true)]
    [InlineData("key: ~", true)]
    [InlineData("key: null", true)]
    [InlineData("key: \"\"", false)]
    [InlineData("key: 'null'", false)]
    [InlineData("key: nothing", false)]
    public void Null_is_what_is_not_quoted(string yaml, bool isNull)
    {
        Assert.Equal(isNull, Scalar(yaml).IsNull);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a remark\n")]
    public void A_text_without_a_value_is_no_error(string yaml)
    {
        var parsed = YamlData.Parse(yaml, "a.md", 1);
        Assert.Null(parsed.Root);
        Assert.Empty(parsed.Problems);
    }

    [Fact]
    public void Every_key_and_value_knows_its_place()
    {
        var root = Root("title: x\ntags:\n  - 机器人\n  - {name: y}\n", firstLine: 2);
        var tags = root.Find("tags")!.Value;
        Assert.Equal(new Position(3, 1), tags.Position);
        var list = Assert.IsType<Node.Sequence>(tags.Value);
        Assert.Equal(new Position(4, 5), list.Items[0].Position);
        Assert.Equal(new Position(5, 6), Assert.IsType<Node.Mapping>(list.Items[1]).Members[0].Position);
        Assert.Equal(new Position(2, 8), root.Find("title")!.Value.Value.Position);
    }

    [Theory]
    [InlineData("tags: [a, a]\ntags: [b]", "The key 'tags' is already set in line 5; the later value is used.")]
    [InlineData("tags: [a, a]\nTags: [b]", "'Tags' and 'tags' (line 5) are the same key; the later value is used.")]
    public void Of_a_key_that_occurs_twice_the_last_one_wins_with_a_warning(string yaml, string message)
    {
        var parsed = YamlData.Parse(yaml, "a.md", 5);
        var warning = Assert.Single(parsed.Problems);
        Assert.Equal(new Problem("a.md", new(6, 1), Severity.Warning, "duplicate-key", message), warning);
        var tags = Assert.IsType<Node.Sequence>(Assert.IsType<Node.Mapping>(parsed.Root).At("TAGS"));
        Assert.Equal("b", Assert.IsType<Node.Scalar>(Assert.Single(tags.Items)).Text);
    }

    [Fact]
    public void An_alias_repeats_what_its_anchor_holds()
    {
        Assert.Equal("x", Root("a: &one x\nb: *one").TextAt("b"));
    }

    [Theory]
    [InlineData("base: &b {title: x, draft: true}\n<<: *b\ntitle: own")]
    [InlineData("base: &b {title: x, draft: true}\ntitle: own\n<<: *b")]
    [InlineData("one: &o {draft: true}\ntwo: &t {title: x, draft: false}\n<<: [*o, *t]\ntitle: own")]
    public void A_merge_key_brings_in_what_is_not_set_beside_it(string yaml)
    {
        var root = Root(yaml);
        Assert.Equal("own", root.TextAt("title"));
        Assert.Equal("true", root.TextAt("draft"));
        Assert.Null(root.Find("<<"));
    }

    [Fact]
    public void Keys_of_a_group_are_found_in_any_case()
    {
        Assert.Equal("x", Root("Params:\n  Author:\n    NAME: x").TextAt("params", "author", "name"));
    }

    private static Node.Scalar Scalar(string yaml) => Assert.IsType<Node.Scalar>(Root(yaml).At("key"));

    private static Node.Mapping Root(string yaml, int firstLine = 1)
    {
        var parsed = YamlData.Parse(yaml, "a.md", firstLine);
        Assert.Empty(parsed.Problems);
        return Assert.IsType<Node.Mapping>(parsed.Root);
    }
}
