using System.Diagnostics;
using System.Text.RegularExpressions;
using Feeds.Newsletters;
using Feeds.Tests.Support;

namespace Feeds.Tests.Newsletters;

public sealed partial class DigestTemplateTests
{
    private const string Html = "templates/email/digest.html";

    [Fact]
    public void A_site_without_templates_has_those_of_Feeds()
    {
        using var folder = new TempFolder();
        var loaded = DigestTemplate.Load(folder.Path, "digest");

        Assert.Empty(loaded.Problems);
        Assert.Equal(SomeDigests.Rendered(SomeDigests.English()), new DigestRenderer(loaded.Template!).Render(SomeDigests.English()).Digest);
    }

    [Fact]
    public void Each_file_is_replaced_on_its_own()
    {
        using var folder = new TempFolder().With("templates/email/digest.subject.txt", "{{ newsletter.title }} of {{ date }}\n");
        var usual = SomeDigests.Rendered(SomeDigests.English());

        var digest = RenderedIn(folder, "digest");

        Assert.Equal(usual with { Subject = "Harbour Weekly of 25 November 2026" }, digest);
    }

    [Fact]
    public void A_template_of_another_name_takes_from_Feeds_what_it_does_not_have()
    {
        using var folder = new TempFolder().With("templates/email/short.html", "<p>{% for item in items %}{{ item.title }};{% endfor %}</p>");

        var digest = RenderedIn(folder, "short");

        Assert.Equal("<p>The six o&#x27;clock ferry;Fog signals &amp; what they say: one long, two short;Reading a tide table;大潮节：潮水退得最远的一天;</p>", digest.Html);
        Assert.Equal(SomeDigests.Rendered(SomeDigests.English()).Text, digest.Text);
    }

    [Fact]
    public void Everything_that_the_head_of_the_template_explains_is_there()
    {
        var head = File.ReadAllText(Path.Combine(Repository.Folder, Html)).Split("What there is:")[1].Split("What may be missing")[0];
        var names = Names.Matches(head).SelectMany(line => line.Groups["names"].Value.Split(", ")).ToList();
        using var folder = new TempFolder().With(Html, string.Concat(names.Select(name => $"{{{{ {name} }}}}")));

        Assert.Contains("newsletter.postal_address", names);
        Assert.Contains("words.read_on", names);
        Assert.Contains("items", names);
        Assert.Empty(DigestTemplate.Load(folder.Path, "digest").Problems);
    }

