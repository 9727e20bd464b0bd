using CsCheck;
using Feeds.Sources;

namespace Feeds.Tests.Sources;

public sealed class XmlTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\tb\nc", "a\tb\nc")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("a\u0000b\u0008c\u000Bd\u000Ce\u001Ff", "abcdef")]
    [InlineData("a\u007Fb\u008Fc\u009Fd", "abcd")]
    [InlineData("a\uFFFEb\uFFFFc\uFFFDd", "abc\uFFFDd")]
    [InlineData("😀 \u00A0\u3000\u200B", "😀 \u00A0\u3000\u200B")]
    public void What_a_feed_must_not_hold_goes(string text, string clean)
    {
        Assert.Equal(clean, XmlText.Clean(text));
    }

    // Half a surrogate pair cannot stand in an attribute of a test.
    [Fact]
    public void Half_a_surrogate_pair_goes()
    {
        Assert.Equal("abc😀d", XmlText.Clean("a\uD800b\uDC00c\uD83D\uDE00d\uD83D"));
    }

    [Fact]
    public void Clean_text_is_XML()
    {
        Gen.Char.Array.Sample(chars => System.Xml.XmlConvert.VerifyXmlChars(XmlText.Clean(new string(chars))) is not null);
    }

    [Theory]
    [InlineData("  a  b\n\tc ", "a b c")]
    [InlineData("\u000B\u0008", "")]
    [InlineData("\u3000 标题 \u00A0", "标题")]
    [InlineData("标题\u3000副题", "标题\u3000副题")]
    [InlineData("a\u2028b", "a b")]
    public void A_line_has_single_blanks_and_none_at_its_ends(string text, string line)
    {
        Assert.Equal(line, XmlText.Line(text));
    }

    [Fact]
    public void Every_character_has_its_place_in_a_line()
    {
        for (var c = '\u0001'; c < '\uD800'; c++)
        {
            var kept = XmlText.Clean($"{c}");
            Assert.Equal(kept is not ("\u00A0" or "\u3000") && kept.Any(char.IsWhiteSpace) ? "a b" : $"a{kept}b", XmlText.Line($"a{c}b"));
            Assert.Equal(kept.Trim(), XmlText.Line($"{c}"));
        }
    }

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("a👨‍👩‍👧b", 2, "a👨‍👩‍👧")]
    [InlineData("e\u0301e\u0301", 1, "e\u0301")]
    public void A_cut_never_falls_inside_a_character(string text, int length, string cut)
    {
        Assert.Equal(cut, XmlText.Cut(text, length));
    }
}
