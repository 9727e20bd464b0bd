using Feeds.Markup.Tags;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup.Tags;

public sealed class HugoShortcodeTests
{
    [Theory]
    [InlineData("""{{< figure src="boat.png" >}}""", """<figure><img src="boat.png" alt=""></figure>""")]
    [InlineData("""{{< figure src="boat.png" alt="A \"boat\" & <sea>" >}}""", """<figure><img src="boat.png" alt="A &quot;boat&quot; &amp; &lt;sea&gt;"></figure>""")]
    [InlineData("""{{< figure src="a.png" caption="Salt & *wind*" >}}""", """<figure><img src="a.png" alt="Salt &amp; wind"><figcaption><p>Salt &amp; <em>wind</em></p></figcaption></figure>""")]
    [InlineData("""{{< figure src="a.png" title="One < two" attr="Ann" attrlink="/ann" >}}""", """<figure><img src="a.png" alt=""><figcaption><h4>One &lt; two</h4><p><a href="/ann">Ann</a></p></figcaption></figure>""")]
    [InlineData("""{{< figure src="a.png" link="/big" width=300 height=200 class="x" >}}""", """<figure><a href="/big"><img src="a.png" alt="" width="300" height="200"></a></figure>""")]
    [InlineData("{{< figure\n  src=\"a.png\"\n  alt=\"two\"\n/>}}", """<figure><img src="a.png" alt="two"></figure>""")]
    [InlineData("{{< figure src=`a.png` alt=`two\n\nlines` >}}", """<figure><img src="a.png" alt="two  lines"></figure>""")]
    public void A_figure_is_a_picture_with_what_stands_below_it(string body, string html)
    {
        Assert.Equal(html, Tagged.Hugo(body));
    }