    [Theory]
    [InlineData("<p>\n{% for item in items %}\n</p>", "3:5", "not Liquid")]
    [InlineData("<p>\n  {{ items | }}", "2:13", "not Liquid")]
    [InlineData("<p>{% nothing %}</p>", "1:14", "not Liquid")]
    [InlineData("<p>\n<b>{{ itmes.size }}</b>", "2:7", "There is no 'itmes' in a digest.")]
    [InlineData("{% for item in items %}\n  {{ item.titel }}{% endfor %}", "2:6", "There is no 'item.titel' in a digest.")]
    [InlineData("{% for item in items %}{% endfor %}{{ item.title }}", "1:39", "There is no 'item' in a digest.")]
    [InlineData("{% if false %}{{ site.name }}{% endif %}", "1:18", "There is no 'site.name' in a digest.")]
    [InlineData("{{ items[0].nothing }}", "1:13", "There is no 'nothing' in a digest.")]
    [InlineData("{{ date | upcsae }}", "1:11", "There is no filter 'upcsae'.")]
    [InlineData("{% include 'header' %}", "1:4", "A template stands alone: there is nothing to 'include'.")]
    [InlineData("{% render 'header' %}", "1:4", "A template stands alone: there is nothing to 'render'.")]
    public void A_mistake_is_named_where_it_is_before_anything_is_made(string source, string place, string what)
    {
        using var folder = new TempFolder().With(Html, source);

        var loaded = DigestTemplate.Load(folder.Path, "digest");

        Assert.Null(loaded.Template);
        var problem = Assert.Single(loaded.Problems).ToString();
        Assert.StartsWith($"{Html}:{place}: error: ", problem, StringComparison.Ordinal);
        Assert.Contains(what, problem, StringComparison.Ordinal);
        Assert.EndsWith(" [template]", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{% assign last = '' %}{% for item in items %}{% if item.date != last %}{{ item.date }}{% endif %}{% assign last = item.date %}{% endfor %}")]
    [InlineData("{% for item in items %}{{ forloop.index }}{{ next }}{% assign next = item.title %}{% for tag in item.tags %}{{ tag }}{% endfor %}{% endfor %}")]
    [InlineData("{{ items.size }}{{ items.first.title }}{{ items[0].title }}{{ items | map: 'title' | join: ', ' }}{{ newsletter.title.size }}")]
    [InlineData("{% capture head %}{{ date }}{% endcapture %}{{ head }}{% increment number %}{{ 'now' | date: '%Y' }}")]
    [InlineData("{% assign first = items | first %}{{ first.title }}{% case more %}{% when nil %}none{% else %}{{ more }}{% endcase %}")]
    [InlineData("{% comment %}{{ nothing.at.all }}{% endcomment %}{% raw %}{{ nothing }}{% endraw %}")]
    public void What_a_template_says_rightly_is_no_mistake(string source)
    {
        using var folder = new TempFolder().With(Html, source);

        Assert.Empty(DigestTemplate.Load(folder.Path, "digest").Problems);
    }

    [Theory]
    [InlineData("{% for a in (1..9000) %}{% for b in (1..9000) %}{% endfor %}{% endfor %}", "It takes more than 500000 steps.")]
    [InlineData("{% for a in (1..2000000000) %}x{% endfor %}", "A range has more than 10000 numbers.")]
    [InlineData("{% assign n = 2000000000 %}{% for a in (count..n) %}x{% endfor %}", "A range has more than 10000 numbers.")]
    [InlineData("{% assign s = 'xxxxxxxxxxxxxxxx' %}{% for a in (1..99) %}{% assign s = s | append: s %}{% endfor %}", "'s' becomes longer than any digest.")]
    [InlineData("{% capture s %}xxxxxxxxxxxxxxxx{% endcapture %}{% for a in (1..99) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}", "'s' becomes longer than any digest.")]
    [InlineData("{% capture s %}{% for a in (1..9999) %}xxxxxxxxxxxxxxxx{% endfor %}{% endcapture %}{% for a in (1..99) %}{{ s }}{% endfor %}", "It makes more than 8 million characters.")]
    public void A_template_that_never_ends_is_ended(string source, string why)
    {
        using var folder = new TempFolder().With(Html, source);
        var watch = Stopwatch.StartNew();

        var loaded = DigestTemplate.Load(folder.Path, "digest");

        Assert.Null(loaded.Template);
        Assert.Equal($"{Html}: error: The template cannot be filled in: {why} [template]", Assert.Single(loaded.Problems).ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void A_template_that_is_nowhere_is_named()
    {
        using var folder = new TempFolder().With(Html, "{{ date }}");

        Assert.Equal(
            "templates/email/fancy.html: error: There is no template 'fancy': neither this file nor fancy.txt or fancy.subject.txt beside it is there. [template]",
            Assert.Single(DigestTemplate.Load(folder.Path, "fancy").Problems).ToString());
    }

    [Theory]
    [InlineData("../digest")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("a\\b")]
    public void A_name_that_leads_elsewhere_is_no_name(string name)
    {
        using var folder = new TempFolder();

        Assert.StartsWith($"error: '{name}' is no name of a template: ", Assert.Single(DigestTemplate.Load(folder.Path, name).Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_text_is_named()
    {
        using var folder = new TempFolder().With(Html, "");
        File.WriteAllBytes(folder.At(Html), [0xFF, 0xFE, (byte)'<', 0]);

        Assert.StartsWith($"{Html}: error: The file is not UTF-8; it looks like UTF-16LE.", Assert.Single(DigestTemplate.Load(folder.Path, "digest").Problems).ToString(), StringComparison.Ordinal);
    }

    private static Digest RenderedIn(TempFolder folder, string name)
    {
        var loaded = DigestTemplate.Load(folder.Path, name);
        Assert.Empty(loaded.Problems);
        return new DigestRenderer(loaded.Template!).Render(SomeDigests.English()).Digest!;
    }

    [GeneratedRegex(@"^  (?<names>[a-z_.]+(, [a-z_.]+)*)(?=  |$)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Names { get; }
}
