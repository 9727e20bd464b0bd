using System.Globalization;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

public sealed class SummaryTests
{
    [Fact]
    public void The_summary_its_author_wrote_is_passed_on_unchanged()
    {
        const string given = "网络芯片公司将受益于“王炸”，分析师表示，计算成本的降低应会推动...";

        Assert.Equal(given, Of("# Other\n\nOther text.", given));
    }

    [Theory]
    [InlineData("Before the mark.\n\n<!--more-->\n\nAfter it.", "Before the mark.")]
    [InlineData("Before <!-- more --> after.", "Before")]
    [InlineData("*Before* the [mark](x).\n<!--More-->\nAfter.", "Before the mark.")]
    [InlineData("See [the log][log].\n\n<!--more-->\n\nAfter.\n\n[log]: /log \"Log\"", "See the log.")]
    [InlineData("Tide[^1] table.\n\n<!--more-->\n\nAfter.\n\n[^1]: The note.", "Tide table.")]
    [InlineData("<!--more-->\n\nAfter it.", "After it.")]
    public void What_stands_before_the_mark_is_the_summary(string body, string summary)
    {
        Assert.Equal(summary, Of(body));
    }

    [Theory]
    [InlineData("# Tides\n\nThe sea *comes* and `goes`.\n\n```\ncode\n```\n\n|a|b|\n|-|-|\n|1|2|\n\nThen rests.", "The sea comes and goes. Then rests.")]
    [InlineData("![harbour](x.png)\n\nText.", "Text.")]
    [InlineData("> Quoted.\n\n- item", "Quoted. item")]
    [InlineData("AT&amp;T & <b>bold</b>", "AT&T & bold")]
    public void Otherwise_it_is_the_beginning_of_the_running_text(string body, string summary)
    {
        Assert.Equal(summary, Of(body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("```\ncode\n```")]
    [InlineData("![](x.png)")]
    public void An_article_with_nothing_to_sum_up_is_summed_up_by_its_title(string body)
    {
        Assert.Equal("Article 1", Of(body));
    }

    [Fact]
    public void Words_are_counted_where_blanks_part_them()
    {
        var summary = Of(string.Join(' ', Enumerable.Range(1, 200).Select(i => i.ToString(CultureInfo.InvariantCulture))));

        Assert.EndsWith(" 69 70…", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("潮")]
    [InlineData("ひ")]
    [InlineData("น้ำ")]
    [InlineData("𠀀")]
    public void Characters_are_counted_where_no_blanks_part_words(string character)
    {
        var summary = Of(string.Concat(Enumerable.Repeat(character, 3000)));

        Assert.EndsWith("…", summary, StringComparison.Ordinal);
        Assert.InRange(new StringInfo(summary).LengthInTextElements, 100, 200);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("e\u0301")]
    [InlineData("か\u3099")]
    [InlineData("潮👩‍👩‍👧")]
    [InlineData("㊗\uFE0F")]
    [InlineData("🇵🇹")]
    public void No_text_is_cut_inside_a_character(string character)
    {
        var summary = Of(string.Concat(Enumerable.Repeat(character, 3000)));

        Assert.EndsWith("…", summary, StringComparison.Ordinal);
        Assert.InRange(summary.Length, 100, 6000);
        Assert.Empty(summary[..^1].Replace(character, "", StringComparison.Ordinal).Replace(character.EnumerateRunes().First().ToString(), "", StringComparison.Ordinal));
        Assert.Contains(new StringInfo(summary[..^1]).SubstringByTextElements(new StringInfo(summary[..^1]).LengthInTextElements - 1), character, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("潮水涨了，")]
    [InlineData("tide, ")]
    public void A_cut_text_ends_in_dots_and_in_no_comma(string phrase)
    {
        var summary = Of(string.Concat(Enumerable.Repeat(phrase, 100)));

        Assert.Equal('…', summary[^1]);
        Assert.DoesNotContain(summary[^2], ",，、 ");
    }

    private static string Of(string body, string? given = null) => Some.Made(body, Some.Article() with { Summary = given }).Entry!.Summary;
}
