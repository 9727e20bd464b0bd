using Feeds.Markup.Tags;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup.Tags;

public sealed class PlainSiteTagTests
{
    [Theory]
    [InlineData("{% codeblock Title lang:js %}\nlet x;\n{% endcodeblock %}", "```js\nlet x;\n```")]
    [InlineData("{% codeblock %}\nlet x;\n{% endcodeblock %}", "```\nlet x;\n```")]
    [InlineData("{% blockquote Ann, Tides & bread %}\n**a**\n{% endblockquote %}\n", "<blockquote>\n\n**a**\n<footer>Ann, Tides &amp; bread</footer></blockquote>\n")]
    [InlineData("{% asset_img left boat.png 300 200 \"A boat\" %}", "<img src=\"boat.png\" alt=\"A boat\">")]
    [InlineData("{% youtube 0RKpf3rK57I %}", "<a href=\"https://www.youtube.com/watch?v=0RKpf3rK57I\">https://www.youtube.com/watch?v=0RKpf3rK57I</a>")]
    [InlineData("{% gist 0123abcd boat.js %}", "<a href=\"https://gist.github.com/0123abcd\">https://gist.github.com/0123abcd</a>")]
    [InlineData("{% post_link tides.md 'The tides' %}", "<a href=\"https://example.org/notes/posts/tides/\">The tides</a>")]
    [InlineData("{{ youtube(id=\"abc\") }}", "<a href=\"https://www.youtube.com/watch?v=abc\">https://www.youtube.com/watch?v=abc</a>")]
    [InlineData("{% raw %}{{ x }}{% endraw %}", "{{ x }}")]
    [InlineData("{{< youtube a >}}", "<a href=\"https://www.youtube.com/watch?v=a\">https://www.youtube.com/watch?v=a</a>")]
    [InlineData("{{/* x() */}} {%/* y */%}", "{{ x() }} {% y %}")]
    public void A_tag_of_any_generator_is_resolved(string body, string text)
    {
        Assert.Equal(text, Tagged.Plain(body));
        Assert.Empty(Tagged.Unknown(body, TagFlavor.Any));
    }

    [Theory]
    [InlineData("{% pullquote %}a{% endpullquote %}", "a", "pullquote:0")]
    [InlineData("{% quote(author=\"Ann\") %}a{% end %}", "<blockquote>\n\na\n\n<footer>Ann</footer></blockquote>", "")]
    [InlineData("{% warning() %}a{% end %}b", "ab", "warning:0")]
    [InlineData("{% jsfiddle x %}", "", "jsfiddle:0")]
    [InlineData("{{ config.title }}", "", "config.title:0")]
    [InlineData("{{ image(src=\"a\") }}", "", "image:0")]
    [InlineData("{% note() %}{{ vimeo(id=1) }}{{ image() }}a{% end %}b", "<a href=\"https://vimeo.com/1\">https://vimeo.com/1</a>ab", "note:0, image:0")]
    public void Any_other_goes_and_what_it_encloses_stays(string body, string text, string unknown)
    {
        Assert.Equal(text, Tagged.Plain(body));
        Assert.Equal(unknown, Tagged.Unknown(body, TagFlavor.Any));
    }

    [Theory]
    [InlineData("`{% x %}` `{{< x >}}` `{{ x }}`")]
    [InlineData("```\n{% x %}\n```")]
    [InlineData("~~~~\n{% x %}\n~~~\n{{ x }}")]
    [InlineData("- a\n  ```\n  {{ x }}\n  ```")]
    [InlineData("a\n\n    {% x %}\n\nb")]
    [InlineData("$x^{{2}}$ $_{{a}}$")]
    [InlineData("<b style={{ color: red }}>")]
    public void Code_and_mathematics_stay(string body)
    {
        Assert.Equal(body, Tagged.Plain(body));
    }

    [Theory]
    [InlineData("``a` {% x %}")]
    [InlineData("- a\n\n    {% x %}")]
    [InlineData("`a\n\n{% x %}`")]
    [InlineData("- `a\n- {% x %}`")]
    [InlineData("```\na\n```\n{% x %}")]
    public void What_only_looks_like_code_is_none(string body)
    {
        Assert.Equal("x", Tagged.Unknown(body, TagFlavor.Any).Split(':')[0]);
    }
}
