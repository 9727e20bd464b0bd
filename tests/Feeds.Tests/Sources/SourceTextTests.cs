using System.Text;
using CsCheck;
using Feeds.Sources;

namespace Feeds.Tests.Sources;

public sealed class SourceTextTests
{
    private const string Chinese = "---\ntitle: 港口的早晨\n---\n清晨六点，第一班渡轮离开码头，海鸥跟在后面。\n";
    private const string Japanese = "---\ntitle: みなとのあさ\n---\nあさろくじ、さいしょのフェリーがみなとをでます。\n";
    private const string Korean = "---\ntitle: 항구의 아침\n---\n아침 여섯 시에 첫 배가 항구를 떠난다.\n";
    private const string French = "---\ntitle: Le café du port\n---\nÀ six heures, le premier bac quitte déjà la jetée.\n";

    private static readonly Gen<byte[]> Files = Gen.OneOf(
        "---\n", "---\r\n", "--- \n", "...\n", "title: 港口\n", "x", "\r", "\r\n", "\n", "\0", "é", "😀", "\uFEFF", "\u00FF").Select(part => part == "\u00FF" ? [0xFF] : Encoding.UTF8.GetBytes(part)).Array[0, 8].Select(parts => parts.SelectMany(part => part).ToArray());

    static SourceTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("title: 港口\n", false)]
    [InlineData("title: 港口\n", true)]
    [InlineData("", true)]
    [InlineData("", false)]
    [InlineData("a\r\nb", false)]
    [InlineData("\u0008\u000B\u008F😀", false)]
    public void Text_is_UTF_8_with_or_without_a_byte_order_mark(string text, bool mark)
    {
        byte[] bytes = [.. mark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)];
        Assert.Equal(text, SourceText.Decode(bytes, out var why));
        Assert.Null(why);
    }

    [Fact]
    public void Carriage_returns_alone_end_lines_too()
    {
        Assert.Equal("---\ntitle: x\n---\n", SourceText.Decode("---\rtitle: x\r---\r"u8, out _));
    }

    [Theory]
    [InlineData("utf-16LE", true, Chinese, "UTF-16LE")]
    [InlineData("utf-16BE", true, Chinese, "UTF-16BE")]
    [InlineData("utf-32LE", true, Chinese, "UTF-32LE")]
    [InlineData("utf-16LE", false, French, "UTF-16LE without a byte order mark")]
    [InlineData("utf-16BE", false, French, "UTF-16BE without a byte order mark")]
    [InlineData("gb18030", false, Chinese, "GBK")]
    [InlineData("shift_jis", false, Japanese, "Shift_JIS")]
    [InlineData("ks_c_5601-1987", false, Korean, "EUC-KR")]
    [InlineData("iso-8859-1", false, French, "Windows-1252")]
    [InlineData("windows-1252", false, "title: “Low tide” — 5 €\n", "Windows-1252")]
    public void Another_encoding_is_named(string encoding, bool mark, string text, string name)
    {
        var other = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? other.GetPreamble() : [], .. other.GetBytes(text)];
        Assert.Null(SourceText.Decode(bytes, out var why));
        Assert.Equal($"The file is not UTF-8; it looks like {name}. Save it as UTF-8.", why);
    }

    [Theory]
    [InlineData(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0 }, "an image")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16 }, "an image")]
    [InlineData(new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0xFF, 3, 0, 62 }, "a binary file")]
    [InlineData(new byte[] { (byte)'a', (byte)'b', (byte)'c', (byte)'d', (byte)'e', (byte)'f', (byte)'g', (byte)'h', 0, (byte)'i', (byte)'j', (byte)'k' }, "a binary file")]
    public void What_is_no_text_is_named(byte[] bytes, string name)
    {
        Assert.Null(SourceText.Decode(bytes, out var why));
        Assert.Equal($"The file is not UTF-8; it looks like {name}. Save it as UTF-8.", why);
    }

    [Fact]
    public void A_text_in_parts_is_the_text()
    {
        Files.Sample(
            bytes =>
            {
                var parts = SourceText.DecodeParts(bytes, out var whyParts);

                Assert.Equal((SourceText.Decode(bytes, out var why), why), (parts is var (head, tail) ? head + tail : null, whyParts));
                Assert.True(parts?.Tail is null or "" || parts.Value.Head.TrimEnd('\r', '\n').EndsWith("\n---", StringComparison.Ordinal));
            },
            iter: 20_000);
    }
}
