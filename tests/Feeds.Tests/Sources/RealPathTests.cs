using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Sources;

public sealed class RealPathTests : IDisposable
{
    private readonly TempFolder folder = new TempFolder().With("real/below/a.md", "x");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Links_anywhere_on_the_way_are_resolved()
    {
        Directory.CreateSymbolicLink(folder.At("link"), "real");
        Directory.CreateSymbolicLink(folder.At("second"), folder.At("link/below"));
        Assert.Equal(RealPath.Of(folder.At("real/below/a.md")), RealPath.Of(folder.At("second/a.md")));
    }

    [Fact]
    public void What_is_not_there_yet_stays_as_written()
    {
        Assert.Equal(Path.Combine(RealPath.Of(folder.Path), "not/yet"), RealPath.Of(folder.At("not/yet/")));
    }

    [Fact]
    public void A_link_that_leads_to_itself_has_no_target()
    {
        File.CreateSymbolicLink(folder.At("a"), "b");
        File.CreateSymbolicLink(folder.At("b"), "a");
        Assert.Null(RealPath.Target(new FileInfo(folder.At("a"))));
        Assert.Equal(Path.Combine(RealPath.Of(folder.Path), "a"), RealPath.Of(folder.At("a")));
    }
}
