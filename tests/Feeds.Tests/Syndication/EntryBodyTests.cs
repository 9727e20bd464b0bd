using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

public sealed class EntryBodyTests
{
    private static readonly Article Tides = Some.Article() with { File = "content/posts/tides.md", Url = "https://example.org/notes/posts/tides/" };

    [Theory]
    [InlineData("""[ebb]({{< ref "tides.md#ebb" >}})""", """<p><a href="https://example.org/notes/posts/tides/#ebb">ebb</a></p>""")]
    [InlineData("""[ebb]({{< ref "gone.md" >}}) and ![*a* boat]({{< ref "gone.md" >}})""", "<p>ebb and <em>a</em> boat</p>")]
    [InlineData("""<a href="{{< ref "gone.md" >}}">ebb</a> <img src="{{< ref "gone.md" >}}">""", "<p>ebb </p>")]
    [InlineData("""{{< figure src="boat.png" caption="[b](/c)" >}}""", """<figure><img src="https://example.org/notes/posts/tides/boat.png" alt="b"><figcaption><p><a href="https://example.org/c">b</a></p></figcaption></figure>""")]
    [InlineData("""{{< figure src="javascript:a" >}}""", "<figure></figure>")]
    [InlineData("""{{</* a "*b*" */>}}""", """<p>{{&lt; a &quot;*b*&quot; &gt;}}</p>""")]
    [InlineData("{{< x user=\"_a_\" id=1 >}}", """<p><a href="https://x.com/_a_/status/1">https://x.com/_a_/status/1</a></p>""")]
    public void A_tag_becomes_part_of_the_html(string body, string html)
    {
        Assert.Equal(html, Made(body).Entry?.Html);
    }

    [Fact]
    public void Each_unknown_tag_is_named_once_with_its_first_line_and_its_count()
    {
        Assert.Equal(
            [
                "content/posts/tides.md:8:1: warning: 'note' needs the site's own generator; it is left out (2 times). [shortcode]",
                "content/posts/tides.md:8:1: warning: 'ref' refers to 'gone.md', which is no page of this site, or more than one; the link is left out. [reference]",
            ],
            Made("a\n{{< note >}} {{< ref gone.md >}}\n{{< note >}}").Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void An_unknown_tag_may_break_the_article_and_a_link_to_no_page_does_not()
    {
        var refused = Made("a\n\n{{< note >}}", unknown: UnknownShortcodes.Error);
        Assert.Null(refused.Entry);
        Assert.Equal("content/posts/tides.md:9:1: error: 'note' needs the site's own generator; the article is left out. [shortcode]", Assert.Single(refused.Problems).ToString());
        Assert.NotNull(Made("{{< ref gone.md >}}", unknown: UnknownShortcodes.Error).Entry);
    }

    [Fact]
    public void An_unknown_tag_may_be_shown_as_it_was_written()
    {
        var kept = Made("{{< note \"<b>\" >}}*a*{{< /note >}}", unknown: UnknownShortcodes.Keep);
        Assert.Equal("<p>{{&lt; note &quot;&lt;b&gt;&quot; &gt;}}<em>a</em>{{&lt; /note &gt;}}</p>", kept.Entry?.Html);
        Assert.Equal("'note' needs the site's own generator; it is shown as it was written.", Assert.Single(kept.Problems).Message);
    }

    [Theory]
    [InlineData("One.\n\n<!--more-->\n\nTwo.", null, "One.")]
    [InlineData("One.\n\n--cut--\n\nTwo.", "--cut--", "One.")]
    [InlineData("One.\n\n<!-- cut -->\n\nTwo. <!--more-->", "<!-- cut -->", "One.")]
    [InlineData("One. <!--more-->\n\n--cut--\n\nTwo.", "--cut--", "One.")]
    [InlineData("One.\n\nTwo.", "--cut--", "One. Two.")]
    [InlineData("--cut--One.\n\nTwo.", "--cut--", "One. Two.")]
    public void An_excerpt_is_the_summary_and_its_end_is_not_shown(string body, string? separator, string summary)
    {
        foreach (var made in (MadeEntry[])[Made(body, Tides with { ExcerptSeparator = separator }), Made(body, separator: separator)])
        {
            Assert.Equal(summary, made.Entry?.Summary);
            Assert.DoesNotContain("cut", made.Entry!.Html, StringComparison.Ordinal);
            Assert.Contains("Two.", made.Entry.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Front_matter_and_configuration_lend_their_values()
    {
        using var folder = new TempFolder().With("_posts/2026-01-02-a.md", "---\nboat: Möwe\ncrew: {skipper: Ann}\n---\n{{ page.boat }}, {{ page.crew.skipper }}, {{ site.repository }}, {{ page.title }}");
        var options = Some.Content(Some.Jekyll) with { SiteFolder = folder.Path, Folder = folder.Path, SiteValues = ImmutableDictionary<string, string>.Empty.Add("repository", "code") };
        var article = Assert.Single(new ContentFolder(Some.Site(), options).Read(DateTimeOffset.MaxValue, null, TestContext.Current.CancellationToken).Articles);
        Assert.Equal("<p>Möwe, Ann, code, A</p>", new EntryFactory(Some.Site(), options).Read(article).Entry?.Html);
    }

    private static MadeEntry Made(string body, Article? article = null, string? separator = null, UnknownShortcodes unknown = UnknownShortcodes.Strip)
    {
        var options = Some.Content(Some.Hugo) with { UnknownShortcodes = unknown, ExcerptSeparator = separator };
        return new EntryFactory(Some.Site(), options, new PageLinks(Some.Site(), options, [Tides])).Make(article ?? Tides, body, bodyLine: 7);
    }
}
