using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

public sealed class MarkdownLinksTests
{
    private const string Here = "https://example.org/notes/posts/article-1/";

    [Theory]
    [InlineData("[x](boat)", Here + "boat")]
    [InlineData("[x](<a b>)", Here + "a%20b")]
    [InlineData("[x](a%20b)", Here + "a%20b")]
    [InlineData("[x](../x)", "https://example.org/notes/posts/x")]
    [InlineData("[x](/x)", "https://example.org/x")]
    [InlineData("[x](#top)", Here + "#top")]
    [InlineData("[x](a?b=1&c=2)", Here + "a?b=1&c=2")]
    [InlineData("[x](x(y)z)", Here + "x(y)z")]
    [InlineData("![x](图.png)", Here + "%E5%9B%BE.png")]
    [InlineData("[x][ref]\n\n[ref]: ../up \"Up\"", "https://example.org/notes/posts/up")]
    [InlineData("[x]\n\n[x]: boat", Here + "boat")]
    [InlineData("<http://例子.中国/>", "http://xn--fsqu00a.xn--fiqs8s/")]
    [InlineData("see https://example.com/a_b_c.", "https://example.com/a_b_c")]
    [InlineData("see www.example.com", "http://www.example.com/")]
    [InlineData("<keeper@example.org>", "mailto:keeper@example.org")]
    [InlineData("[x](tel:+351123)", "tel:+351123")]
    public void Links_and_pictures_are_absolute_and_encoded_once(string markdown, string url)
    {
        Assert.Equal([url], Html.Addresses(Html.Of(markdown)));
    }

    [Theory]
    [InlineData("[boat](javascript:alert(1))", "<p>boat</p>")]
    [InlineData("[**boat** x](JaVaScRiPt:alert(1))", "<p><strong>boat</strong> x</p>")]
    [InlineData("[boat](data:text/html,x)", "<p>boat</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("[x]\n\n[x]: <vbscript:x>", "<p>x</p>")]
    [InlineData("before ![]() after", "<p>before  after</p>")]
    [InlineData("![a boat]()", "<p>a boat</p>")]
    public void What_leads_nowhere_a_reader_should_go_keeps_its_words(string markdown, string html)
    {
        Assert.Equal(html, Html.Of(markdown));
    }

    [Theory]
    [InlineData("[<http://example.com>](boat)")]
    [InlineData("[www.example.com](boat)")]
    [InlineData("[see http://example.com/ now](boat)")]
    [InlineData("[a [b](c) d](boat)")]
    [InlineData("[a[^1]](boat)\n\n[^1]: note")]
    [InlineData("[![p](p.png)](boat)")]
    public void A_link_never_holds_another(string markdown)
    {
        Html.AssertFit(Html.Of(markdown));
        Assert.Empty(Html.Parse(Html.Of(markdown)).QuerySelectorAll("a a"));
    }

    [Fact]
    public void A_title_is_text_whatever_it_holds()
    {
        var link = Html.Parse(Html.Of("[x](y \"1 > 0 <b> \\\"q\\\" & ]]>\")")).QuerySelector("a")!;

        Assert.Equal("1 > 0 <b> \"q\" & ]]>", link.GetAttribute("title"));
    }

    [Fact]
    public void A_picture_may_lie_in_the_text_itself()
    {
        Assert.Equal("<p><img src=\"data:image/png;base64,AAAA\" alt=\"dot\" /></p>", Html.Of("![dot](data:image/png;base64,AAAA)"));
    }

    [Fact]
    public void An_address_with_an_entity_like_query_is_not_decoded_on_the_way()
    {
        var html = Html.Of("Tide[^1] [x](?a=1&copy=2)\n\n[^1]: note");

        Assert.Contains(Here + "?a=1&copy=2", Html.Addresses(html));
    }
}
