using System.Text.Json;
using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Commands;

public sealed class ArticlesCommandTests
{
    [Fact]
    public async Task It_lists_every_article_newest_first_with_its_state_and_why()
    {
        using var site = OneOfEachState();
        var run = await FeedsRun.InAsync(site.Path, "articles");
        Assert.Equal(1, run.Status);
        Assert.Equal(
            """
            2027-03-01 09:30  future     Future (due 2027-03-01 09:30 +00:00)
            2026-02-03 10:00  published  Published
            2026-02-02 00:00  draft      Draft (draft: true)
            2026-02-01 00:00  hidden     Hidden (feed: false)
            2025-01-01 00:00  expired    Expired (expired 2025-06-01 00:00 +00:00)
            -                 broken     Broken (a date cannot be read)
            -                 undated    Undated (no date in the front matter or the file name)
            Read 7 articles: 1 published, 1 draft, 1 future, 1 expired, 1 undated, 1 hidden, 1 broken.

            """, run.Output);
        Assert.Equal(
            """
            content/broken.md:3:7: error: date: '31/01/2026' does not say which of its numbers is the month; write it as 2025-02-10; the article is left out. [date]
            content/undated.md: warning: The page has no date, so it is in no feed. [undated]

            """, run.Error);
    }

    [Fact]
    public async Task Verbose_says_where_each_value_came_from_and_all_that_is_known_of_each_article()
    {
        using var site = Sites.Plain().WithArticle("notes/tea.md", "title: Tea\ndate: 2026-02-03T10:00:00+08:00\nlastmod: 2026-02-04T11:00:00+08:00\nlang: zh-CN\ntags: [one, two words]\ncategories: Drinks\nauthor: Ann Author");
        var run = await FeedsRun.InAsync(site.Path, "articles", "--verbose");
        Assert.Equal(
            """
            site.url            https://example.org/  (feeds.yml:1)
            site.language       en  (feeds.yml:1)
            site.timezone       UTC  (feeds.yml:1)
            site.title          Notes  (feeds.yml:1)
            feeds.output        public  (default)
            content.generator   plain  (default)
            content.folder      content  (what lies in the folder)
            database            .feeds/feeds.db  (default)

            2026-02-03 10:00  published  Tea
                content/notes/tea.md  https://example.org/notes/tea/  id tag:example.org,2026:notes/tea.md
                language zh-CN; tags one, two words; categories Drinks; authors Ann Author; updated 2026-02-04 11:00 +08:00; dated and released
            Read 1 article: 1 published.

            """, run.Output);
    }