    [Theory]
    [InlineData("{{< figure src=a >}}\nb", "<F>\n\nb")]
    [InlineData("{{< figure src=a >}}\n\nb", "<F>\n\nb")]
    [InlineData("{{< figure src=a >}} b", "<F>\n\n b")]
    [InlineData("a {{< figure src=a >}} b", "a \n\n<F>\n\n b")]
    [InlineData("> {{< figure src=a >}}\n> b", "> <F>\n>\n> b")]
    [InlineData("- a {{< figure src=a >}}\n- b", "- a <F>\n- b")]
    [InlineData("1. {{< figure src=a >}}\n2. b", "1. <F>\n\n2. b")]
    [InlineData("| {{< figure src=a >}} | b |", "| <F> | b |")]
    public void A_figure_parts_a_paragraph_and_stays_in_its_list(string body, string text)
    {
        Assert.Equal(text, Tagged.Hugo(body).Replace("""<figure><img src="a" alt=""></figure>""", "<F>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[x]({{< ref "tides.md" >}})""", "[x](https://example.org/notes/posts/tides/)")]
    [InlineData("""[x]({{< relref "tides.md#ebb" >}})""", "[x](https://example.org/notes/posts/tides/#ebb)")]
    [InlineData("""[x]({{% ref path="tides.md" lang="en" %}})""", "[x](https://example.org/notes/posts/tides/)")]
    [InlineData("""[x]({{< ref "tides.md (old)" >}})""", "[x](https://example.org/notes/posts/tides/%28old%29)")]
    [InlineData("""<a href="{{< ref `tides.md` >}}">x</a>""", """<a href="https://example.org/notes/posts/tides/">x</a>""")]
    [InlineData("`{{< ref tides.md >}}`", "`https://example.org/notes/posts/tides/`")]
    public void A_reference_is_the_address_of_its_page(string body, string text)
    {
        Assert.Equal(text, Tagged.Hugo(body));
        Assert.Empty(Tagged.Unknown(body, TagFlavor.Shortcodes));
    }

    [Theory]
    [InlineData("""[x]({{< ref "gone.md" >}})""", "[x](nowhere:)")]
    [InlineData("""[x](<{{< ref "gone.md" >}}>)""", "[x](nowhere:>)")]
    [InlineData("""[x](https://example.org{{< relref "gone.md" >}})""", "[x](nowhere:)")]
    [InlineData("""<a href='{{< ref "gone.md" >}}'>x</a>""", "<a href='nowhere:'>x</a>")]
    [InlineData("[x]: {{< ref \"gone.md\" >}}", "[x]: nowhere:")]
    [InlineData("""see {{< ref "gone.md" >}}""", "see ")]
    public void A_reference_to_no_page_leads_nowhere_and_is_named(string body, string text)
    {
        Assert.Equal(text, Tagged.Hugo(body));
        Assert.EndsWith(":0 (gone.md)", Tagged.Unknown(body, TagFlavor.Shortcodes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{< youtube 0RKpf3rK57I >}}", "https://www.youtube.com/watch?v=0RKpf3rK57I")]
    [InlineData("""{{< youtube id="a&b" autoplay=true >}}""", "https://www.youtube.com/watch?v=a%26b")]
    [InlineData("{{< vimeo 19899678 >}}", "https://vimeo.com/19899678")]
    [InlineData("{{< gist ann 0123abcd >}}", "https://gist.github.com/ann/0123abcd")]
    [InlineData("{{< instagram BWNjjyYFxVx >}}", "https://www.instagram.com/p/BWNjjyYFxVx/")]
    [InlineData("""{{< x user="ann" id="1453110110599868418" >}}""", "https://x.com/ann/status/1453110110599868418")]
    [InlineData("{{< tweet 1453110110599868418 >}}", "https://x.com/i/status/1453110110599868418")]
    public void What_is_embedded_is_a_link(string body, string url)
    {
        Assert.Equal($"""<a href="{url}">{url}</a>""", Tagged.Hugo(body));
        Assert.Equal($"```\n{url}\n```", Tagged.Hugo($"```\n{body}\n```"));
    }

    [Fact]
    public void What_is_embedded_is_called_by_its_title()
    {
        Assert.Equal("""<a href="https://vimeo.com/7">The &lt;sea&gt;</a>""", Tagged.Hugo("""{{< vimeo id=7 title="The <sea>" >}}"""));
    }

    [Theory]
    [InlineData("{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}\n", "```go\nx := 1\n```\n")]
    [InlineData("{{% highlight c# %}}\nvar x;\n{{% /highlight %}}", "```c#\nvar x;\n```")]
    [InlineData("{{< highlight md >}}\n```\na\n```\n{{< /highlight >}}\nb", "````md\n```\na\n```\n````\nb")]
    [InlineData("a {{< highlight go \"hl_inline=true\" >}}x := `1`{{< /highlight >}} b", "a `` x := `1` `` b")]
    [InlineData("1. a\n\n   {{< highlight go >}}\nif x {\n    y\n}\n   {{< /highlight >}}\n\n2. b", "1. a\n\n   ```go\n   if x {\n       y\n   }\n   ```\n\n2. b")]
    [InlineData("> {{< highlight sh >}}\n> ls\n>\n> cd\n> {{< /highlight >}}\n", "> ```sh\n> ls\n> \n> cd\n> ```\n")]
    [InlineData("{{< highlight html >}}\n{{</* figure src=\"a\" */>}}\n{{< /highlight >}}", "```html\n{{< figure src=\"a\" >}}\n```")]
    public void Highlighted_code_is_a_code_block(string body, string text)
    {
        Assert.Equal(text, Tagged.Hugo(body));
    }

    [Fact]
    public void Details_hold_markdown()
    {
        Assert.Equal(
            "<details open><summary>A &amp; <em>b</em></summary>\n\n**c**\n</details>\n\nd",
            Tagged.Hugo("{{< details summary=\"A & *b*\" open=true >}}\n**c**\n{{< /details >}}\nd"));
    }

    [Theory]
    [InlineData("{{< param boat >}}", "Möwe")]
    [InlineData("{{< param \"crew.skipper\" >}}", "Ann")]
    [InlineData("{{< param phone >}}", "12 &lt;34&gt; &#42;x&#42;")]
    [InlineData("`{{< param phone >}}`", "`12 <34> *x*`")]
    public void A_parameter_is_what_the_page_says_else_the_site(string body, string text)
    {
        Assert.Equal(text, Tagged.Hugo(body));
    }

    [Theory]
    [InlineData("a {{< comment >}} b {{< /comment >}}c", "a c", "")]
    [InlineData("a {{< qr >}}https://example.org{{< /qr >}}c", "a c", "qr:0")]
    [InlineData("a {{< script >}}b(){{< /script >}}c", "a c", "script:0")]
    [InlineData("a {{< qr text=\"x\" />}}c", "a c", "qr:0")]
    [InlineData("a {{< time.inline >}}{{ now }}{{< /time.inline >}}c", "a c", "time.inline:0")]
    [InlineData("{{< param nothing >}}", "", "param:0")]
    [InlineData("{{< figure alt=\"x\" >}}", "", "figure:0")]
    public void What_a_reader_cannot_use_goes(string body, string text, string unknown)
    {
        Assert.Equal(text, Tagged.Hugo(body));
        Assert.Equal(unknown, Tagged.Unknown(body, TagFlavor.Shortcodes));
    }
}
