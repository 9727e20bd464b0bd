using System.Text.Json;
using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Commands;

public sealed class BuildCommandTests
{
    [Fact]
    public async Task It_says_what_was_read_and_written()
    {
        using var site = Sites.WithGoodArticle("feeds: {by: [tags]}\n");
        Assert.Equal(new(0, $"Read 1 article: 1 published.\nWrote 2 feeds to {site.At("public")}: 6 of 6 files changed, 0.0 s.\n", ""), await FeedsRun.InAsync(site.Path, "build"));
        Assert.Equal(["atom.xml", "feed.json", "feeds.html", "feeds.opml", "rss.xml", "tags/fine/atom.xml", "tags/fine/feed.json", "tags/fine/rss.xml"], FileTree.Files(site.At("public")));

        site.WithArticle("good.md", "title: Good\ndate: 2026-01-01");
        Assert.Equal($"Read 1 article: 1 published.\nWrote 1 feed to {site.At("public")}: 3 of 3 files changed, 3 removed, 0.0 s.\n", (await FeedsRun.InAsync(site.Path, "build")).Output);
    }

    [Fact]
    public async Task Verbose_lists_the_feeds_and_quiet_says_nothing()
    {
        using var site = Sites.WithGoodArticle("feeds: {by: [tags]}\n");
        Assert.Equal(new(0, "", ""), await FeedsRun.InAsync(site.Path, "build", "--quiet"));
        Assert.Equal(
            $"""
            Read 1 article: 1 published.
            Wrote 2 feeds to {site.At("public")}: 0 of 6 files changed, 0.0 s.
              site                                        1  https://example.org/rss.xml
              tags/fine                                   1  https://example.org/tags/fine/rss.xml

            """, (await FeedsRun.InAsync(site.Path, "build", "--verbose")).Output);
    }

    [Fact]
    public async Task JSON_has_the_keys_that_scripts_rely_on_and_people_read_standard_error()
    {
        using var site = await Sites.SampleAsync();
        site.WithArticle("broken.md", "title: [");
        var run = await FeedsRun.InAsync(site.Path, "build", "--json");
        Assert.Equal(1, run.Status);
        Assert.Equal(["articles", "feeds", "removed", "problems", "elapsed_ms"], Names(run.Json));
        Assert.Equal(
            """{"read":16,"published":13,"draft":1,"future":1,"expired":0,"undated":0,"hidden":0,"broken":1}""",
            JsonSerializer.Serialize(run.Json.GetProperty("articles")));
        Assert.All(run.Json.GetProperty("feeds").EnumerateArray(), feed =>
        {
            Assert.Equal(["channel", "title", "language", "items", "files"], Names(feed));
            Assert.Equal(["rss", "atom", "json"], feed.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("format").GetString()));
            Assert.All(feed.GetProperty("files").EnumerateArray(), file => Assert.Equal(["format", "path", "url", "changed"], Names(file)));
        });
        Assert.Equal(["file", "line", "column", "severity", "rule", "message"], Names(run.Json.GetProperty("problems")[0]));
        Assert.Contains("Read 16 articles", run.Error, StringComparison.Ordinal);
        Assert.Contains("Wrote 25 feeds", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_names_every_file_where_it_lies_and_the_address_it_has()
    {
        using var site = await Sites.SampleAsync();
        var run = await FeedsRun.InAsync(site.Path, "build", "--json");
        var files = run.Json.GetProperty("feeds").EnumerateArray().SelectMany(feed => feed.GetProperty("files").EnumerateArray()).ToList();
        Assert.Equal(FileTree.Files(site.At("public")), files.Select(file => file.GetProperty("path").GetString()!).Concat(["feeds.html", "feeds.opml"]).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.GetProperty("path").GetString(), Uri.UnescapeDataString(new Uri(file.GetProperty("url").GetString()!).AbsolutePath[1..])));

        var tag = run.Json.GetProperty("feeds").EnumerateArray().Single(feed => feed.GetProperty("channel").GetString() == "tags/灯塔");
        Assert.Equal("""["rss","tags/灯塔/rss.xml","https://example.org/tags/%E7%81%AF%E5%A1%94/rss.xml",true]""", JsonSerializer.Serialize(tag.GetProperty("files")[0].EnumerateObject().Select(member => member.Value), Relaxed));
    }

