using Feeds.Markup;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

/// <summary>Texts that are small and cost a naive reader its stack, its memory or an hour.</summary>
public sealed class NestingBombTests
{
    [Theory]
    [InlineData("[")]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("* ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("![")]
    [InlineData("**a ")]
    [InlineData("[a](")]
    [InlineData("[a]: x\n")]
    [InlineData("[^a]: x\n")]
    public void A_hundred_thousand_of_them_is_a_problem_of_that_article_only(string piece)
    {
        var made = Some.Made(string.Concat(Enumerable.Repeat(piece, 100_000)) + "x");

        Assert.Null(made.Entry);
        Assert.Equal(("content/posts/article-1.md", "nesting"), made.Problems.Select(problem => (problem.File, problem.Rule)).Single());
    }

    // A title is looked for in the text as it stands in the file.
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void No_title_is_looked_for_in_one_whatever_ends_its_lines(string end)
    {
        Assert.Null(Markdown.FirstHeading("# Title" + end + end + string.Concat(Enumerable.Repeat("[a]: x" + end, 100_000))));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("`a")]
    [InlineData("<")]
    [InlineData("<a ")]
    [InlineData("&")]
    [InlineData("](")]
    [InlineData("| ")]
    [InlineData("[^1]")]
    [InlineData("\\")]
    [InlineData("<!--")]
    [InlineData("{{")]
    [InlineData("{% ")]
    [InlineData("{{< ")]
    [InlineData("{: ")]
    [InlineData("_a")]
    public void A_hundred_thousand_harmless_ones_are_shown(string piece)
    {
        var made = Some.Made(string.Concat(Enumerable.Repeat(piece, 100_000)));

        Assert.Equal("", string.Join('\n', made.Problems.Where(problem => problem.Severity == Severity.Error)));
        Assert.NotNull(made.Entry);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!-- CLOSED -->")]
    [InlineData("<img title='CLOSED'>")]
    [InlineData("<table><tr><td>CLOSED</td></tr></table>")]
    [InlineData("<textarea>CLOSED</textarea>")]
    public void Tags_that_are_opened_again_in_every_paragraph_are_a_problem_of_that_article_only(string between)
    {
        var open = string.Concat(Enumerable.Range(0, 100).Select(i => $"<b title=x{i}>"));
        var closed = between.Replace("CLOSED", string.Concat(Enumerable.Repeat("</b>", 100)), StringComparison.Ordinal);
        var made = Some.Made($"<p>{open}{closed}</p>{string.Concat(Enumerable.Repeat("<p>x</p>", 10_000))}");

        Assert.Null(made.Entry);
        Assert.Equal("nesting", made.Problems.Select(problem => problem.Rule).Single());
    }

    [Fact]
    public void Ten_thousand_links_and_bold_words_that_their_author_closed_are_shown() =>
        Assert.NotNull(Some.Made(string.Concat(Enumerable.Repeat("<p><b>x</b> <a href=\"/y\">y</a></p>\n", 10_000))).Entry);

    [Fact]
    public void Links_that_grow_beyond_all_bounds_as_addresses_are_a_problem_of_that_article_only() =>
        Assert.Equal("size", Some.Made(string.Concat(Enumerable.Repeat("[](a)", 400_000))).Problems.Select(problem => problem.Rule).Single());

    [Theory]
    [InlineData("<div>")]
    [InlineData("<div></zzz>")]
    [InlineData("<div><!-- </div> -->")]
    [InlineData("<div title='</div>'>")]
    [InlineData("<span><div></span></div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<svg>")]
    [InlineData("<template>")]
    public void HTML_nested_a_hundred_thousand_deep_is_refused(string piece)
    {
        Assert.Null(HtmlCleaner.Clean(string.Concat(Enumerable.Repeat(piece, 100_000)), Some.Links()));
    }

    [Theory]
    [InlineData("<li>")]
    [InlineData("<p>")]
    [InlineData("<a>")]
    [InlineData("<p><b>")]
    [InlineData("<span></div></span>")]
    [InlineData("<div></div>")]
    [InlineData("<br>")]
    public void HTML_that_is_long_but_flat_is_not(string piece)
    {
        Assert.NotNull(HtmlCleaner.Clean(string.Concat(Enumerable.Repeat(piece, 3_000)), Some.Links()));
    }

    [Fact]
    public void HTML_as_deep_as_allowed_is_whole()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 200)) + "x" + string.Concat(Enumerable.Repeat("</div>", 200));

        Assert.Equal(deep, HtmlCleaner.Clean(deep, Some.Links()));
    }

    [Fact]
    public void The_candidates_of_a_picture_are_read_in_one_pass()
    {
        Assert.Null(Some.Links().SourceSet(new string('a', 300_000) + " x y"));
    }

    [Fact]
    public void A_heading_is_not_looked_for_in_a_bomb()
    {
        Assert.Null(Markdown.FirstHeading("# Title\n\n" + string.Concat(Enumerable.Repeat("[a](", 100_000))));
    }
}
