using Feeds.Markup.Tags;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup.Tags;

public sealed class UnknownTagTests
{
    [Theory]
    [InlineData("a {{< note >}}\n**b**\n{{< /note >}} c", "a \n**b**\n c", "note:0")]
    [InlineData("{{% note %}}b{{% /note %}}", "b", "note:0")]
    [InlineData("{{< ui/tabs >}}{{< tab \"a >}} b\" >}}x{{< /tab >}}{{</ ui/tabs >}}", "x", "ui/tabs:0, tab:0")]
    [InlineData("\n{{< a\n  b=`c >}}`\n>}}d", "\nd", "a:1")]
    [InlineData("{{< x />}}y", "y", "x:0")]
    [InlineData("{{<x>}}y{{</x>}}", "y", "x:0")]
    [InlineData("{{< a >}}{{< b >}}x{{< /a >}}{{< /b >}}", "x", "a:0, b:0")]
    [InlineData("```\n{{< version 1.2 >}} x\n```", "```\n x\n```", "version:1")]
    [InlineData("[x](/a/{{< y >}}/b)", "[x](nowhere:/b)", "y:0")]
    [InlineData("{{< \"quoted\" >}}x", "x", "\"quoted\":0")]
    [InlineData("{{< it's an accident >}}x", "x", "it's:0")]
    public void A_shortcode_of_the_theme_goes_and_what_it_encloses_stays(string body, string text, string unknown)
    {
        Assert.Equal(text, Tagged.Hugo(body));
        Assert.Equal(unknown, Tagged.Unknown(body, TagFlavor.Shortcodes));
    }

    [Theory]
    [InlineData("{{</* note \"a\" */>}}", "{{&lt; note \"a\" &gt;}}")]
    [InlineData("{{%/* note */%}}", "{{% note %}}")]
    [InlineData("`{{</* note */>}}`", "`{{< note >}}`")]
    [InlineData("```\n{{</* note */>}}\n```", "```\n{{< note >}}\n```")]
    public void An_escaped_shortcode_is_shown(string body, string text)
    {
        Assert.Equal(text, Tagged.Hugo(body));
        Assert.Empty(Tagged.Unknown(body, TagFlavor.Shortcodes));
    }

    [Theory]
    [InlineData("{{< open")]
    [InlineData("{{</* open */ >}}")]
    [InlineData("{{ .Site.Title }}")]
    [InlineData("{% raw %}")]
    [InlineData("{")]
    [InlineData("a {{<")]
    public void What_is_no_shortcode_is_text(string body)
    {
        Assert.Equal(body, Tagged.Hugo(body));
    }

    [Theory]
    [InlineData("{{< note \"<b>\" >}}x{{< /note >}}", TagFlavor.Shortcodes, "{{&lt; note \"&lt;b&gt;\" &gt;}}x{{&lt; /note &gt;}}")]
    [InlineData("`{{< note >}}`", TagFlavor.Shortcodes, "`{{< note >}}`")]
    [InlineData("{% if a %}x{% else %}y{% endif %}", TagFlavor.Liquid, "{% if a %}x{% else %}y{% endif %}")]
    [InlineData("{% for a in b %}{{ a }}{% endfor %}", TagFlavor.Liquid, "{% for a in b %}{{ a }}{% endfor %}")]
    [InlineData("{{< qr >}}x{{< /qr >}}", TagFlavor.Shortcodes, "{{&lt; qr &gt;}}x{{&lt; /qr &gt;}}")]
    public void What_is_kept_is_shown_as_it_was_written(string body, TagFlavor flavor, string text)
    {
        Assert.Equal(text, TemplateTags.Resolve(body, flavor, Tagged.Context() with { KeepsUnknown = true }).Text);
    }

    [Theory]
    [InlineData("{{< youtube a >}}", TagFlavor.Shortcodes)]
    [InlineData("{% highlight js %}x{% endhighlight %}", TagFlavor.Liquid)]
    [InlineData("{{ site.baseurl }}", TagFlavor.Liquid)]
    public void What_is_known_is_resolved_although_the_rest_is_kept(string body, TagFlavor flavor)
    {
        Assert.Equal(TemplateTags.Resolve(body, flavor, Tagged.Context()).Text, TemplateTags.Resolve(body, flavor, Tagged.Context() with { KeepsUnknown = true }).Text);
    }

    [Fact]
    public void The_same_tag_is_named_as_often_as_it_occurs_with_its_lines()
    {
        Assert.Equal("a:0, b:1, a:3, page.gone:3", Tagged.Unknown("{% a %}\n{% b %}\n\n{% a %}{{ page.gone }}", TagFlavor.Liquid));
    }

    [Fact]
    public void A_long_name_is_cut()
    {
        Assert.Equal(new string('x', 40) + "…:0", Tagged.Unknown($"{{{{< {new string('x', 50)} >}}}}", TagFlavor.Shortcodes));
    }

    [Fact]
    public void A_body_without_braces_is_returned_as_it_is()
    {
        const string Body = "Tides, boats and bread.";
        Assert.Same(Body, Tagged.Hugo(Body));
    }
}
