using CsCheck;
using Feeds.Markup;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Markup;

public sealed class UrlTextTests
{
    [Theory]
    [InlineData("https://example.org/", "https://example.org/")]
    [InlineData(" https://EXAMPLE.org:443/A b ", "https://example.org/A%20b")]
    [InlineData("http://例子.中国/你?好", "http://xn--fsqu00a.xn--fiqs8s/%E4%BD%A0?%E5%A5%BD")]
    [InlineData("http://example.org:8080", "http://example.org:8080/")]
    [InlineData("example.org", null)]
    [InlineData("/x", null)]
    [InlineData("//example.org/", null)]
    [InlineData("mailto:keeper@example.org", null)]
    [InlineData("javascript:x", null)]
    [InlineData("http://", null)]
    [InlineData("", null)]
    public void Only_an_absolute_web_address_is_one(string text, string? url)
    {
        Assert.Equal(url, UrlText.Absolute(text));
    }

    // The short way for paths that need no second look comes to what the whole way does.
    [Fact]
    public void An_address_below_a_home_page_is_canonical()
    {
        Gen.OneOf(Gen.OneOf("posts/fog/", "a//b", "潮水/", "a%41/", "%2e/x", "a;b", "x.html", ""), Gen.String[0, 12]).Sample(text =>
        {
            var path = UrlText.RemoveDots(UrlText.EncodePath(text, keepEncoded: true), out _);

            Assert.Equal(UrlText.Canonical(new Uri("https://example.org/notes/" + path)), UrlText.Below("https://example.org/notes/", path));
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("posts/潮水/", "posts/%E6%BD%AE%E6%B0%B4/")]
    [InlineData("a b+c&d=e", "a%20b+c&d=e")]
    [InlineData("C#/50%/x?y", "C%23/50%25/x%3Fy")]
    [InlineData("a%41b", "a%2541b")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("[a]<b>\"c\"\\d|e", "%5Ba%5D%3Cb%3E%22c%22%5Cd%7Ce")]
    public void A_path_of_raw_names_is_encoded_once(string path, string encoded)
    {
        Assert.Equal(encoded, UrlText.EncodePath(path));
        Assert.Equal(path, Uri.UnescapeDataString(encoded));
    }

    [Theory]
    [InlineData("a%20b", "a%20b")]
    [InlineData("a%e4b", "a%E4b")]
    [InlineData("100%", "100%25")]
    [InlineData("%4", "%254")]
    [InlineData("%zz", "%25zz")]
    public void What_an_author_encoded_stays_encoded_once(string path, string encoded)
    {
        Assert.Equal(encoded, UrlText.EncodePath(path, keepEncoded: true));
    }

    [Theory]
    [InlineData("a/./b", "a/b", false)]
    [InlineData("a/../b", "b", false)]
    [InlineData("a/b/..", "a/", false)]
    [InlineData("a/.", "a/", false)]
    [InlineData("../../x", "x", true)]
    [InlineData("a/../../x", "x", true)]
    [InlineData("/../x", "/x", true)]
    [InlineData("%2e%2E/x", "x", true)]
    [InlineData("a/.%2e/b", "b", false)]
    [InlineData("trailing-dots.../", "trailing-dots.../", false)]
    [InlineData(".../a", ".../a", false)]
    public void No_segment_leads_upwards(string path, string clean, bool left)
    {
        Assert.Equal(clean, UrlText.RemoveDots(path, out var leftRoot));
        Assert.Equal(left, leftRoot);
    }

    [Fact]
    public void Any_text_is_a_web_address_in_ASCII_or_none()
    {
        Nasty.Text.Select(text => "http://" + text).Sample(text =>
        {
            if (UrlText.Absolute(text) is { } url)
            {
                Assert.StartsWith("http://", url, StringComparison.Ordinal);
                Assert.All(url, c => Assert.InRange(c, '!', '~'));
            }
        });
    }

    [Fact]
    public void Any_path_survives_being_encoded()
    {
        Nasty.Text.Select(XmlText.Clean).Sample(path => Assert.Equal(path, Uri.UnescapeDataString(UrlText.EncodePath(path))));
    }
}
