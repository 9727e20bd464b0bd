using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Sources;

public sealed class FileStampTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void An_untouched_file_has_the_same_stamp_and_another_one_another()
    {
        using var folder = new TempFolder().With("a", "Text.").With("b", "Text.");

        Assert.Equal(FileStamp.Of(folder.At("a")), FileStamp.Of(folder.At("a")));
        Assert.NotEqual(FileStamp.Of(folder.At("a")), FileStamp.Of(folder.At("b")));
        Assert.Equal(5, FileStamp.Of(folder.At("a"))?.Size);
    }

    [Fact]
    public void An_edit_shows_though_size_and_time_were_set_back()
    {
        using var folder = new TempFolder().With("a", "Text.");
        var time = File.GetLastWriteTimeUtc(folder.At("a"));
        File.SetLastWriteTimeUtc(folder.At("a"), time);
        var stamp = FileStamp.Of(folder.At("a"))!.Value;
        Tick(folder);
        File.WriteAllText(folder.At("a"), "Else.");
        File.SetLastWriteTimeUtc(folder.At("a"), time);
        var now = FileStamp.Of(folder.At("a"))!.Value;

        Assert.Equal((stamp.Size, stamp.Modified), (now.Size, now.Modified));
        Assert.NotEqual(stamp, now);
    }

    [Fact]
    public void A_link_is_told_from_what_it_leads_to()
    {
        using var folder = new TempFolder().With("a", "Text.");
        File.CreateSymbolicLink(folder.At("link"), folder.At("a"));

        Assert.Equal(FileKind.Link, FileStamp.Of(folder.At("link"))?.Kind);
        Assert.Equal(FileStamp.Of(folder.At("a")), FileStamp.Of(folder.At("link"), followsLink: true));
        Assert.Equal(FileKind.Folder, FileStamp.Of(folder.Path)?.Kind);
        Assert.Null(FileStamp.Of(folder.At("nothing")));
        Assert.Null(FileStamp.Of(folder.At(new string('x', 2000))));
    }

    // A file system may count in steps of two seconds, and a processor's clock in steps of ten milliseconds.
    [Theory]
    [InlineData((10 * Second) + 5, (10 * Second) + 5, false)]
    [InlineData((10 * Second) + 5, (10 * Second) + 10_000_000, false)]
    [InlineData((10 * Second) + 5, (10 * Second) + 100_000_000, true)]
    [InlineData(10 * Second, (11 * Second) + 900_000_000, false)]
    [InlineData(10 * Second, (13 * Second) + 5, true)]
    [InlineData((10 * Second) + 5, 9 * Second, false)]
    public void A_stamp_can_be_relied_on_when_the_clock_has_moved_on(long changed, long clock, bool isSettled)
    {
        Assert.Equal(isSettled, new FileStamp(FileKind.File, 1, 2, 3, 4, changed).IsSettledAt(clock));
    }

    // Until the file system's clock shows another instant.
    private static void Tick(TempFolder folder)
    {
        var began = FileStamp.Of(folder.With("clock", ".").At("clock"))!.Value.Changed;
        while (FileStamp.Of(folder.With("clock", ".").At("clock"))!.Value.Changed == began)
        {
            Thread.Yield();
        }
    }
}
