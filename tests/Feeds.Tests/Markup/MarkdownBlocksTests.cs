using Feeds.Markup;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

public sealed class MarkdownBlocksTests
{
    [Theory]
    [InlineData("T. T Rowe Price 上调了目标价")]
    [InlineData("B. Riley said so")]
    [InlineData("J. Douglas Ramsey")]
    public void An_initial_at_the_start_of_a_paragraph_is_no_list(string markdown)
    {
        Assert.Equal($"<p>{markdown}</p>", Html.Of(markdown));
    }

    [Theory]
    [InlineData("等等......")]
    [InlineData("还有……")]
    [InlineData("以及——完")]
    [InlineData("it's -- (c) (tm) ...")]
    [InlineData("270+，2.4%，A800、H800")]
    public void Punctuation_stays_as_its_author_typed_it(string markdown)
    {
        Assert.Equal($"<p>{markdown}</p>", Html.Of(markdown));
    }

    [Fact]
    public void Headings_carry_no_id_that_could_collide_in_a_readers_page()
    {
        Assert.Equal("<h1>Tides</h1>\n<h2>你好 World</h2>\n<h2>Tides</h2>", Html.Of("# Tides\n\n## 你好 World\n\nTides\n-----\n"));
    }

    [Fact]
    public void Footnotes_are_a_list_at_the_end_whose_marks_lead_to_the_article()
    {
        var html = Html.Of("Tide[^1] and boat[^boat], tide again[^1].\n\n[^1]: First *note*.\n[^boat]: Second.\n\n    With a paragraph.\n");

        Assert.Equal(
            ["https://example.org/notes/posts/article-1/#fn:1", "https://example.org/notes/posts/article-1/#fn:2", "https://example.org/notes/posts/article-1/#fn:1"],
            Html.Addresses(html));
        Assert.Equal(["First note.", "Second.\nWith a paragraph."], Html.Parse(html).QuerySelectorAll("ol > li").Select(note => note.TextContent.Trim()));
        Html.AssertFit(html);
    }

    [Fact]
    public void A_footnote_that_nobody_wrote_stays_text()
    {
        Assert.Equal("<p>Tide[^nope]</p>", Html.Of("Tide[^nope]"));
    }

    [Fact]
    public void Tasks_are_boxes_that_need_no_form()
    {
        var html = Html.Of("- [ ] paint\n- [x] sand");

        Assert.Equal(["☐ paint", "☑ sand"], Html.Parse(html).QuerySelectorAll("li").Select(item => item.TextContent.Trim()));
        Html.AssertFit(html);
    }

    [Fact]
    public void Tables_keep_their_cells_and_the_pipes_in_code()
    {
        var table = Html.Parse(Html.Of("| boat | crew |\n|:-----|-----:|\n| Ada | `a|b` |\n| Bea | **2** |"));

        Assert.Equal(["boat", "crew"], table.QuerySelectorAll("thead th").Select(cell => cell.TextContent));
        Assert.Equal(["Ada", "a|b", "Bea", "2"], table.QuerySelectorAll("tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Code_is_shown_and_never_run_whatever_it_holds()
    {
        var html = Html.Of("```html {linenos=true}\n<script>alert(1)</script> & ]]> **x**\n```\n\n`<b>` and ``a`b``");

        Assert.Equal("<script>alert(1)</script> & ]]> **x**\n", Html.Parse(html).QuerySelector("pre > code")!.TextContent);
        Assert.Equal(["<b>", "a`b"], Html.Parse(html).QuerySelectorAll("p > code").Select(code => code.TextContent));
    }

    [Fact]
    public void Definition_lists_are_lists_of_definitions()
    {
        Assert.Equal("<dl>\n<dt>Ebb</dt>\n<dd>Water going out</dd>\n<dd>Also <em>reflux</em></dd>\n</dl>", Html.Of("Ebb\n:   Water going out\n:   Also *reflux*"));
    }

    [Theory]
    [InlineData("Before <!-- a thought --> after")]
    [InlineData("Before\n\n<!-- a thought\nover lines -->\n\nafter")]
    [InlineData("Before\n\n<!--more-->\n\nafter")]
    public void Comments_are_for_the_author_alone(string markdown)
    {
        var html = Html.Of(markdown);

        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.DoesNotContain("thought", html, StringComparison.Ordinal);
        Assert.Contains("after", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_in_braces_are_text_and_no_way_to_run_script()
    {
        Assert.Equal("<p>press {onclick=alert(1)}</p>", Html.Of("press {onclick=alert(1)}"));
    }

    [Theory]
    [InlineData("plain *text* with `code`", false)]
    [InlineData("a <!-- comment --> b", false)]
    [InlineData("a <b>b</b>", true)]
    [InlineData("<div>\nb\n</div>", true)]
    [InlineData("`<b>` and &lt;b&gt;", false)]
    public void Only_HTML_of_the_authors_own_must_be_cleaned(string markdown, bool raw)
    {
        Markdown.ToHtml(markdown, Some.Links(), out var hasRawHtml);

        Assert.Equal(raw, hasRawHtml);
    }

    [Theory]
    [InlineData("## Second\n\n# First & *last*\n\n# Other", "First & last")]
    [InlineData("Over\n====\n", "Over")]
    [InlineData("#hashtag\n\ntext", null)]
    [InlineData("text == text", null)]
    [InlineData("# `a < b`", "a < b")]
    [InlineData("# \n\n## Named", null)]
    public void The_first_heading_of_the_highest_level_can_stand_for_a_title(string markdown, string? heading)
    {
        Assert.Equal(heading ?? "", Markdown.FirstHeading(markdown) ?? "");
    }
}
