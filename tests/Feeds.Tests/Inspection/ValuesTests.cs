using System.Text;
using Feeds.Inspection;
using Feeds.Sources;

namespace Feeds.Tests.Inspection;

/// <summary>What values of each kind pass, and which do not.</summary>
public sealed class ValuesTests
{
    [Theory]
    [InlineData("Mon, 09 Feb 2026 11:20:12 +0800", null)]
    [InlineData("Mon, 9 Feb 2026 11:20 GMT", null)]
    [InlineData("09 Feb 2026 11:20:12 EST", null)]
    [InlineData("Mon, 09 Feb 2026 11:20:12 Z", null)]
    [InlineData("Thu, 31 Dec 1998 23:59:60 GMT", null)]
    [InlineData("mon, 09 feb 26 11:20:12 gmt", "warning date")]
    [InlineData("09 Feb 2026 (a (day) in winter) 11:20:12 +0000", "warning date")]
    [InlineData("Tue, 10 Feb 1970 11:20:12 GMT", "warning implausible-date")]
    [InlineData("Sun, 09 Feb 2026 11:20:12 GMT", "error weekday")]
    [InlineData("Mon, 09 Feb 2026", "error date")]
    [InlineData("Mon, 09 Feb 2026 24:20:12 GMT", "error date")]
    [InlineData("Sat, 29 Feb 2025 11:20:12 GMT", "error date")]
    [InlineData("Mon, 09 Feb 2026 11:20:12 +08:00", "error date")]
    [InlineData("Mon, 09 Feb 2026 11:20:12 +9900", "error date")]
    [InlineData("Mon, 09 Feb 2026 11:20:12 CET", "error date")]
    [InlineData("周一, 09 Feb 2026 11:20:12 GMT", "error date")]
    [InlineData("", "error date")]
    public void A_date_of_rss_is_of_rfc_822(string date, string? fault) => Assert.Equal(fault, FaultOf("pubDate", date));

    [Theory]
    [InlineData("https://example.org/a?b=c#d", null)]
    [InlineData("mailto:editor@example.org", null)]
    [InlineData("urn:isbn:0451450523", null)]
    [InlineData("tag:example.org,2026:posts/%E9%9D%A2", null)]
    [InlineData("//example.org/", "error address")]
    [InlineData("http:/example.org/", "error address")]
    [InlineData("https://example.org/\"a\"", "error address")]
    [InlineData("tag:example.org,2026:a b", "error address")]
    [InlineData("tag:example.org,26:a", "error address")]
    [InlineData("urn:x:", "error address")]
    [InlineData("", "error address")]
    public void An_address_is_absolute_and_ascii(string address, string? fault) => Assert.Equal(fault, FaultOf("docs", address));

    [Theory]
    [InlineData("zh-Hans-CN", null)]
    [InlineData("en", null)]
    [InlineData("en_GB", "error language")]
    [InlineData("English", "error language")]
    [InlineData("", "error language")]
    public void A_language_is_a_tag(string language, string? fault) => Assert.Equal(fault, FaultOf("language", language));

    [Theory]
    [InlineData("editor@example.org (Editor)", null)]
    [InlineData("mailto:editor%40example.org%20%28Editor%29", null)]
    [InlineData("editor@example.org", "warning mail")]
    [InlineData("Editor", "error mail")]
    [InlineData("@example.org", "error mail")]
    public void A_person_of_rss_has_a_mail_address(string person, string? fault) => Assert.Equal(fault, FaultOf("webMaster", person));

    [Theory]
    [InlineData("Bread & butter, a < b, List<T>", null)]
    [InlineData("R&D; more", null)]
    [InlineData("", "warning blank")]
    [InlineData("Bread &amp; butter", "warning plain-text")]
    [InlineData("Bread&#8217;s", "warning plain-text")]
    [InlineData("<em class=\"x\">Bread</em>", "warning plain-text")]
    [InlineData("Bread<br/>butter", "warning plain-text")]
    public void A_title_is_no_markup(string title, string? fault) => Assert.Equal(fault, FaultOf("copyright", title));

    [Theory]
    [InlineData("<p>One<p>two<ul><li>three</ul>", null)]
    [InlineData("<table><tr><td>One<td>two</table>", null)]
    [InlineData("Bread<br><img src='https://example.org/a.png'><hr/>", null)]
    [InlineData("<a href=https://example.org/>Bread</a>", null)]
    [InlineData("<A HREF='mailto:editor@example.org'>Bread</a>", null)]
    [InlineData("<!-- <b> --> &lt; 5 > 4 <code>a</code>", null)]
    [InlineData("<p title='a > b' style='color: red'>Bread</p>", null)]
    [InlineData("1 < 2", "warning html")]
    [InlineData("<b>Bread", "warning html")]
    [InlineData("Bread</b>", "warning html")]
    [InlineData("<p>Bread</div></p>", "warning html")]
    [InlineData("<!-- Bread", "warning html")]
    [InlineData("<a href=\"https://example.org/>Bread</a>", "warning html")]
    [InlineData("<a href=''>Bread</a>", "warning relative-reference")]
    [InlineData("<a href='//example.org/'>Bread</a>", "warning relative-reference")]
    [InlineData("<video poster='a.png'></video>", "warning relative-reference")]
    [InlineData("<img srcset='https://example.org/a.png 1x, b.png 2x'>", "warning relative-reference")]
    [InlineData("<script>if (a</b>c) {}</script>", "warning unsafe-html")]
    [InlineData("<img src='https://example.org/a.png' ONERROR=run()>", "warning unsafe-html")]
    [InlineData("<a href=' JavaScript:run()'>Bread</a>", "warning unsafe-html")]
    [InlineData("<p style='position:fixed'>Bread</p>", "warning unsafe-html")]
    [InlineData("<object data='https://example.org/'></object>", "warning unsafe-html")]
    [InlineData("<math></math>", "warning foreign-html")]
    public void Html_runs_nothing_and_refers_to_nothing_relative(string html, string? fault) =>
        Assert.Equal(fault, FaultOf("item", $"<guid isPermaLink=\"false\">entry</guid><description>{new System.Xml.Linq.XText(html)}</description>", isMarkup: true));

    private static string? FaultOf(string element, string value, bool isMarkup = false)
    {
        var inner = isMarkup ? value : new System.Xml.Linq.XText(value).ToString();
        var rss = $"""
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Notes</title><link>https://example.org/</link><description>Notes</description>
            <atom:link rel="self" type="application/rss+xml" href="https://example.org/rss.xml"/><{element}>{inner}</{element}></channel></rss>
            """;
        return FeedInspector.Inspect("rss.xml", Encoding.UTF8.GetBytes(rss)) switch
        {
            [] => null,
            [var problem] => $"{(problem.Severity == Severity.Error ? "error" : "warning")} {problem.Rule}",
            var problems => string.Join("; ", problems),
        };
    }
}
