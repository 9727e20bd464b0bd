using CsCheck;
using Feeds.Markup;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

public sealed class HtmlCleanerTests
{
    private const string Here = "https://example.org/notes/posts/article-1/";

    [Theory]
    [InlineData("<p onclick=\"x()\" ONLOAD=y>a</p>", "<p>a</p>")]
    [InlineData("a<script>alert(1)</script>b", "ab")]
    [InlineData("a<style>p { color: red }</style>b", "ab")]
    [InlineData("a<svg><script>x</script><circle/></svg><math><mi>x</mi></math>b", "ab")]
    [InlineData("a<object data=x.swf><embed src=y></object><applet>z</applet>b", "ab")]
    [InlineData("<form action=/x><input name=a><textarea>t</textarea><button>b</button>after</form>", "after")]
    [InlineData("<template><img src=x onerror=y></template>a", "a")]
    [InlineData("<p style=\"position:fixed\" id=x data-y=1>a</p>", "<p>a</p>")]
    [InlineData("<link rel=x href=y><meta http-equiv=refresh content=0><title>t</title>a", "a")]
    [InlineData("<x-card><font color=red>a</font><blink>b</blink></x-card>", "ab")]
    [InlineData("<p hidden dir=rtl lang=ar>ع</p>", "<p dir=\"rtl\" lang=\"ar\">ع</p>")]
    public void What_a_reader_must_not_run_is_gone(string html, string clean)
    {
        Assert.Equal(clean, Clean(html));
    }

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\"JaVaScRiPt&#58;alert(1)\">a</a>")]
    [InlineData("<a href=\" java&#10;script:alert(1)\">a</a>")]
    [InlineData("<a href=\"&#1;javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\"data:text/html,x\">a</a>")]
    [InlineData("<a href=\"vbscript:x\">a</a>")]
    public void A_link_that_runs_something_keeps_only_its_words(string html)
    {
        Html.AssertFit(Clean(html));
        Assert.Equal("a", Html.Parse(Clean(html)).TextContent);
    }

    [Theory]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">")]
    [InlineData("<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">")]
    [InlineData("<xmp><img src=x onerror=alert(1)></xmp>")]
    [InlineData("<noembed><img src=x onerror=alert(1)></noembed>")]
    [InlineData("<plaintext><img src=x onerror=alert(1)>")]
    [InlineData("<!--><img src=x onerror=alert(1)>-->")]
    [InlineData("<!-- --!><img src=x onerror=alert(1)> -->")]
    [InlineData("<![CDATA[<img src=x onerror=alert(1)>]]>")]
    [InlineData("<?x <img src=x onerror=alert(1)> ?>")]
    [InlineData("<frameset><frame src=\"javascript:x\"></frameset>")]
    [InlineData("<svg><foreignObject><iframe srcdoc=\"<script>x</script>\"></foreignObject></svg>")]
    [InlineData("<a href=x><table><tr><td><a href=y>z")]
    [InlineData("<p><table><p>x</table>y")]
    [InlineData("<a href=x><p><p><table><a href=y>z")]
    public void Markup_that_changes_its_meaning_when_read_again_is_harmless(string html)
    {
        Html.AssertFit(Clean(html));
        Assert.Equal(Clean(html), Clean(Clean(html)));
    }

    [Theory]
    [InlineData("a<!-- thought -->b<!--\nmore -->c", "abc")]
    [InlineData("a ]]> b", "a ]]&gt; b")]
    [InlineData("<p>a <em>b <strong>c", "<p>a <em>b <strong>c</strong></em></p>")]
    [InlineData("</div>a</p></span>", "a<p></p>")]
    [InlineData("<b><p>a</b>b</p>", "<b></b><p><b>a</b>b</p>")]
    [InlineData("<table><tr>loose<td>a", "loose<table><tbody><tr><td>a</td></tr></tbody></table>")]
    [InlineData("<html><head><title>t</title></head><body onload=x><p>a</p></body></html>", "<p>a</p>")]
    [InlineData("a & b < c &copy; &nbsp;d", "a &amp; b &lt; c © &nbsp;d")]
    [InlineData("<ruby>字<rp>(</rp><rt>zi</rt><rp>)</rp></ruby>", "<ruby>字<rp>(</rp><rt>zi</rt><rp>)</rp></ruby>")]
    [InlineData("<details open><summary>s</summary>d</details>", "<details open=\"\"><summary>s</summary>d</details>")]
    [InlineData("<pre>\n  one\n    two</pre>", "<pre>  one\n    two</pre>")]
    public void What_is_left_is_whole(string html, string clean)
    {
        Assert.Equal(clean, Clean(html));
    }

    [Theory]
    [InlineData("<a href=\"boat\">", Here + "boat")]
    [InlineData("<a href=\"../x\">", "https://example.org/notes/posts/x")]
    [InlineData("<a href=\"/x\">", "https://example.org/x")]
    [InlineData("<a href=\"#x\">", Here + "#x")]
    [InlineData("<a href=\"\">", Here)]
    [InlineData("<base href=\"https://evil.example/\"><a href=\"boat\">", Here + "boat")]
    [InlineData("<head><base href=\"https://evil.example/\"></head><body><a href=\"boat\">", Here + "boat")]
    [InlineData("<img src=\"图 1.png\">", Here + "%E5%9B%BE%201.png")]
    [InlineData("<img src=\"a.png?b=1&amp;copy=2\">", Here + "a.png?b=1&copy=2")]
    [InlineData("<q cite=\"s\">", Here + "s")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\">", "data:image/png;base64,AAAA")]
    public void References_are_relative_to_the_articles_own_address(string html, string url)
    {
        Assert.Equal([url], Html.Addresses(Clean(html)));
    }

    [Fact]
    public void A_picture_keeps_its_candidates()
    {
        Assert.Equal(
            $"<picture><source srcset=\"{Here}a.webp 2x\" type=\"image/webp\" media=\"(min-width: 1px)\"><img src=\"{Here}a.png\" alt=\"A\"></picture>",
            Clean("<picture><source srcset=\"a.webp 2x\" type=\"image/webp\" media=\"(min-width: 1px)\"><img src=\"a.png\" alt=\"A\" loading=\"lazy\"></picture>"));
    }

    [Fact]
    public void A_film_can_be_started_and_does_not_start_itself()
    {
        Assert.Equal(
            $"<video src=\"{Here}v.mp4\" poster=\"{Here}p.png\" controls=\"\"><source src=\"{Here}w.webm\" type=\"video/webm\">no film</video>",
            Clean("<video src=v.mp4 poster=p.png autoplay><source src=w.webm type=video/webm><track src=t.vtt>no film</video>"));
    }

    [Theory]
    [InlineData("<img data-src=\"x.png\">", Here + "x.png")]
    [InlineData("<img data-original=\"x.png\">", Here + "x.png")]
    [InlineData("<img src=\"\" data-src=\"x.png\">", Here + "x.png")]
    [InlineData("<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"x.png\">", Here + "x.png")]
    [InlineData("<noscript><img src=\"x.png\"></noscript>", Here + "x.png")]
    [InlineData("<img src=\"x.png\" data-src=\"y.png\">", Here + "x.png")]
    public void A_picture_that_a_script_would_load_later_is_shown(string html, string url)
    {
        Assert.Equal([url], Html.Addresses(Clean(html)));
    }

    [Theory]
    [InlineData("<img>")]
    [InlineData("<img src=\"javascript:x\">")]
    [InlineData("<img data-src=\"javascript:x\">")]
    public void A_picture_that_is_nowhere_is_gone(string html)
    {
        Assert.Equal("ab", Clean($"a{html}b"));
    }

    [Theory]
    [InlineData("<iframe src=\"https://video.example/1\" title=\"Spring tide\"></iframe>", "<a href=\"https://video.example/1\">Spring tide</a>")]
    [InlineData("<iframe src=\"//video.example/1\"></iframe>", "<a href=\"https://video.example/1\">video.example</a>")]
    [InlineData("<iframe data-src=\"https://video.example/1\"></iframe>", "<a href=\"https://video.example/1\">video.example</a>")]
    [InlineData("<iframe src=\"javascript:x\"></iframe>", "")]
    [InlineData("<iframe srcdoc=\"<script>x</script>\"></iframe>", "")]
    [InlineData("<iframe></iframe>", "")]
    public void What_a_frame_would_show_is_a_link(string html, string clean)
    {
        Assert.Equal(clean, Clean(html));
    }

    [Fact]
    public void Whatever_is_written_the_fragment_is_fit_for_readers()
    {
        Nasty.Text.Sample(html => Html.AssertFit(Clean(XmlText.Clean(html))));
    }

    [Fact]
    public void Whatever_is_written_in_Markdown_the_fragment_is_fit_for_readers()
    {
        Nasty.Text.Sample(markdown => Html.AssertFit(Html.Of(XmlText.Clean(markdown))));
    }

    private static string Clean(string html) => XmlText.Clean(HtmlCleaner.Clean(html, Some.Links())!);
}
