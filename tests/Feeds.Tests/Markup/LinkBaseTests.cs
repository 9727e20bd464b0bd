using CsCheck;
using Feeds.Markup;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

public sealed class LinkBaseTests
{
    private const string Here = "https://example.org/notes/posts/article-1/";

    public static TheoryData<string, string?> References => new()
    {
        { "/x", "https://example.org/x" },
        { "x", Here + "x" },
        { "./x", Here + "x" },
        { "../x", "https://example.org/notes/posts/x" },
        { "../../../../x", "https://example.org/x" },
        { "#x", Here + "#x" },
        { "#fn:1", Here + "#fn:1" },
        { "#片 1", Here + "#%E7%89%87%201" },
        { "#a%20b", Here + "#a%20b" },
        { "?x", Here + "?x" },
        { "?x=1&y=2#z", Here + "?x=1&y=2#z" },
        { "//h.example/x", "https://h.example/x" },
        { "", Here },
        { "  x  ", Here + "x" },
        { "a b", Here + "a%20b" },
        { "潮水/图 1.png", Here + "%E6%BD%AE%E6%B0%B4/%E5%9B%BE%201.png" },
        { "a%20b", Here + "a%20b" },
        { "a%2Fb", Here + "a%2Fb" },
        { "%7euser/%e4%bd%a0", Here + "~user/%E4%BD%A0" },
        { "你%41", Here + "%E4%BD%A0A" },
        { "100%", Here + "100%25" },
        { "a%zz", Here + "a%25zz" },
        { "[x]{y}|z^`\"<>", Here + "%5Bx%5D%7By%7D%7Cz%5E%60%22%3C%3E" },
        { "?q=[x]", Here + "?q=%5Bx%5D" },
        { "https://例子.中国/路径?q=值#片", "https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF%E5%BE%84?q=%E5%80%BC#%E7%89%87" },
        { "HTTP://EXAMPLE.COM:80/X", "http://example.com/X" },
        { "http://[::1]:8080/x", "http://[::1]:8080/x" },
        { "http://user:pä@example.com/", "http://user:p%C3%A4@example.com/" },
        { "mailto:keeper@example.org", "mailto:keeper@example.org" },
        { "mailto:张@例子.中国?subject=你 好", "mailto:%E5%BC%A0@xn--fsqu00a.xn--fiqs8s?subject=%E4%BD%A0%20%E5%A5%BD" },
        { "tel:+351 123", "tel:+351%20123" },
        { "ftp://例子.中国/x", "ftp://xn--fsqu00a.xn--fiqs8s/x" },
        { "/\\evil.example", "https://example.org//evil.example" },
        { "javascript:alert(1)", null },
        { "JaVaScRiPt:alert(1)", null },
        { " java\nscript:alert(1)", null },
        { "java\tscript:alert(1)", null },
        { "vbscript:x", null },
        { "data:text/html,x", null },
        { "file:///etc/passwd", null },
        { "\\\\host\\share", null },
        { "http:\\\\h.example", "http://h.example/" },
        { "#a#b", Here + "#a%23b" },
        { "http://", null },
        { "http://a b/", null },
        { "http://h.example:99999/", null },
        { "unknown:x", null },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void A_link_is_absolute_and_safe_or_none(string reference, string? url)
    {
        Assert.Equal(url, Some.Links().Link(reference));
    }

    [Theory]
    [InlineData("x.png", Here + "x.png")]
    [InlineData("/x.png", "https://example.org/x.png")]
    [InlineData("//h.example/x.png", "https://h.example/x.png")]
    [InlineData("图.png", Here + "%E5%9B%BE.png")]
    [InlineData("data:image/png;base64,AAAA", "data:image/png;base64,AAAA")]
    [InlineData("data:image/svg+xml;base64,AAAA", null)]
    [InlineData("data:text/html;base64,AAAA", null)]
    [InlineData("mailto:keeper@example.org", null)]
    [InlineData("ftp://h.example/x.png", null)]
    [InlineData("javascript:x", null)]
    [InlineData("", null)]
    [InlineData("  ", null)]
    public void What_is_loaded_comes_from_the_web_or_from_the_text_itself(string reference, string? url)
    {
        Assert.Equal(url, Some.Links().Resource(reference));
    }

    [Theory]
    [InlineData("a.png 1x, /b.png 2x", $"{Here}a.png 1x, https://example.org/b.png 2x")]
    [InlineData("a.png 1x,b.png 1.5x", $"{Here}a.png 1x, {Here}b.png 1.5x")]
    [InlineData("  a.png\n 300w ,\n//h.example/b.png 600w,", $"{Here}a.png 300w, https://h.example/b.png 600w")]
    [InlineData("a.png", $"{Here}a.png")]
    [InlineData("a.png, b.png", $"{Here}a.png, {Here}b.png")]
    [InlineData("图.png 2x", $"{Here}%E5%9B%BE.png 2x")]
    [InlineData("a.png 2x, data:image/png;base64,AAAA 3x", $"{Here}a.png 2x")]
    [InlineData("javascript:x 1x, a.png 2x", $"{Here}a.png 2x")]
    [InlineData("a.png wide, b.png 2x", $"{Here}b.png 2x")]
    [InlineData("javascript:x", null)]
    [InlineData(" , ,", null)]
    [InlineData("", null)]
    public void The_candidates_of_a_picture_are_absolute(string srcset, string? absolute)
    {
        Assert.Equal(absolute, Some.Links().SourceSet(srcset));
    }

    [Theory]
    [InlineData("https://example.org/notes/post.html", "x.png", "https://example.org/notes/x.png")]
    [InlineData("https://example.org/notes/post.html", "#x", "https://example.org/notes/post.html#x")]
    [InlineData("https://example.org/notes/post.html", "?x", "https://example.org/notes/post.html?x")]
    [InlineData("https://example.org/notes/2025/post", "../x", "https://example.org/notes/x")]
    [InlineData("https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF/", "图", "https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF/%E5%9B%BE")]
    public void References_are_relative_to_the_articles_own_address(string article, string reference, string url)
    {
        Assert.Equal(url, new LinkBase(article).Link(reference));
    }

    // The short way for the commonest links comes to what the resolver says.
    [Fact]
    public void A_path_from_the_root_leads_where_a_resolver_says()
    {
        Gen.String[Gen.Char["ab0-._~/%2e?=&#:é "], 0, 8].Sample(text =>
        {
            var path = "/" + text.TrimStart('/').TrimEnd();

            Assert.Equal(UrlText.Canonical(new Uri(new Uri(Here), path)), Some.Links().Link(path));
            Assert.Equal(UrlText.Canonical(new Uri(new Uri(Here), path)), Some.Links().WebResource(path));
        }, iter: 20_000);
    }

    [Fact]
    public void A_whole_address_leads_where_a_resolver_says()
    {
        Gen.Select(Gen.OneOf("http://", "https://"), Gen.String[Gen.Char["abx0127-."], 1, 8], Gen.String[Gen.Char["ab0-._~/%2e?=&#:é"], 0, 8]).Sample((scheme, host, path) =>
        {
            var url = scheme + host + "/" + path;

            Assert.Equal(Uri.TryCreate(new Uri(Here), url, out var uri) ? UrlText.Canonical(uri) : null, Some.Links().Link(url));
            Assert.Equal(Some.Links().Link(url), Some.Links().WebResource(url));
        }, iter: 20_000);
    }

    [Fact]
    public void Whatever_is_written_the_link_is_a_URI_in_ASCII_encoded_once()
    {
        Nasty.Text.Sample(reference =>
        {
            if (Some.Links().Link(reference) is not { } link)
            {
                return;
            }

            Assert.Matches(@"^[a-z]+:([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}|\[[0-9a-f:.]+\])*(#([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?$", link);
            Assert.Equal(link.Split("%25").Length, (Some.Links().Link(link) ?? link).Split("%25").Length);
        });
    }
}
