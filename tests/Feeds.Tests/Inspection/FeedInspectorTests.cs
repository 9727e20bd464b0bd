using System.Collections.Immutable;
using System.Text;
using Feeds.Inspection;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Inspection;

public sealed class FeedInspectorTests
{
    private const string Rss = """
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Notes</title><link>https://example.org/</link><description>Notes</description>
        <atom:link rel="self" type="application/rss+xml" href="https://example.org/rss.xml"/>ITEMS</channel></rss>
        """;

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("title: Notes", "This is no feed: neither XML nor a JSON object begins here.")]
    [InlineData("[1]", "This is no feed: neither XML nor a JSON object begins here.")]
    public void What_is_neither_xml_nor_json_is_no_feed(string text, string message)
    {
        Assert.Equal(Problem.Error("feed", new(1, 1), "format", message), Assert.Single(Inspect(text)));
    }

    [Fact]
    public void A_byte_order_mark_is_a_warning_in_xml_and_an_error_in_json()
    {
        Assert.Equal((Severity.Warning, "byte-order-mark"), Only(Inspect("\uFEFF" + Rss.Replace("ITEMS", "", StringComparison.Ordinal))));
        var json = """{"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "home_page_url": "https://example.org/", "feed_url": "https://example.org/feed.json", "items": []}""";
        Assert.Empty(Inspect(json));
        Assert.Equal((Severity.Error, "byte-order-mark"), Only(Inspect("\uFEFF" + json)));
    }

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel>", 1, 29)]
    [InlineData("<rss>\n<a:b/></rss>", 2, 2)]
    [InlineData("<rss>\n  <title>\u000B</title></rss>", 2, 10)]
    [InlineData("<rss><title>&#xB;</title></rss>", 1, 16)]
    [InlineData("<rss>\n&nbsp;</rss>", 2, 2)]
    [InlineData("<rss><title>]]></title></rss>", 1, 13)]
    [InlineData("\n<?xml version=\"1.0\"?><rss/>", 2, 3)]
    public void Xml_that_is_not_well_formed_is_named_with_its_place(string xml, int line, int column)
    {
        var problem = Assert.Single(Inspect(xml));
        Assert.Equal((Severity.Error, "well-formed", new Position(line, column)), (problem.Severity, problem.Rule, problem.Position));
        Assert.DoesNotContain("Line ", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(problem.Message, char.IsControl);
    }

    [Fact]
    public void Bytes_that_are_not_the_declared_encoding_are_named_by_what_they_look_like()
    {
        var problem = Assert.Single(FeedInspector.Inspect("feed", [.. "<rss><title>caf"u8, 0xE9, .. "</title></rss>"u8]));
        Assert.Equal("encoding", problem.Rule);
        Assert.Contains("Windows-1252", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    public void Another_encoding_is_read_with_a_warning(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var xml = $"<?xml version=\"1.0\" encoding=\"{name}\"?>" + Rss.Replace("ITEMS", "<copyright>Café</copyright>", StringComparison.Ordinal);
        Assert.Equal((Severity.Warning, "encoding"), Only(FeedInspector.Inspect("feed", [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)])));
    }

    [Fact]
    public void An_encoding_that_nobody_knows_is_an_error()
    {
        Assert.Equal(Severity.Error, Assert.Single(Inspect("<?xml version=\"1.0\" encoding=\"martian\"?><rss/>")).Severity);
    }

    [Fact]
    public void A_document_type_is_passed_over_with_a_warning()
    {
        Assert.Equal((Severity.Warning, "doctype"), Only(Inspect("<!DOCTYPE rss SYSTEM \"https://example.org/rss.dtd\">" + Rss.Replace("ITEMS", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><rss>&a;</rss>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]><rss>&c;</rss>")]
    public void No_entity_is_ever_expanded(string xml)
    {
        var problem = Assert.Single(Inspect(xml));
        Assert.Equal("well-formed", problem.Rule);
        Assert.Contains("undeclared entity", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a>", 100_000, "")]
    [InlineData("<a/>", 1_200_000, "")]
    [InlineData("<a ", 1, "many attributes")]
    [InlineData(" ", FeedInspector.MaxBytes, "")]
    public void A_file_too_large_or_too_deep_is_refused(string piece, int times, string attributes)
    {
        var more = attributes.Length == 0 ? "" : string.Concat(Enumerable.Range(0, 2_000).Select(i => $"a{i}='' ")) + "/>";
        var problems = Inspect("<rss><channel>" + new StringBuilder().Insert(0, piece, times) + more);
        Assert.Equal((Severity.Error, "size"), (problems[^1].Severity, problems[^1].Rule));
        Assert.DoesNotContain(problems, problem => problem.Rule == "well-formed");
    }

    [Fact]
    public void Json_nested_too_deep_is_refused()
    {
        var problem = Assert.Single(Inspect("{\"items\": " + new string('[', 100_000) + new string(']', 100_000) + "}"));
        Assert.Equal((Severity.Error, "well-formed"), (problem.Severity, problem.Rule));
    }

    [Theory]
    [InlineData("&lt;a b=\"", 50_000)]
    [InlineData("&lt;a", 50_000)]
    [InlineData("&lt;div&gt;", 50_000)]
    [InlineData("&lt;p&gt;&lt;/b&gt;", 50_000)]
    [InlineData("&lt;!--", 50_000)]
    [InlineData("&lt;script&gt;", 50_000)]
    public void Html_that_means_harm_is_a_warning_like_any_other(string piece, int times)
    {
        var html = new StringBuilder().Insert(0, piece, times);
        var problems = Inspect(Rss.Replace("ITEMS", $"<item><guid isPermaLink=\"false\">entry</guid><description>{html}</description></item>", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Rule == "html");
        Assert.DoesNotContain(problems, problem => problem.Severity == Severity.Error);
    }

    [Fact]
    public void A_feed_over_a_megabyte_is_a_burden()
    {
        var item = "<item><guid isPermaLink=\"false\">entry</guid><description>" + new string('x', 1_000_000) + "</description></item>";
        Assert.Equal((Severity.Warning, "size"), Only(Inspect(Rss.Replace("ITEMS", item, StringComparison.Ordinal))));
    }

    [Fact]
    public void Of_endless_problems_the_first_are_listed_and_the_rest_counted()
    {
        var problems = Inspect(Rss.Replace("ITEMS", string.Concat(Enumerable.Repeat("<no/>", 700)), StringComparison.Ordinal));
        Assert.Equal(501, problems.Length);
        Assert.Equal("200 more problems are not listed.", problems[^1].Message);
    }

    [Fact]
    public void What_a_stranger_wrote_is_quoted_on_one_line_without_control_characters()
    {
        var problem = Assert.Single(Inspect(Rss.Replace("ITEMS", $"<docs>https://example.org/\u009B31m a\n{new string('b', 500)}</docs>", StringComparison.Ordinal)), problem => problem.Severity == Severity.Error);
        Assert.DoesNotContain(problem.Message, char.IsControl);
        Assert.InRange(problem.Message.Length, 50, 250);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem()
    {
        using var folder = new TempFolder();
        Assert.Equal("unreadable", Assert.Single(FeedInspector.InspectFile("rss.xml", folder.At("rss.xml"))).Rule);
    }

    private static ImmutableArray<Problem> Inspect(string text) => FeedInspector.Inspect("feed", Encoding.UTF8.GetBytes(text));

    private static (Severity, string) Only(ImmutableArray<Problem> problems)
    {
        var problem = Assert.Single(problems);
        return (problem.Severity, problem.Rule);
    }
}
