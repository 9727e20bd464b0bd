using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Commands;

public sealed class InitCommandTests
{
    private const string Post = "---\ntitle: A post\ndate: 2026-01-02 10:00:00\ntags: [one, two words]\ncategories: [News]\n---\n\nText.\n";

    private static readonly Dictionary<string, string> SitesWithAConfiguration = new()
    {
        ["hugo.toml content/posts/a.md"] = "baseURL = 'https://example.org/h/'\ntitle = 'Hugo: \"quoted\"'\ntimeZone = 'Asia/Tokyo'\ncopyright = 'Us'\n[params]\ndescription = 'About # it'\nauthor = 'Ann Author'\n[services.rss]\nlimit = 7\n[permalinks]\nposts = '/:year/:slug/'\n",
        ["config.yaml content/posts/a.zh-cn.md"] = "baseURL: https://example.org/\ntitle: Two languages\ndefaultContentLanguage: en\nlanguages:\n  en: {weight: 1, title: English}\n  zh-cn: {weight: 2, title: 中文, locale: zh-CN}\n",
        ["hugo.json content/a.md"] = """{"baseURL": "https://example.org/", "title": "Json", "buildFuture": true, "contentDir": "content"}""",
        ["_config.yml _posts/2026-01-02-a.md"] = "title: A jekyll site\nurl: https://example.org\nbaseurl: /blog\nauthor: {name: Ann Author, email: ann@example.org}\ntimezone: America/New_York\npermalink: pretty\nlogo: /logo.png\nfeed: {posts_limit: 3}\nexclude: [vendor/]\n",
        ["_config.yml source/_posts/a.md"] = "title: A hexo site\nurl: https://example.org\nauthor: Ann Author <ann@example.org>\nlanguage: [zh-CN, en]\ntimezone: Asia/Shanghai\npermalink: :year/:month/:day/:title/\nnew_post_name: :title.md\nfeed: {limit: 5}\nrender_drafts: true\n",
        ["config.toml content/a.md"] = "base_url = 'https://example.org'\ntitle = 'A zola site'\ndefault_language = 'fr'\ndescription = 'About it'\nfeed_limit = 4\n[languages.de]\ntitle = 'Deutsch'\n",
    };

    public static TheoryData<string> Configured => [.. SitesWithAConfiguration.Keys];

