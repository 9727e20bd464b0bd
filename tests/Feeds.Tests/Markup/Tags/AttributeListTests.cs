using Feeds.Tests.Support;

namespace Feeds.Tests.Markup.Tags;

public sealed class AttributeListTests
{
    [Theory]
    [InlineData("a\n{: .x #y}\nb", "a\n\nb")]
    [InlineData("{:.x}\na", "\na")]
    [InlineData("> a\n> {: .x}\n", "> a\n> \n")]
    [InlineData("* TOC\n{:toc}\n\na", "\n\na")]
    [InlineData("a\n\n1. x\n{: toc .y}\nb", "a\n\n\nb")]
    [InlineData("{:toc}\n", "\n")]
    [InlineData("[a](b){: .x} c", "[a](b) c")]
    [InlineData("![a](b){: width=\"9\" .y}", "![a](b)")]
    [InlineData("*a*{:.x} **b**{:#y}", "*a* **b**")]
    [InlineData("`a`{:.language-c}", "`a`")]
    [InlineData("* {: .x} a", "*  a")]
    [InlineData("a {: .x}", "a ")]
    [InlineData("{:name: .x #y}\na", "\na")]
    [InlineData("a {::comment}\nb\n{:/comment}c", "a c")]
    [InlineData("{::comment}b{:/}c", "c")]
    [InlineData("{::nomarkdown}\n<b>*</b>\n{:/nomarkdown}", "\n<b>*</b>\n")]
    [InlineData("{::options parse_block_html=\"true\" /}\na", "\na")]
    [InlineData("## a {#b}\n", "## a\n")]
    [InlineData("a {#b}\n===\n", "a\n===\n")]
    [InlineData("# a\n{:.no_toc}\n", "# a\n\n")]
    public void Kramdown_attributes_go(string body, string text)
    {
        Assert.Equal(text, Tagged.Jekyll(body));
    }

    [Theory]
    [InlineData("{:ok, pid} = start()")]
    [InlineData("a `{: .x}` b")]
    [InlineData("```\na\n{: .x}\n```")]
    [InlineData("    {: .x}\n")]
    [InlineData("a {#b} c")]
    [InlineData("a {#b}\n\nc")]
    [InlineData("a {: b")]
    public void What_is_prose_or_code_stays(string body)
    {
        Assert.Equal(body, Tagged.Jekyll(body));
    }

    [Theory]
    [InlineData("## a {#b .c}\n", "## a\n")]
    [InlineData("## a {.c}\n", "## a\n")]
    [InlineData("a\n{: .x}\n", "a\n\n")]
    [InlineData("[a](b){: .x}", "[a](b){: .x}")]
    [InlineData("{: b }\n", "{: b }\n")]
    public void Hugo_and_plain_sites_have_them_at_headings_and_alone(string body, string text)
    {
        Assert.Equal(text, Tagged.Hugo(body));
        Assert.Equal(text, Tagged.Plain(body));
    }
}
