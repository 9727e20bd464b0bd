using Feeds.Content;
using Feeds.Sources;

namespace Feeds.Tests.Content;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("---\ntitle: x\n---\nBody", "Body", 4)]
    [InlineData("---\ntitle: x\n---\n\n\nBody", "\n\nBody", 4)]
    [InlineData("---\ntitle: x\n---", "", 3)]
    [InlineData("---\ntitle: x\n...\nBody", "Body", 4)]
    [InlineData("--- \t\ntitle: x\n---  \nBody", "Body", 4)]
    [InlineData("\n \n\t\n---\ntitle: x\n---\nBody", "Body", 7)]
    [InlineData("---\r\ntitle: x\r\n---\r\nBody\r\n", "Body\r\n", 4)]
    [InlineData("---\ntitle: x\ntext: |\n  a\n  ---\n---\nBody", "Body", 7)]
    [InlineData("---\ntitle: x\n---\nBody\n---\nmore", "Body\n---\nmore", 4)]
    [InlineData("+++\ntitle = 'x'\n+++\nBody", "Body", 4)]
    [InlineData("+++\r\ntitle = 'x'\r\n+++\r\nBody", "Body", 4)]
    [InlineData("+++ \ntitle = 'x'\n+++ \nBody", "Body", 4)]
    [InlineData("{\"title\": \"x\"}\nBody", "Body", 2)]
    [InlineData("{\n  \"title\": \"x\"\n}\n\nBody", "\nBody", 4)]
    [InlineData("\n{ \"title\": \"x\" }\r\nBody", "Body", 3)]
    [InlineData("title: x\n---\nBody", "Body", 3)]
    [InlineData("layout: post\ntitle: x\ndate: 2025-02-10\n---\n\nBody", "\nBody", 5)]
    [InlineData("\ntitle: x\r\n---\r\nBody", "Body", 4)]
    public void Keys_and_body_are_told_apart(string text, string body, int bodyLine)
    {
        var front = FrontMatter.Read(text, "a.md");
        Assert.Empty(front.Problems);
        Assert.True(front.Exists);
        Assert.Equal("x", front.Values!.TextAt("title"));
        Assert.Equal(body, text[front.BodyStart..]);
        Assert.Equal(bodyLine, front.BodyLine);
        Assert.Equal((front.BodyStart, front.BodyLine), FrontMatter.BodyOf(text, "a.md"));
    }

    [Theory]
    [InlineData("---\n---\nBody")]
    [InlineData("---\n\n---\nBody")]
    [InlineData("---\n# a remark\n---\nBody")]
    [InlineData("---\n~\n---\nBody")]
    [InlineData("+++\n+++\nBody")]
    [InlineData("{}\nBody")]
    public void Empty_front_matter_is_no_error(string text)
    {
        var front = FrontMatter.Read(text, "a.md");
        Assert.Empty(front.Problems);
        Assert.True(front.Exists);
        Assert.Empty(front.Values!.Members);
        Assert.Equal("Body", text[front.BodyStart..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("Just text.")]
    [InlineData("# Heading\n\nText.")]
    [InlineData("{{< figure src=\"a.png\" >}}\n\nText.")]
    [InlineData("{{% note %}}\nText.")]
    [InlineData("{% include head.html %}\nText.")]
    [InlineData("{: .lead}\nText.")]
    [InlineData("{braces} open a sentence.")]
    [InlineData("----\ntitle: x\n----\n")]
    [InlineData("- a list\n---\nText.")]
    [InlineData("Attention: this is prose.\n---\nMore of it.")]
    [InlineData("Title: part 1: the port\n---\nText.")]
    [InlineData("Title\n---\nA heading with a line below it.")]
    [InlineData("title: x\nbut nothing closes it.")]
    [InlineData("#+title: x\nOrg mode.")]
    public void A_body_without_front_matter_is_no_error(string text)
    {
        var front = FrontMatter.Read(text, "a.md");
        Assert.Empty(front.Problems);
        Assert.False(front.Exists);
        Assert.Empty(front.Values!.Members);
        Assert.Equal(text, text[front.BodyStart..]);
        Assert.Equal((front.BodyStart, front.BodyLine), FrontMatter.BodyOf(text, "a.md"));
    }

    [Theory]
    [InlineData("---\ntitle: a: b\n---\n", 2, 9, "a value that holds ': ' must be put in quotes")]
    [InlineData("\n\n---\ntitle: a: b\n---\n", 4, 9, "must be put in quotes")]
    [InlineData("---\r\nok: 1\r\ntitle: a: b\r\n---\r\n", 3, 9, "must be put in quotes")]
    [InlineData("---\ntags: [a, b\n---\n", 2, 7, "not valid YAML")]
    [InlineData("---\ntags:\n\t- a\n---\n", 3, 1, "does not allow a tab")]
    [InlineData("---\ntitle: x\nBody without end.", 1, 1, "never closed by a line of '---'")]
    [InlineData("\n---\n", 2, 1, "never closed by a line of '---'")]
    [InlineData("---", 1, 1, "never closed by a line of '---'")]
    [InlineData("+++\ntitle = 'x'\n---\n", 1, 1, "never closed by a line of '+++'")]
    [InlineData("+++\ntitle = x\n+++\n", 2, 9, "not valid TOML")]
    [InlineData("{\n\"title\": x\n}\n", 2, 10, "not valid JSON")]
    [InlineData("{\n\"title\": \"x\"\n", 1, 1, "never closed by a '}'")]
    [InlineData("---\n- a\n- list\n---\n", 2, 1, "must be keys with values, not a list")]
    [InlineData("---\njust words\n---\n", 2, 1, "must be keys with values, not a single value")]
    [InlineData("layout: post\ntitle: a: b\n---\nBody", 2, 9, "must be put in quotes")]
    public void What_is_wrong_is_said_with_its_place(string text, int line, int column, string message)
    {
        var front = FrontMatter.Read(text, "content/a.md");
        Assert.Null(front.Values);
        var problem = Assert.Single(front.Problems);
        Assert.Equal(("content/a.md", Severity.Error, "front-matter"), (problem.File, problem.Severity, problem.Rule));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(new Position(line, column), problem.Position);
    }

    [Theory]
    [InlineData("---\ntitle: a\ntitle: x\n---\n")]
    [InlineData("---\ntitle: a\nTitle: x\n---\n")]
    [InlineData("+++\ntitle = 'a'\nTitle = 'x'\n+++\n")]
    [InlineData("{\"title\": \"a\",\n\"note\": 1,\n\"title\": \"x\"}\n")]
    [InlineData("layout: post\ntitle: a\nTITLE: x\n---\n")]
    public void Of_a_key_that_occurs_twice_the_last_one_wins_with_a_warning(string text)
    {
        var front = FrontMatter.Read(text, "a.md");
        var warning = Assert.Single(front.Problems);
        Assert.Equal((Severity.Warning, "duplicate-key", 3), (warning.Severity, warning.Rule, warning.Position!.Value.Line));
        Assert.Equal("x", front.Values!.TextAt("title"));
    }

    [Theory]
    [InlineData("---\n", "a: 1\n", "---\n")]
    [InlineData("+++\n", "# remark\n", "+++\n")]
    [InlineData("{\"a\": [", "1, ", "1]}\n")]
    public void More_than_64_KB_is_no_front_matter(string open, string line, string close)
    {
        var front = FrontMatter.Read(open + string.Concat(Enumerable.Repeat(line, 70 * 1024 / line.Length)) + close, "a.md");
        Assert.Null(front.Values);
        Assert.Contains("64 KB", Assert.Single(front.Problems).Message, StringComparison.Ordinal);
    }
}