    [Fact]
    public async Task An_empty_folder_gets_the_sample_site_and_the_next_line_it_says_builds_it()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.At("my site"));
        var init = await FeedsProcess.RunAsync(folder.Path, "init", "my site");
        Assert.Equal(0, init.Status);
        Assert.Equal("Wrote a sample site of 18 files to 'my site'. Next: feeds build --site 'my site'\n", init.Output);

        var build = await FeedsProcess.ShellAsync(folder.Path, init.Output.Split("Next: feeds ")[1].Insert(0, "\"$FEEDS\" --now 2026-12-01 "));
        Assert.Equal(0, build.Status);
        Assert.StartsWith("Read 15 articles: 13 published, 1 draft, 1 future.\nWrote 25 feeds to my site/public: 75 of 75 files changed, ", build.Output, StringComparison.Ordinal);
        Assert.Equal("", build.Error);
    }

    [Fact]
    public async Task Without_a_folder_named_it_is_the_working_folder()
    {
        using var folder = new TempFolder();
        var init = await FeedsProcess.RunAsync(folder.Path, "init");
        Assert.EndsWith("Next: feeds build\n", init.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("feeds.yml")));
    }

    [Fact]
    public async Task The_sample_site_is_the_one_in_the_templates_folder()
    {
        using var site = await Sites.SampleAsync();
        var template = Path.Combine(Repository.Folder, "templates/site");
        var laid = FileTree.Contents(site.Path);
        var ours = FileTree.Contents(template).Where(line => !line.StartsWith("public", StringComparison.Ordinal) && !line.StartsWith(".feeds", StringComparison.Ordinal));
        Assert.Equal(ours, laid);
    }

    [Fact]
    public async Task A_folder_named_wins_over_the_site_option_and_is_made_where_it_is_missing()
    {
        using var folder = new TempFolder();
        var init = await FeedsRun.InAsync(folder.Path, "init", folder.At("deep/below"));
        Assert.Equal(0, init.Status);
        Assert.True(File.Exists(folder.At("deep/below/feeds.yml")));
        Assert.False(File.Exists(folder.At("feeds.yml")));
    }

    [Fact]
    public async Task A_folder_of_hidden_files_counts_as_empty_and_they_stay()
    {
        using var folder = new TempFolder().With(".git/HEAD", "ref: refs/heads/main\n");
        Assert.Equal(0, (await FeedsRun.InAsync(folder.Path, "init")).Status);
        Assert.True(File.Exists(folder.At("content/posts/bread-at-five.md")));
        Assert.Equal("ref: refs/heads/main\n", File.ReadAllText(folder.At(".git/HEAD")));
    }

    [Fact]
    public async Task A_feeds_yml_that_is_there_is_never_written_again()
    {
        using var folder = new TempFolder().With("feeds.yml", "mine\n").With("hugo.toml", "baseURL = 'https://example.org/'\n");
        var before = FileTree.Contents(folder.Path);
        var init = await FeedsRun.InAsync(folder.Path, "init");
        Assert.Equal(2, init.Status);
        Assert.Equal("", init.Output);
        Assert.Equal($"feeds: '{folder.At("feeds.yml")}' is there already; nothing was changed.\n", init.Error);
        Assert.Equal(before, FileTree.Contents(folder.Path));
    }

    [Fact]
    public async Task A_feeds_yml_that_is_a_link_to_nowhere_is_not_written_through()
    {
        using var folder = new TempFolder().With("hugo.toml", "baseURL = 'https://example.org/'\n");
        File.CreateSymbolicLink(folder.At("feeds.yml"), folder.At("elsewhere.yml"));
        Assert.Equal(2, (await FeedsRun.InAsync(folder.Path, "init")).Status);
        Assert.False(File.Exists(folder.At("elsewhere.yml")));
    }

    [Theory]
    [MemberData(nameof(Configured))]
    public async Task What_it_writes_changes_no_byte_of_any_feed(string files)
    {
        var names = files.Split(' ');
        using var site = new TempFolder().With(names[0], SitesWithAConfiguration[files]).With(names[1], Post);
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build", "--output", site.At("before"))).Status);
        var init = await FeedsRun.InAsync(site.Path, "init");
        Assert.Equal(0, init.Status);
        Assert.Equal("", init.Error);
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build", "--output", site.At("after"))).Status);
        Assert.Equal(FileTree.Contents(site.At("before")), FileTree.Contents(site.At("after")));
    }

    [Theory]
    [InlineData("hugo.toml", "baseURL = 'https://example.org/'\n", "Found a Hugo site (hugo.toml); wrote")]
    [InlineData("_config.yml", "url: https://example.org\n", "Found a Jekyll site (_config.yml); wrote")]
    [InlineData("posts/a.md", Post, "Found a plain folder of articles; wrote")]
    public async Task It_says_what_it_found(string file, string text, string said)
    {
        using var site = new TempFolder().With(file, text);
        Assert.StartsWith(said, (await FeedsRun.InAsync(site.Path, "init")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_plain_folder_the_address_is_all_that_is_missing()
    {
        using var site = new TempFolder().With("posts/a.md", Post);
        var before = await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal(1, before.Status);
        Assert.StartsWith("feeds.yml: error: 'site.url' is missing (it is set nowhere): ", before.Error, StringComparison.Ordinal);

        Assert.Contains("Next: set site.url in ", (await FeedsRun.InAsync(site.Path, "init")).Output, StringComparison.Ordinal);
        var written = File.ReadAllText(site.At("feeds.yml"));
        Assert.Contains("REQUIRED", written, StringComparison.Ordinal);
        Assert.Contains("'site.url'", (await FeedsRun.InAsync(site.Path, "build")).Error, StringComparison.Ordinal);

        site.With("feeds.yml", written.Replace("# url:", "url: https://example.org/", StringComparison.Ordinal));
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build")).Status);
        Assert.True(File.Exists(site.At("public/tags/one/rss.xml")));
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_read_is_named_and_needs_a_person()
    {
        using var site = new TempFolder().With("hugo.toml", "title = 'x'\nbaseURL : y\n");
        var init = await FeedsRun.InAsync(site.Path, "init", "--json");
        Assert.Equal(1, init.Status);
        Assert.StartsWith("Found a Hugo site", init.Error, StringComparison.Ordinal);
        Assert.Contains("hugo.toml:2:", init.Error, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(init.Json.GetProperty("problems").EnumerateArray()).GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_file_is_no_site()
    {
        using var folder = new TempFolder().With("notes.txt", "");
        var init = await FeedsRun.OfAsync("init", folder.At("notes.txt"));
        Assert.Equal(2, init.Status);
        Assert.Equal($"feeds: '{folder.At("notes.txt")}' is a file, not the folder of a site.\n", init.Error);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_named()
    {
        using var folder = new TempFolder().With("hugo.toml", "baseURL = 'https://example.org/'\n");
        var init = await Unprivileged.RunAsync(folder.Path, "chmod 555 . && \"$FEEDS\" init; status=$?; chmod 755 .; exit $status");
        Assert.Equal(2, init.Status);
        Assert.Matches(@"^feeds: '\.' cannot be written: Access to the path '.*feeds\.yml' is denied\.\n$", init.Error);
    }

    [Fact]
    public async Task Quiet_says_nothing_and_JSON_holds_what_is_wrong()
    {
        using var folder = new TempFolder();
        Assert.Equal(new(0, "", ""), await FeedsRun.OfAsync("init", folder.At("a"), "--quiet"));
        var json = await FeedsRun.OfAsync("init", folder.At("b"), "--json");
        Assert.Empty(json.Json.GetProperty("problems").EnumerateArray());
        Assert.StartsWith("Wrote a sample site", json.Error, StringComparison.Ordinal);
    }
}
