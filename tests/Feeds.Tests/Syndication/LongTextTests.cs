using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>Long texts are written around the writers of XML and JSON: the bytes are theirs all the same.</summary>
public sealed class LongTextTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<string> Html = Gen.OneOf(
        "<p>", "</p>", "&amp;", "\"", "\\", "/", "'", "+", "\n", "\t", "a", "文", "，", "\u3000", "\u00A0", "\u2028", "\uE000", "\u0378", "😀", "𠀀", "\uFEFF", "\uFFFD", "é", "ﬁ", "\u200D", "<b>x</b>", "\u007E", "The quick brown fox jumps over the lazy dog, and sixteen more.").Array[1, 30].Select(pieces => $"<p>{string.Concat(pieces)}</p>");

    [Fact]
    public void A_text_in_the_feeds_is_what_the_writers_would_have_written()
    {
        Html.Sample(
            html =>
            {
                var feed = Some.Feed(Some.Entry() with { Html = html });

                Assert.Contains($"\"content_html\": {JsonSerializer.Serialize(html, Relaxed)}", Encoding.UTF8.GetString(Written.As("json", feed)), StringComparison.Ordinal);
                Assert.Contains($">{Escaped(html)}</content:encoded>", Encoding.UTF8.GetString(Written.As("rss", feed)), StringComparison.Ordinal);
                Assert.Contains($"<content type=\"html\">{Escaped(html)}</content>", Encoding.UTF8.GetString(Written.As("atom", feed)), StringComparison.Ordinal);
            },
            iter: 2000);
    }

    private static string Escaped(string html) => html.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
