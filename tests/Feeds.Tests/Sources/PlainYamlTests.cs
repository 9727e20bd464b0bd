using CsCheck;
using Feeds.Sources;

namespace Feeds.Tests.Sources;

/// <summary>The short way through usual front matter says what the whole language says; a remark takes the long way.</summary>
public sealed class PlainYamlTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "a", "文", "，", "“", "：", " ", "  ", ":", ": ", "#", " #", "-", "- ", "?", "[", "]", "[a, b]", "{", "}", ",", "\"", "'", "\\", "\\\"", "\\n", "&", "*", "!", "|x", ">x", "%", "@", "`",
        "~", "null", "true", "1.10", "2025-02-10 11:20:12", "é", "e\u0301", "😀", "\t", "\u00A0", "\u2028", "\uFEFF", "\u0085", "\u007F", "\uFFFD", "<<", "...", "---", "x y", "/a/b.jpg", "=", "(a)");

    private static readonly Gen<string> Text = Gen.Select(Piece.Array[0, 4], string.Concat);

    private static readonly Gen<string> Value = Gen.OneOf(
        Text,
        Text.Select(text => $"\"{text}\""),
        Text.Select(text => $"'{text}'"),
        Text.Array[0, 3].Select(items => $"[{string.Join(", ", items)}]"));

    private static readonly Gen<string> Key = Gen.OneOf("title", "Title", "tags", "date", "a", "b_c", "d-e", "1", "null", "<<", "?", "-f", "a b");

    private static readonly Gen<string> Line = Gen.Frequency(
        (8, Gen.Select(Key, Value, (key, value) => $"{key}: {value}")),
        (3, Key.Select(key => key + ":")),
        (8, Gen.Select(Gen.OneOf("", " ", "  ", "    "), Value, (indent, value) => $"{indent}- {value}")),
        (1, Text),
        (1, Gen.Const("")),
        (1, Gen.Const("   ")),
        (1, Gen.Const("  - ")),
        (1, Gen.Const("-")));

    private static readonly Gen<string> Document = Gen.Select(Line.Array[1, 5], Gen.OneOf("\n", "\n", "\r\n", "\r"), Gen.Bool, (lines, end, closed) => string.Join(end, lines) + (closed ? end : ""));

    [Fact]
    public void What_the_short_way_reads_of_any_document_the_long_way_reads_too()
    {
        var read = 0;
        Document.Sample(
            text =>
            {
                if (PlainYaml.Read(text, 5) is { } plain)
                {
                    Interlocked.Increment(ref read);
                    Assert.Equal(Long(text), Shown(plain));
                }
            },
            iter: 80_000);

        Assert.True(read > 1000, $"Only {read} documents were plain.");
    }

    [Theory]
    [InlineData("title: \"a \\\"b\\\" \\\\ c\"\ndate: 2025-02-10 11:20:12\ntags:\n  - \"a\"\n  - b\nmenu: \"\"\ndraft: true\nlead:\ncategories: [a, 'b', \"c d\"]\n")]
    [InlineData("title: 快讯：央行\r\ntags:\r\n- 人工智能\r\n- \"qq\"\r\n\r\ndate: 2025-02-10T11:20:12+08:00\r\n")]
    [InlineData("a: []\nb: [ ]\nc: [a]\nd:   spaced   \ne: 'it'")]
    public void What_sites_hold_is_read_by_the_short_way(string text)
    {
        Assert.Equal(Long(text), Shown(Assert.IsType<Node.Mapping>(PlainYaml.Read(text, 5))));
    }

    [Theory]
    [InlineData("f: x: y")]
    [InlineData("a: 1\nA: 2\n")]
    [InlineData("a: \"x\ny\"\n")]
    [InlineData("a:\n  b: c\n")]
    [InlineData("a: b # c")]
    [InlineData("a: |\n b")]
    public void What_means_more_is_left_to_the_long_way(string text)
    {
        Assert.Null(PlainYaml.Read(text, 1));
    }

    [Fact]
    public void A_list_longer_than_any_is_refused_all_the_same()
    {
        var text = string.Concat(Enumerable.Range(0, 60).Select(key => $"k{key}: [{string.Join(", ", Enumerable.Repeat("a", 400))}]\n"));

        Assert.Null(YamlData.Parse(text, "a.md", 1).Root);
    }

    private static string Long(string text) => YamlData.Parse(text + "\n# A remark.", "a.md", 5) is { Root: { } root, Problems: [] } ? Shown(root) : "nothing";

    private static string Shown(Node node) => node switch
    {
        Node.Scalar scalar => $"{scalar.Position} {(scalar.Quoted ? "quoted " : "")}<{scalar.Text}>",
        Node.Sequence list => $"{list.Position} [{string.Join(", ", list.Items.Select(Shown))}]",
        Node.Mapping mapping => $"{mapping.Position} {{{string.Join(", ", mapping.Members.Select(member => $"{member.Position} {member.Key}= {Shown(member.Value)}"))}}}",
        _ => "?",
    };
}
