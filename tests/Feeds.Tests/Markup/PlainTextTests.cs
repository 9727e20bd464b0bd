using CsCheck;
using Feeds.Markup;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("AT&T", "AT&T")]
    [InlineData("AT&amp;T", "AT&T")]
    [InlineData("&amp;amp;", "&amp;")]
    [InlineData("x &amp;lt;b&amp;gt;", "x &lt;b&gt;")]
    [InlineData("&lt;b&gt;x&lt;/b&gt;", "<b>x</b>")]
    [InlineData("&quot;q&quot; &#39;s&#39; &hellip; &#x1F600;", "\"q\" 's' … 😀")]
    [InlineData("&nosuch; & &", "&nosuch; & &")]
    [InlineData("a &copy b", "a &copy b")]
    public void Entities_of_a_title_are_decoded_once(string title, string plain)
    {
        Assert.Equal(plain, PlainText.Title(title));
    }

    [Theory]
    [InlineData("<b>x</b>", "x")]
    [InlineData("<em class=\"y\">Spring</em> tide<br/>", "Spring tide")]
    [InlineData("<SPAN>x</SPAN>", "x")]
    [InlineData("a < b", "a < b")]
    [InlineData("1 < 2 && 3 > 2", "1 < 2 && 3 > 2")]
    [InlineData("<3 boats", "<3 boats")]
    [InlineData("List<string> and Vec<T>", "List<string> and Vec<T>")]
    [InlineData("\"/><VADER>", "\"/><VADER>")]
    [InlineData("a<!-- thought -->b", "ab")]
    public void Markup_of_a_title_is_gone_and_what_only_looks_like_it_stays(string title, string plain)
    {
        Assert.Equal(plain, PlainText.Title(title));
    }

    [Theory]
    [InlineData("Exception#to_s")]
    [InlineData("k8s_dns_chaos")]
    [InlineData("Deprecating `feature = \"x\"`")]
    [InlineData("下一个王者？华尔街：“潮水”来了……——")]
    [InlineData("שלום \u200Fעולם")]
    [InlineData("a\u200Bb\u200Dc")]
    [InlineData("👩‍👩‍👧 and 🇵🇹")]
    [InlineData("a\u00A0b\u3000c")]
    public void A_title_stays_as_its_author_typed_it(string title)
    {
        Assert.Equal(title, PlainText.Title(title));
    }

    [Theory]
    [InlineData("  a  b\t\nc ", "a b c")]
    [InlineData("\u00A0\u3000a\u3000\u00A0", "a")]
    [InlineData("a\r\nb", "a b")]
    [InlineData("a\u2028b", "a b")]
    [InlineData("a\u0008\u000B\u008F\uFFFEb", "ab")]
    [InlineData("a&#x0B;&#8;&#xFFFE;b", "ab")]
    [InlineData("a&#xD800;b", "a&#xD800;b")]
    [InlineData("<b></b>", "")]
    public void A_title_is_one_line_of_characters_that_readers_accept(string title, string plain)
    {
        Assert.Equal(plain, PlainText.Title(title));
    }

    [Fact]
    public void Half_a_character_is_none()
    {
        Assert.Equal("ab", PlainText.Title("a\uD83D" + "b\uDE00"));
    }

    [Fact]
    public void A_long_title_is_not_cut()
    {
        var title = string.Concat(Enumerable.Repeat("潮水与船 ", 60)).Trim();

        Assert.Equal(title, PlainText.Title(title));
    }

    [Theory]
    [InlineData("<p>a &amp; b &lt;c&gt; &amp;amp;</p>", "a & b <c> &amp;")]
    [InlineData("<p>中<strong>文</strong>字</p>\n<p>段</p>", "中文字 段")]
    [InlineData("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "one two")]
    [InlineData("<p>a<br />b</p>", "a b")]
    [InlineData("<p>x</p><pre><code>code</code></pre><p>y</p>", "x y")]
    [InlineData("<h2>Tides</h2>\n<p>x</p>", "x")]
    [InlineData("<table><tr><td>a</td></tr></table>z", "z")]
    [InlineData("<p>tide<sup><a href=\"https://example.org/#fn:1\">1</a></sup> table</p>", "tide table")]
    [InlineData("<figure><img src=\"x\" alt=\"y\"><figcaption>c</figcaption></figure>x", "x")]
    [InlineData("<p>a &#x0B;\u0008b</p>", "a b")]
    [InlineData("<p></p>", "")]
    [InlineData("", "")]
    public void What_is_read_of_a_fragment_is_its_running_text(string html, string text)
    {
        Assert.Equal(text, PlainText.FromHtml(html));
    }

    [Theory]
    [InlineData("Tide[^1] table.\n\n[^1]: The note.", "Tide table.")]
    [InlineData("Tide<b>[^1]</b> table.\n\n[^1]: The note.\n    1. nested", "Tide table.")]
    [InlineData("1. one\n2. two", "one two")]
    public void Footnotes_are_no_part_of_it(string markdown, string text)
    {
        Assert.Equal(text, PlainText.FromHtml(Html.Of(markdown)));
    }

    [Fact]
    public void Text_shown_as_HTML_reads_as_it_was()
    {
        Nasty.Text.Select(XmlText.Line).Sample(text => Assert.Equal(text, Html.Parse(PlainText.ToHtml(text)).TextContent));
    }

    [Fact]
    public void Whatever_a_title_holds_it_is_one_clean_line()
    {
        Nasty.Text.Sample(title =>
        {
            var plain = PlainText.Title(title);
            Assert.Equal(XmlText.Line(plain), plain);
        });
    }
}
