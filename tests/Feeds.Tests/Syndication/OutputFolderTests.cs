using System.Text;
using Feeds.Sources;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

public sealed class OutputFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void A_file_is_written_where_its_path_says_and_the_folders_above_it_are_made()
    {
        using var output = Open();

        Assert.True(output.Write("tags/c#/潮 水.xml", "new"u8));
        Assert.Equal("new", Read("tags/c#/潮 水.xml"));
    }

    [Fact]
    public void The_same_bytes_leave_a_file_as_it_is()
    {
        Build(("a.xml", "same"));
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(At("a.xml"), before);
        using var held = File.OpenRead(At("a.xml"));
        using var output = Open();

        Assert.False(output.Write("a.xml", "same"u8));
        Assert.Equal(before, File.GetLastWriteTimeUtc(At("a.xml")));
        Assert.True(output.Write("a.xml", "else"u8));
        Assert.Equal("else", Read("a.xml"));

        // Whoever was reading it still reads the whole old file: the new one took its place, and was not written into it.
        using var reader = new StreamReader(held);
        Assert.Equal("same", reader.ReadToEnd());
    }

    [Fact]
    public void Bytes_that_differ_only_in_the_middle_are_new()
    {
        Build(("a.xml", "one two three"));
        using var output = Open();

        Assert.True(output.Write("a.xml", "one TWO three"u8));
    }

    [Fact]
    public void A_build_leaves_nothing_beside_its_files()
    {
        Build(("a.xml", "a"));
        Build(("a.xml", "a"));

        Assert.Equal(["a.xml"], Files());
        Assert.Equal([At("a.xml")], Directory.EnumerateFileSystemEntries(At("")));
    }

    [Fact]
    public void The_file_of_a_channel_that_vanished_goes_with_its_empty_folders()
    {
        Build(("a.xml", "a"), ("tags/x/a.xml", "x"), ("tags/y/a.xml", "y"));
        folder.With("public/tags/y/theirs.html", "");

        Assert.Equal(["tags/x/a.xml", "tags/y/a.xml"], Build(("a.xml", "a")));
        Assert.Equal(["a.xml", "tags/y/theirs.html"], Files());
        Assert.False(Directory.Exists(At("tags/x")));
    }

    [Fact]
    public void A_file_that_somebody_changed_since_is_not_ours_any_more()
    {
        Build(("a.xml", "a"), ("b.xml", "b"));
        folder.With("public/b.xml", "theirs");

        Assert.Empty(Build(("a.xml", "a")));
        Assert.Equal("theirs", Read("b.xml"));
        Assert.Empty(Build(("a.xml", "a")));
        Assert.Equal("theirs", Read("b.xml"));
    }

    [Fact]
    public void Files_of_others_are_never_removed()
    {
        folder.With("public/index.html", "theirs").With("public/tags/old.xml", "theirs");

        Assert.Empty(Build(("a.xml", "a")));
        Assert.Equal(["a.xml"], Build());
        Assert.Equal(["index.html", "tags/old.xml"], Files());
    }

    [Fact]
    public void Vanished_files_stay_while_an_article_is_broken_and_go_when_none_is()
    {
        Build(("a.xml", "a"), ("b.xml", "b"));

        Assert.Empty(Build(keepVanished: true, ("a.xml", "a")));
        Assert.Equal(["a.xml", "b.xml"], Files());
        Assert.Equal(["b.xml"], Build(("a.xml", "a")));
    }

    [Theory]
    [InlineData("../x.xml")]
    [InlineData("../../x.xml")]
    [InlineData("tags/../../x.xml")]
    [InlineData("..")]
    [InlineData("/x.xml")]
    [InlineData("../public-other/x.xml")]
    public void No_path_leads_out_of_the_folder(string path)
    {
        using var output = Open();

        var refused = Assert.Throws<FeedsException>(() => output.Write(path, "x"u8));
        Assert.Contains("leads out of the output folder", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "x.xml", SearchOption.AllDirectories));
    }

    [Fact]
    public void No_link_leads_out_of_the_folder()
    {
        folder.With("outside/keep.txt", "");
        Directory.CreateDirectory(At(""));
        Directory.CreateSymbolicLink(At("tags"), folder.At("outside"));
        using var output = Open();

        var refused = Assert.Throws<FeedsException>(() => output.Write("tags/x/a.xml", "x"u8));
        Assert.Contains("symbolic link", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["keep.txt"], Directory.EnumerateFileSystemEntries(folder.At("outside")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("tags/a.xml")]
    [InlineData("tags/x/a.xml")]
    public void A_link_to_what_is_not_there_yet_leads_nowhere_out_of_the_folder_either(string path)
    {
        Directory.CreateDirectory(At(""));
        Directory.CreateSymbolicLink(At("tags"), folder.At("outside"));
        using var output = Open();

        Assert.Throws<FeedsException>(() => output.Write(path, "x"u8));
        Assert.False(Directory.Exists(folder.At("outside")));
    }

    [Fact]
    public void A_link_that_stays_inside_is_followed_and_a_file_that_is_a_link_is_replaced()
    {
        folder.With("outside.xml", "theirs");
        Directory.CreateDirectory(At("real"));
        Directory.CreateSymbolicLink(At("tags"), At("real"));
        File.CreateSymbolicLink(At("a.xml"), folder.At("outside.xml"));
        using var output = Open();

        Assert.True(output.Write("tags/a.xml", "x"u8));
        Assert.True(output.Write("a.xml", "theirs"u8));
        Assert.Equal("x", Read("real/a.xml"));
        Assert.Null(new FileInfo(At("a.xml")).LinkTarget);
        Assert.Equal("theirs", File.ReadAllText(folder.At("outside.xml")));
    }

    [Fact]
    public void What_stands_in_the_way_is_named()
    {
        Directory.CreateDirectory(At("a.xml"));
        using var output = Open();

        var refused = Assert.Throws<FeedsException>(() => output.Write("a.xml", "x"u8));
        Assert.StartsWith("'a.xml' cannot be written", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_may_write_at_once()
    {
        using (var output = Open())
        {
            Parallel.For(0, 200, i => output.Write($"tags/{i % 20}/{i}.xml", Encoding.UTF8.GetBytes($"text {i}")));
            output.Finish(keepVanished: false);
        }

        Assert.Equal(200, Files().Count());
        Assert.Equal("text 137", Read("tags/17/137.xml"));
        Assert.Equal(200, Build().Count);
    }

    public void Dispose() => folder.Dispose();

    private OutputFolder Open() => OutputFolder.TryOpen(At(""), folder.At(".feeds"))!;

    private string At(string path) => Path.TrimEndingDirectorySeparator(folder.At("public/" + path));

    private string Read(string path) => File.ReadAllText(At(path));

    private IEnumerable<string> Files() => Directory.EnumerateFiles(At(""), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(At(""), path)).Order(StringComparer.Ordinal);

    private IReadOnlyList<string> Build(params (string Path, string Text)[] files) => Build(keepVanished: false, files);

    private IReadOnlyList<string> Build(bool keepVanished, params (string Path, string Text)[] files)
    {
        using var output = Open();
        foreach (var (path, text) in files)
        {
            output.Write(path, Encoding.UTF8.GetBytes(text));
        }

        return output.Finish(keepVanished);
    }
}