    [Fact]
    public async Task Verbose_leaves_out_what_a_broken_article_does_not_have()
    {
        using var site = Sites.Plain().WithArticle("broken.md", "title: [");
        var run = await FeedsRun.InAsync(site.Path, "articles", "--verbose");
        Assert.EndsWith("\n\n-                 broken     Broken (its front matter cannot be read)\n    content/broken.md\nRead 1 article: 1 broken.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_still_lists_but_says_nothing_else_except_errors()
    {
        using var site = OneOfEachState();
        var run = await FeedsRun.InAsync(site.Path, "articles", "--quiet");
        Assert.Equal(7, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("content/broken.md:3:7: error:", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_without_articles_is_no_mistake()
    {
        using var site = Sites.Plain();
        Assert.Equal(new(0, "Read no articles.\n", ""), await FeedsRun.InAsync(site.Path, "articles"));
    }

    [Fact]
    public async Task JSON_has_the_keys_that_scripts_rely_on_and_people_read_standard_error()
    {
        using var site = OneOfEachState();
        var run = await FeedsRun.InAsync(site.Path, "articles", "--json");
        Assert.Equal(1, run.Status);
        Assert.Equal(["articles", "problems"], Names(run.Json));
        Assert.All(run.Json.GetProperty("articles").EnumerateArray(), article => Assert.Equal(
            ["file", "state", "reason", "id", "url", "title", "published", "updated", "language", "tags", "categories", "authors"], Names(article)));
        Assert.Equal(["broken", "draft", "expired", "future", "hidden", "published", "undated"], run.Json.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("state").GetString()));
        Assert.EndsWith("Read 7 articles: 1 published, 1 draft, 1 future, 1 expired, 1 undated, 1 hidden, 1 broken.\n", run.Error, StringComparison.Ordinal);

        var problems = run.Json.GetProperty("problems").EnumerateArray().ToList();
        Assert.Equal(["file", "line", "column", "severity", "rule", "message"], Names(problems[0]));
        Assert.Equal(["file", "severity", "rule", "message"], Names(problems[1]));
    }

    [Fact]
    public async Task JSON_says_instants_in_UTC_and_names_as_they_are_written()
    {
        using var site = Sites.Plain().WithArticle("notes/tea.md", "title: 茶 & <tea>\ndate: 2026-02-03T06:00:00.5+08:00\nlastmod: 2026-02-04\nlang: zh-CN\ntags: [\"one\", 灯塔, C++]\ncategories: Drinks\nauthors: [Ann Author, {name: Bo}]");
        var run = await FeedsRun.InAsync(site.Path, "articles", "--json");
        Assert.Equal(
            """
            {
              "articles": [
                {
                  "file": "content/notes/tea.md",
                  "state": "published",
                  "reason": "dated and released",
                  "id": "tag:example.org,2026:notes/tea.md",
                  "url": "https://example.org/notes/tea/",
                  "title": "茶 & <tea>",
                  "published": "2026-02-02T22:00:00Z",
                  "updated": "2026-02-04T00:00:00Z",
                  "language": "zh-CN",
                  "tags": [
                    "one",
                    "灯塔",
                    "C++"
                  ],
                  "categories": [
                    "Drinks"
                  ],
                  "authors": [
                    "Ann Author",
                    "Bo"
                  ]
                }
              ],
              "problems": []
            }

            """, run.Output);
    }

    [Theory]
    [InlineData("2026-02-03T09:59:59Z", "future")]
    [InlineData("2026-02-03T10:00:00Z", "published")]
    [InlineData("2026-02-03 10:00", "published")]
    [InlineData("2026-02-03", "future")]
    [InlineData("2026-02-04", "published")]
    [InlineData("2026-02-03T17:59:59+08:00", "future")]
    [InlineData("Tue, 03 Feb 2026 10:00:00 GMT", "published")]
    [InlineData("1770112800", "published")]
    public async Task The_instant_given_decides_what_is_published(string now, string state)
    {
        using var site = Sites.Plain().WithArticle("a.md", "title: A\ndate: 2026-02-03T10:00:00Z");
        var run = await FeedsRun.InAsync(site.Path, "articles", "--json", "--now", now);
        Assert.Equal(state, run.Json.GetProperty("articles")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_instant_without_a_zone_is_one_of_the_site()
    {
        using var site = new TempFolder().With("feeds.yml", "site: {url: https://example.org/, timezone: Asia/Shanghai}\n").With("content/a.md", "---\ntitle: A\ndate: 2026-02-03T10:00:00Z\n---\n");
        async Task<string?> StateAt(string now) => (await FeedsRun.InAsync(site.Path, "articles", "--json", "--now", now)).Json.GetProperty("articles")[0].GetProperty("state").GetString();
        Assert.Equal("future", await StateAt("2026-02-03T17:59"));
        Assert.Equal("published", await StateAt("2026-02-03T18:00"));
    }

    [Theory]
    [InlineData("soon", "feeds: --now: 'soon' is not a date; write it as 2025-02-10 or 2025-02-10T11:20:12+08:00.\n")]
    [InlineData("10/02/2026", "feeds: --now: '10/02/2026' does not say which of its numbers is the month; write it as 2025-02-10.\n")]
    [InlineData("2026-02-30", "feeds: --now: '2026-02-30' is no day or time of the calendar.\n")]
    [InlineData("", "feeds: --now: '' is not a date; write it as 2025-02-10 or 2025-02-10T11:20:12+08:00.\n")]
    public async Task An_instant_that_is_none_is_named(string now, string said)
    {
        using var site = Sites.WithGoodArticle();
        Assert.Equal(new(2, "", said), await FeedsRun.InAsync(site.Path, "articles", "--now", now));
    }

    [Fact]
    public async Task Warnings_never_change_the_status_and_only_the_first_of_a_kind_are_listed()
    {
        using var site = Sites.Plain();
        for (var i = 10; i < 22; i++)
        {
            site.WithArticle($"page{i}.md", "title: Page");
        }

        var run = await FeedsRun.InAsync(site.Path, "articles");
        Assert.Equal(0, run.Status);
        Assert.Equal(4, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("… and 9 more of [undated]; --verbose lists them all.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(12, (await FeedsRun.InAsync(site.Path, "articles", "--verbose")).Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("", (await FeedsRun.InAsync(site.Path, "articles", "--quiet")).Error);
    }

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(member => member.Name);

    private static TempFolder OneOfEachState() => Sites.Plain()
        .WithArticle("published.md", "title: Published\ndate: 2026-02-03 10:00")
        .WithArticle("draft.md", "title: Draft\ndate: 2026-02-02\ndraft: true")
        .WithArticle("future.md", "title: Future\ndate: 2027-03-01 09:30")
        .WithArticle("expired.md", "title: Expired\ndate: 2025-01-01\nexpiryDate: 2025-06-01")
        .WithArticle("undated.md", "title: Undated")
        .WithArticle("hidden.md", "title: Hidden\ndate: 2026-02-01\nfeed: false")
        .WithArticle("broken.md", "title: Broken\ndate: 31/01/2026");
}
