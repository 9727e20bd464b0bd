using Feeds.Sources;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>Who may write into an output folder, and what they find from runs before.</summary>
public sealed class OutputFolderOwnershipTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void One_build_at_a_time_holds_a_folder()
    {
        using (var first = Open())
        {
            Assert.NotNull(first);
            Assert.Null(Open());
            using var other = Open("elsewhere");
            Assert.NotNull(other);
        }

        using var next = Open();
        Assert.NotNull(next);
    }

    [Fact]
    public void The_same_folder_by_another_name_is_the_same_folder()
    {
        Directory.CreateDirectory(folder.At("public"));
        Directory.CreateSymbolicLink(folder.At("alias"), folder.At("public"));
        using var first = Open();

        Assert.Null(Open("alias"));
        Assert.Null(Open("public/../public"));
    }

    [Fact]
    public void A_file_is_no_output_folder()
    {
        folder.With("public", "a file");

        Assert.Contains("is a file", Assert.Throws<FeedsException>(() => Open()).Message, StringComparison.Ordinal);
        Assert.Equal("a file", File.ReadAllText(folder.At("public")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("site")]
    [InlineData("alias")]
    [InlineData("site/.feeds")]
    public void A_folder_that_holds_what_must_not_be_published_is_refused(string output)
    {
        Directory.CreateDirectory(folder.At("site"));
        Directory.CreateSymbolicLink(folder.At("alias"), folder.At("site"));

        Assert.Contains("must not be published", Assert.Throws<FeedsException>(() => OutputFolder.TryOpen(folder.At(output), folder.At("site/.feeds"))).Message, StringComparison.Ordinal);
        Assert.Contains("must not be published", Assert.Throws<FeedsException>(() => OutputFolder.TryOpen(folder.At(output), folder.At("alias/.feeds"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_what_is_remembered_is_private_and_git_ignores_it()
    {
        Open()!.Dispose();

        Assert.Equal("*\n", File.ReadAllText(folder.At(".feeds/.gitignore")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.At(".feeds")));
        }
    }

    [Fact]
    public void What_a_killed_run_left_is_cleared_and_what_it_wrote_is_still_ours()
    {
        // A run that never came to its end: no Finish, and its unfinished file still lies beside.
        var killed = Open()!;
        killed.Write("a.xml", "a"u8);
        killed.Write("tags/gone/a.xml", "gone"u8);
        killed.Dispose();
        folder.With("public/.feeds-new/7", "half a fi");

        using (var next = Open()!)
        {
            next.Write("a.xml", "a"u8);
            Assert.Equal(["tags/gone/a.xml"], next.Finish(keepVanished: false));
        }

        Assert.Equal([folder.At("public/a.xml")], Directory.EnumerateFileSystemEntries(folder.At("public")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("feeds-output 2\n")]
    [InlineData("feeds-output 2\nx\nend 1\n")]
    [InlineData("feeds-output 2\nhash a.xml\nend 7\n")]
    [InlineData("\0\0\0\0")]
    public void A_damaged_record_makes_us_remove_nothing_and_is_mended(string damaged)
    {
        Build("a.xml", "b.xml");
        var record = Assert.Single(Directory.EnumerateFiles(folder.At(".feeds"), "output-*.txt"));
        var whole = File.ReadAllText(record);
        File.WriteAllText(record, damaged);

        Assert.Empty(Build("a.xml"));
        Assert.True(File.Exists(folder.At("public/b.xml")));
        Build("a.xml", "b.xml");
        Assert.Equal(whole, File.ReadAllText(record));
        Assert.Equal(["b.xml"], Build("a.xml"));
    }

    [Fact]
    public void A_record_cut_short_by_a_full_disk_is_no_record()
    {
        Build("a.xml", "b.xml");
        var record = Assert.Single(Directory.EnumerateFiles(folder.At(".feeds"), "output-*.txt"));
        File.WriteAllText(record, File.ReadAllText(record)[..^8]);

        Assert.Empty(Build("a.xml"));
    }

    [Fact]
    public void A_record_that_names_a_file_outside_removes_nothing_there()
    {
        Build("a.xml");
        folder.With("keep.txt", "keep");
        var record = Assert.Single(Directory.EnumerateFiles(folder.At(".feeds"), "output-*.txt"));
        File.WriteAllText(record, $"feeds-output 2\n{ContentHash.Of("keep"u8)} ../keep.txt\nend 1\n");

        Assert.Empty(Build("a.xml"));
        Assert.True(File.Exists(folder.At("keep.txt")));
    }

    public void Dispose() => folder.Dispose();

    private OutputFolder? Open(string output = "public") => OutputFolder.TryOpen(folder.At(output), folder.At(".feeds"));

    private IReadOnlyList<string> Build(params string[] paths)
    {
        using var output = Open()!;
        foreach (var path in paths)
        {
            output.Write(path, "same"u8);
        }

        return output.Finish(keepVanished: false);
    }
}
