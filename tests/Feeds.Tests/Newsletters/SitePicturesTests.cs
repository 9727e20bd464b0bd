using Feeds.Newsletters;
using Feeds.Tests.Support;

namespace Feeds.Tests.Newsletters;

public sealed class SitePicturesTests
{
    private const string Png = "89504E470D0A1A0A0000000D4948445200000280000001680802000000";

    [Theory]
    [InlineData("a PNG", Png, 640, 360)]
    [InlineData("a GIF", "474946383961400168010000", 320, 360)]
    [InlineData("a JPEG", "FFD8FFE000104A46494600010101004800480000FFC000110801680280030122", 640, 360)]
    [InlineData("a progressive JPEG", "FFD8FFC200110801680280030122", 640, 360)]
    [InlineData("a lossy WebP", "52494646000000005745425056503820000000000000009D012A80026801", 640, 360)]
    public void The_head_of_a_file_tells_its_size(string what, string head, int width, int height)
    {
        Assert.NotEmpty(what);
        Assert.Equal((width, height), SizeOf(head));
    }

    [Theory]
    [InlineData("a lossless WebP", 640, 360)]
    [InlineData("an extended WebP", 640, 360)]
    public void A_newer_WebP_tells_its_size_in_bits(string what, int width, int height)
    {
        var head = new byte[32];
        "RIFF"u8.CopyTo(head);
        "WEBP"u8.CopyTo(head.AsSpan(8));
        if (what == "a lossless WebP")
        {
            "VP8L"u8.CopyTo(head.AsSpan(12));
            BitConverter.GetBytes((uint)((width - 1) | ((height - 1) << 14))).CopyTo(head, 21);
        }
        else
        {
            "VP8X"u8.CopyTo(head.AsSpan(12));
            BitConverter.GetBytes(width - 1).AsSpan(0, 3).CopyTo(head.AsSpan(24));
            BitConverter.GetBytes(height - 1).AsSpan(0, 3).CopyTo(head.AsSpan(27));
        }

        Assert.Equal((width, height), SizeOf(Convert.ToHexString(head)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3C7376672F3E")]
    [InlineData("89504E470D0A1A0A0000000D49484452000002")]
    [InlineData("89504E470D0A1A0A0000000D4948445200000000000001680802000000")]
    [InlineData("FFD8FFE100104578696600000000000000000000FFC000110801680280030122")]
    [InlineData("FFD8FFE00000")]
    [InlineData("FFD8FFC000")]
    [InlineData("52494646")]
    public void What_does_not_tell_its_size_or_may_be_turned_has_none(string head) => Assert.Null(SizeOf(head));

    [Theory]
    [InlineData("content/images/a%20b.png", "https://example.org/notes/images/a%20b.png")]
    [InlineData("static/a.png", "https://example.org/notes/a.png?v=2")]
    [InlineData("assets/潮.png", "https://example.org/notes/assets/%E6%BD%AE.png")]
    public void A_picture_lies_where_generators_take_it_from(string file, string url)
    {
        using var folder = Folder(file.Replace("%20", " ", StringComparison.Ordinal));

        Assert.Equal((640, 360), new SitePictures(folder.Path, Some.Site().Url).SizeOf(url));
    }

    [Theory]
    [InlineData("https://example.com/notes/secret.png")]
    [InlineData("https://example.org/secret.png")]
    [InlineData("https://example.org/notes/../secret.png")]
    [InlineData("https://example.org/notes/%2e%2e/secret.png")]
    [InlineData("https://example.org/notes/..%2fsecret.png")]
    [InlineData("https://example.org/notes/%2Fetc/passwd")]
    [InlineData("https://example.org/notes/a%00.png")]
    [InlineData("https://example.org/notes/")]
    public void A_picture_elsewhere_is_not_looked_for(string url)
    {
        using var folder = Folder("secret.png");
        Directory.CreateDirectory(folder.At("site/static"));

        Assert.Null(new SitePictures(folder.At("site"), Some.Site().Url).SizeOf(url));
    }

    private static (int Width, int Height)? SizeOf(string head)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.At("a.png"), Convert.FromHexString(head));
        return new SitePictures(folder.Path, Some.Site().Url).SizeOf(Some.Site().Url + "a.png");
    }

    private static TempFolder Folder(string file)
    {
        var folder = new TempFolder().With(file, "");
        File.WriteAllBytes(folder.At(file), Convert.FromHexString(Png));
        return folder;
    }
}
