using CsCheck;
using Feeds.Markup;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

/// <summary>A parser that a text has no use for is left out; what is made of the text must not tell.</summary>
public sealed class MarkdownPipelinesTests
{
    // A heading in which every parser finds its marks and makes nothing of them, and one with none.
    private const string AllMarks = "a | www. ftp:// mailto: tel: http";
    private const string NoMarks = "a";

    private static readonly Gen<string> Piece = Gen.OneOf(
        "|", "\n", "\n\n", "\r\n", "- ", "---", "|-|\n", ":", ": ", "http://a.example/b", "https://example.org/", "www.example.org", "mailto:a@example.org", "tel:+351", "ftp://a.example/", "HTTP://A.example", "Www.a",
        "[", "](", ")", "*", "**", "~~", "`", "<", ">", "\\", "    ", "\t", "# ", "1. ", "[^1]", "[^1]: ", "- [ ] ", "术", "。", "~", "h", "t", "w", "m", "f", "&amp;", "!", "_", "(", "\n===\n", "word ");

    private static readonly Gen<string> Text = Gen.Select(Piece.Array[1, 14], pieces => string.Concat(pieces).TrimStart('\n', '\r'));

    [Fact]
    public void Any_text_comes_to_the_same_with_and_without_the_parsers_it_does_not_need()
    {
        Text.Sample(text => Assert.Equal(MadeBelow(AllMarks, text), MadeBelow(NoMarks, text)), iter: 20_000);
    }

    [Theory]
    [InlineData("see http://a.example/b", "<p>see <a href=\"http://a.example/b\">http://a.example/b</a></p>")]
    [InlineData("see ftp://a.example/b", "<p>see <a href=\"ftp://a.example/b\">ftp://a.example/b</a></p>")]
    [InlineData("see mailto:a@example.org", "<p>see <a href=\"mailto:a@example.org\">a@example.org</a></p>")]
    [InlineData("see tel:+351123", "<p>see <a href=\"tel:+351123\">+351123</a></p>")]
    [InlineData("www.example.org and http://a.example/", "<p><a href=\"http://www.example.org/\">www.example.org</a> and <a href=\"http://a.example/\">http://a.example/</a></p>")]
    [InlineData("a|b\n-|-\nc|d", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>")]
    [InlineData("the foot of a hill, http and ftp", "<p>the foot of a hill, http and ftp</p>")]
    public void Bare_addresses_and_tables_are_seen_wherever_there_are_any(string markdown, string html)
    {
        Assert.Equal(html, Html.Of(markdown).Trim());
    }

    private static string MadeBelow(string heading, string text) => Markdown.ToHtml($"# {heading}\n\n{text}", Some.Links(), out _).Replace($"<h1>{heading}</h1>", "", StringComparison.Ordinal);
}
