using CsCheck;
using Feeds.Markup.Tags;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup.Tags;

public sealed class AnyBodyTests
{
    private static readonly Gen<TagFlavor> Flavors = Gen.Enum<TagFlavor>();

    private static readonly Gen<string> Whole = Made(
        "{{< a >}}", "{{< /a >}}", "{{% b c=\"d\" %}}", "{{% /b %}}", "{{< figure src=a caption=\"*b*\" >}}", "{{< ref \"tides.md\" >}}", "{{< ref gone >}}", "{{< youtube a />}}",
        "{{< highlight go >}}", "{{< /highlight >}}", "{{< details >}}", "{{< /details >}}", "{{< comment >}}", "{{< /comment >}}", "](", ")", "[x", " ", "\n", "\n\n", "- ", "> ", "text", "| ", "<a href=\"", "\">");

    private static readonly Gen<string> Logic = Made(
        "{% if a %}", "{% else %}", "{% endif %}", "{%- for a in b -%}", "{% endfor %}", "{% case a %}", "{% when b %}", "{% endcase %}", "{% highlight c %}", "{% endhighlight %}", "{% capture d %}", "{% endcapture %}",
        "{% assign a = b %}", "{{ site.url }}", "{{- page.gone -}}", "{{ 'a' | upcase }}", "{% post_url gone %}", "{% link _posts/2026-01-02-tides.md %}", "{% include a.html %}", "text", " ", "\n", "\n\n", "* ", "](", "> ", "<img src=\"", "\">");

    private static readonly Gen<string> Broken = Made(
        "{{", "}}", "{%", "%}", "{{<", ">}}", "{{%", "%}}", "/*", "*/", "{:", "}", "{::comment}", "{:/", "{#", "{", "\"", "'", "`", "```", "~~~", "\\", "-", "=", "|", ":", "/", " ", "\n", "a", "b.c", "raw", "endraw", "end", "comment", "toc",
        "highlight", "figure src", "details", "if", "else", "endif", "](", "href=", "# ", "* ", "> ", "    ", "\t", "中", "\uD83D\uDE00");

    [Fact]
    public void Shortcodes_in_any_order_leave_none()
    {
        Whole.Sample(body => !TemplateTags.Resolve(body, TagFlavor.Shortcodes, Tagged.Context()).Text.Contains("{{", StringComparison.Ordinal), iter: 20_000);
    }

    [Fact]
    public void Liquid_tags_in_any_order_leave_none()
    {
        Logic.Sample(body => TemplateTags.Resolve(body, TagFlavor.Liquid, Tagged.Context()).Text is var text && !text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal), iter: 20_000);
    }

    [Fact]
    public void Broken_tags_are_no_exception_and_what_is_unknown_lies_in_a_line_of_the_body()
    {
        Gen.Select(Broken, Flavors, Gen.Bool, Gen.Bool).Sample((body, flavor, isHtml, keeps) =>
        {
            var resolved = TemplateTags.Resolve(body, flavor, Tagged.Context() with { IsHtml = isHtml, KeepsUnknown = keeps });
            return resolved.Unknown.All(tag => tag.Line >= 0 && tag.Line <= body.Count(c => c == '\n') && tag.Name.Length > 0);
        }, iter: 50_000);
    }

    private static Gen<string> Made(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 24].Select(string.Concat);
}
