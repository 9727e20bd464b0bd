using Feeds.Cli.Tests.Support;

namespace Feeds.Cli.Tests;

public sealed class VersionTests
{
    [Fact]
    public async Task The_version_without_the_commit_is_all_that_version_says()
    {
        var run = await FeedsProcess.RunAsync(Path.GetTempPath(), "--version");
        Assert.Equal(0, run.Status);
        Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?\n$", run.Output);
        Assert.Equal("", run.Error);
    }
}
