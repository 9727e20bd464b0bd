using Feeds.Markup.Tags;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup.Tags;

public sealed class LiquidTagTests
{
    [Theory]
    [InlineData("{{ site.url }}{{ site.baseurl }}/x", "https://example.org/notes/x")]
    [InlineData("{{site.title}}", "Harbour Notes")]
    [InlineData("{{ site.repository }}/issues", "https://example.com/code/issues")]
    [InlineData("{{ page.title }}", "Bread & butter")]
    [InlineData("{{ page.url }}", "/2026/05/bread.html")]
    [InlineData("{{ page.boat }} {{ page.crew.skipper }}", "Möwe Ann")]
    [InlineData("{{ '/x y' | relative_url }}", "/notes/x%20y")]
    [InlineData("{{ 'x' | absolute_url }}", "https://example.org/notes/x")]
    [InlineData("{{ 'https://example.com/x' | absolute_url }}", "https://example.com/x")]
    [InlineData("{{ \"/x\" | prepend: site.baseurl | prepend: site.url }}", "https://example.org/notes/x")]
    [InlineData("{{ page.url | absolute_url }}", "https://example.org/notes/2026/05/bread.html")]
    [InlineData("{{ 'a|b' | append: \".md\" | upcase }}", "A|B.MD")]
    [InlineData("{{ ' <B>' | strip | downcase | escape }}", "&lt;b&gt;")]
    [InlineData("{{ '{{' }} x }}", "{{ x }}")]
    [InlineData("a \n{{- 'b' -}}\n c", "abc")]
    [InlineData("`{{ site.baseurl }}`", "`/notes`")]
    public void A_value_that_is_known_is_written(string body, string text)
    {
        Assert.Equal(text, Tagged.Jekyll(body));
        Assert.Empty(Tagged.Unknown(body, TagFlavor.Liquid));
    }

    [Theory]
    [InlineData("a {{ user.name }} b", "a  b", "user.name:0")]
    [InlineData("{{ page.date | date: '%Y' }}", "", "page.date | date: '%Y':0")]
    [InlineData("{{ page.title | reverse }}", "", "page.title | reverse:0")]
    [InlineData("{{ 'a' | append: page.gone }}", "", "'a' | append: page.gone:0")]
    [InlineData("[x]({{ page.gone }}/x.png)", "[x](nowhere:/x.png)", "page.gone:0")]
    [InlineData("<img src=\"{{ site.url }}{{ page.gone }}\">", "<img src=\"nowhere:\">", "page.gone:0")]
    [InlineData("[x]({{ page.gone }}", "[x](", "page.gone:0")]
    [InlineData("[x](y){{ page.gone }}", "[x](y)", "page.gone:0")]
    [InlineData("[x]( {{ page.gone }} \"y\")", "[x]( nowhere: \"y\")", "page.gone:0")]
    [InlineData("[x](y \"{{ page.gone }}\")", "[x](y \"\")", "page.gone:0")]
    [InlineData("<a href=\"y\">{{ page.gone }}</a>", "<a href=\"y\"></a>", "page.gone:0")]
    [InlineData("<a href={{ page.gone }}/a>x</a>", "<a href=nowhere:/a>x</a>", "page.gone:0")]
    [InlineData("<p class=\"{{ page.gone }}\">", "<p class=\"\">", "page.gone:0")]
    [InlineData("{{< x >}}", "", "< x >:0")]
    [InlineData("{{ }}", "", "")]
    public void A_value_that_is_not_known_goes(string body, string text, string unknown)
    {
        Assert.Equal(text, Tagged.Jekyll(body));
        Assert.Equal(unknown, Tagged.Unknown(body, TagFlavor.Liquid));
    }

    [Theory]
    [InlineData("[x]({% post_url 2026-01-02-tides %})", "[x](/notes/posts/tides/)")]
    [InlineData("[x]({% link _posts/2026-01-02-tides.md %})", "[x](/notes/posts/tides/)")]
    [InlineData("[x]({{ site.baseurl }}{% post_url 2026-01-02-tides %}#a)", "[x](/notes/posts/tides/#a)")]
    [InlineData("[x]({{ site.url }}{{ site.baseurl }}{% link _posts/2026-01-02-tides.md %})", "[x](https://example.org/notes/posts/tides/)")]
    public void A_link_to_a_post_is_its_address(string body, string text)
    {
        Assert.Equal(text, Tagged.Jekyll(body));
    }

