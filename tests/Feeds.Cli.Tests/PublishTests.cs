using System.Runtime.InteropServices;
using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests;

/// <summary>What <c>dotnet publish</c> makes is what people run: it lies where scripts expect it and does the same.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task The_published_program_lies_at_feeds_and_needs_nothing_beside_its_folder()
    {
        using var folder = new TempFolder();
        await PublishAsync(folder);
        await AssertDoesTheSameAsync(folder);
    }

    [Fact]
    public async Task The_native_program_is_one_file_and_does_the_same()
    {
        using var folder = new TempFolder();
        // The runtime's script that makes ICU a part of the program takes a folder below the project's.
        await PublishAsync(folder, "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true", "-p:IntermediateOutputPath=obj/native/");
        Assert.Equal([folder.At("published/feeds")], Directory.GetFileSystemEntries(folder.At("published")));
        await AssertDoesTheSameAsync(folder);
        using var start = FeedsProcess.StartProgram(folder.At("published/feeds"), folder.Path, new Dictionary<string, string?> { ["LD_DEBUG"] = "libs" }, "build", "--site", "site");
        var loaded = (await start.EndAsync()).Error;
        Assert.Contains("libc.so", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("libicu", loaded, StringComparison.Ordinal);
    }

    // The work of the compilers stays in artifacts/, so that only what changed is compiled again; the build has run the analyzers.
    private static async Task PublishAsync(TempFolder folder, params string[] more)
    {
        string[] arguments = ["publish", "src/Feeds.Cli", "-c", "Release", "-o", folder.At("published"), "--artifacts-path", "artifacts", "--disable-build-servers", "-p:RunAnalyzers=false", .. more];
        using var publish = FeedsProcess.StartProgram("dotnet", Repository.Folder, null, arguments);
        var run = await publish.EndAsync();
        Assert.True(run.Status == 0, run.ToString());
    }

    private static async Task AssertDoesTheSameAsync(TempFolder folder)
    {
        var feeds = folder.At("published/feeds");
        Assert.Equal(new(0, "Wrote a sample site of 18 files to 'site'. Next: feeds build --site site\n", ""), await RunAsync("init", "site"));
        Assert.StartsWith("Read 15 articles: 13 published, 1 draft, 1 future.\nWrote 25 feeds to site/public: 75 of 75 files changed, ", (await RunAsync("build", "--site", "site", "--now", "2026-12-01T12:00:00Z")).Output, StringComparison.Ordinal);
        await FeedsRun.InAsync(folder.At("site"), "build", "--output", folder.At("usual"));
        Assert.Equal(FileTree.Contents(folder.At("usual")), FileTree.Contents(folder.At("site/public")));
        Assert.Equal(await FeedsRun.InAsync(folder.At("site"), "articles", "--json"), await RunAsync("articles", "--json", "--site", "site", "--now", "2026-12-01T12:00:00Z"));
        Assert.Contains("Nobody follows it yet: a preview of the next digest is .feeds/pickup/preview-digest.eml\n", (await RunAsync("publish", "--site", "site", "--now", "2026-12-01T12:00:00Z")).Output, StringComparison.Ordinal);
        Assert.Equal("environment", (await RunAsync("build", "--site", "nowhere", "--json")).Json.GetProperty("problems")[0].GetProperty("rule").GetString());

        async Task<FeedsRun> RunAsync(params string[] args)
        {
            using var run = FeedsProcess.StartProgram(feeds, folder.Path, null, args);
            return await run.EndAsync();
        }
    }
}