    [Fact]
    public async Task JSON_names_the_files_that_were_removed()
    {
        using var site = Sites.WithGoodArticle("feeds: {by: [tags], formats: [rss]}\n");
        await FeedsRun.InAsync(site.Path, "build");
        site.WithArticle("good.md", "title: Good\ndate: 2026-01-01");
        Assert.Equal("""["tags/fine/rss.xml"]""", JsonSerializer.Serialize((await FeedsRun.InAsync(site.Path, "build", "--json")).Json.GetProperty("removed")));
    }

    [Fact]
    public async Task The_output_option_is_relative_to_the_working_folder_and_the_setting_to_the_site()
    {
        using var folder = new TempFolder();
        folder.With("site/feeds.yml", "site: {url: https://example.org/}\nfeeds: {output: web/out}\n").With("site/content/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n").With("work/x", "");
        await FeedsProcess.RunAsync(folder.At("work"), "build", "--site", "../site");
        Assert.True(File.Exists(folder.At("site/web/out/rss.xml")));

        var run = await FeedsProcess.RunAsync(folder.At("work"), "build", "--site", "../site", "--output", "here/there");
        Assert.True(File.Exists(folder.At("work/here/there/rss.xml")));
        Assert.Contains("to here/there: 3 of 3 files changed", run.Output, StringComparison.Ordinal);

        await FeedsProcess.RunAsync(folder.At("work"), "build", "--site", "../site", "--output", folder.At("full"));
        Assert.True(File.Exists(folder.At("full/rss.xml")));
    }

    [Fact]
    public async Task It_writes_only_the_output_folder_and_the_state_folder()
    {
        using var site = await Sites.SampleAsync();
        var before = FileTree.Contents(site.Path);
        await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal(before, FileTree.Contents(site.Path).Where(line => !line.StartsWith("public", StringComparison.Ordinal) && !line.StartsWith(".feeds", StringComparison.Ordinal)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(site.At(".feeds")).UnixFileMode);
        Assert.Equal("*\n", File.ReadAllText(site.At(".feeds/.gitignore")));
    }

    [Fact]
    public async Task Other_commands_write_nothing_at_all()
    {
        using var site = await Sites.SampleAsync();
        var before = FileTree.Contents(site.Path);
        await FeedsRun.InAsync(site.Path, "articles");
        Assert.Equal(before, FileTree.Contents(site.Path));
    }

    [Theory]
    [InlineData("", "Now")]
    [InlineData("--drafts", "Draft Now")]
    [InlineData("--future", "Future Now")]
    [InlineData("--drafts --future", "Draft Draft-of-the-future Future Now")]
    public async Task Drafts_and_future_articles_are_published_only_where_asked_for(string options, string titles)
    {
        using var site = Sites.Plain().WithArticle("now.md", "title: Now\ndate: 2026-01-01").WithArticle("draft.md", "title: Draft\ndate: 2026-01-02\ndraft: true")
            .WithArticle("future.md", "title: Future\ndate: 2027-01-01").WithArticle("both.md", "title: Draft-of-the-future\ndate: 2027-01-02\ndraft: true")
            .WithArticle("hidden.md", "title: Hidden\ndate: 2026-01-03\nfeed: false").WithArticle("expired.md", "title: Expired\ndate: 2026-01-04\nexpiryDate: 2026-02-01");
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, ["build", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).Status);
        using var feed = JsonDocument.Parse(File.ReadAllBytes(site.At("public/feed.json")));
        Assert.Equal(titles.Split(' '), feed.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Force_writes_the_same_bytes()
    {
        using var site = await Sites.SampleAsync();
        await FeedsRun.InAsync(site.Path, "build");
        var before = FileTree.Contents(site.At("public"));
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build", "--force")).Status);
        Assert.Equal(before, FileTree.Contents(site.At("public")));
    }

    [Fact]
    public async Task A_feed_that_somebody_damaged_is_mended()
    {
        using var site = await Sites.SampleAsync();
        await FeedsRun.InAsync(site.Path, "build");
        var before = FileTree.Contents(site.At("public"));
        File.AppendAllText(site.At("public/rss.xml"), "<!-- by hand -->");
        File.Delete(site.At("public/atom.xml"));
        var run = await FeedsRun.InAsync(site.Path, "build");
        Assert.Contains(": 2 of 75 files changed", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, FileTree.Contents(site.At("public")));
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(member => member.Name);
}