    [Theory]
    [InlineData("[x]({% post_url 2026-01-02-gone %})", "[x](nowhere:)", "post_url:0 (2026-01-02-gone)")]
    [InlineData("[x]({{ site.baseurl }}{% link gone.md %}#a)", "[x](nowhere:#a)", "link:0 (gone.md)")]
    public void A_link_to_no_page_leads_nowhere_and_is_named(string body, string text, string unknown)
    {
        Assert.Equal(text, Tagged.Jekyll(body));
        Assert.Equal(unknown, Tagged.Unknown(body, TagFlavor.Liquid));
    }

    [Theory]
    [InlineData("{% raw %}{{ x }} {% y %}{% endraw %}", "{{ x }} {% y %}")]
    [InlineData("a {%- raw -%} {{ x }} {%- endraw -%} b", "a {{ x }} b")]
    [InlineData("{% raw %}endraw{% endraw %}", "endraw")]
    [InlineData("{% raw %} never closed {{ site.baseurl }}", " never closed /notes")]
    [InlineData("a{% comment %} {% if %} {{ x }} {% endcomment %}b", "ab")]
    [InlineData("a{% # a remark %}b", "ab")]
    public void Raw_text_is_shown_and_a_comment_is_not(string body, string text)
    {
        Assert.Equal(text, Tagged.Jekyll(body));
    }

    [Theory]
    [InlineData("{% highlight ruby linenos %}\ndef x\n  1\nend\n{% endhighlight %}\n", "```ruby\ndef x\n  1\nend\n```\n")]
    [InlineData("{% highlight liquid %}\n{% raw %}{{ x }}{% endraw %}\n{% endhighlight %}", "```liquid\n{{ x }}\n```")]
    [InlineData("{% highlight sh %}\n{{ site.baseurl }} `ls`\n{% endhighlight %}", "```sh\n/notes `ls`\n```")]
    [InlineData("* a\n\n  {% highlight sh %}\n  ls\n  {% endhighlight %}\n", "* a\n\n  ```sh\n  ls\n  ```\n")]
    public void Highlighted_code_is_a_code_block(string body, string text)
    {
        Assert.Equal(text, Tagged.Jekyll(body));
    }

    [Theory]
    [InlineData("a{% if x %}b{% endif %}c", "abc", "if:0")]
    [InlineData("a{% if x %}b{% elsif y %}c{% else %}d{% endif %}e", "abe", "if:0")]
    [InlineData("a{% unless x %}b{% if y %}c{% else %}d{% endif %}e{% else %}f{% endunless %}g", "abceg", "unless:0, if:0")]
    [InlineData("{% case x %} {% when 1 %}b{% when 2 %}c{% else %}d{% endcase %}", " b", "case:0")]
    [InlineData("a{% for x in y %}<li>{{ x }}</li>{% else %}none{% endfor %}b", "ab", "for:0")]
    [InlineData("a{% capture x %}b{% endcapture %}c", "ac", "capture:0")]
    [InlineData("a{% for x in y %}b", "ab", "for:0")]
    [InlineData("{% assign x = 1 %}a", "a", "assign:0")]
    [InlineData("{% include figure.html src=\"a\" %}a", "a", "include figure.html:0")]
    [InlineData("{% note %}a{% endnote %}", "a", "note:0")]
    [InlineData("a{% else %}b{% endif %}", "ab", "else:0")]
    public void Logic_keeps_its_first_text_and_repeats_nothing(string body, string text, string unknown)
    {
        Assert.Equal(text, Tagged.Jekyll(body));
        Assert.Equal(unknown, Tagged.Unknown(body, TagFlavor.Liquid));
    }

    [Theory]
    [InlineData("{% open")]
    [InlineData("{{ open }")]
    [InlineData("{%% x %%}")]
    [InlineData("{{ { }}")]
    public void What_is_no_tag_is_text(string body)
    {
        Assert.Equal(body, Tagged.Jekyll(body));
    }

    [Fact]
    public void Html_gets_html_for_code()
    {
        Assert.Equal(
            "<pre><code>a &lt; b</code></pre>",
            TemplateTags.Resolve("{% highlight c %}\na < b\n{% endhighlight %}", TagFlavor.Liquid, Tagged.Context() with { IsHtml = true }).Text);
    }

    [Fact]
    public void The_site_says_how_its_address_falls_into_two()
    {
        var context = Tagged.Context() with { SiteValue = key => key switch { "url" => "https://example.org/notes/", "baseurl" => "", _ => null } };
        Assert.Equal("https://example.org/notes|", TemplateTags.Resolve("{{ site.url }}|{{ site.baseurl }}", TagFlavor.Liquid, context).Text);
    }
}
