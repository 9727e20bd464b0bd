using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Feeds.Cli.Tests.Support;

namespace Feeds.Cli.Tests.Web;

/// <summary>What an owner sees while writing.</summary>
public sealed partial class LivePreviewTests
{
    [Fact]
    public async Task A_saved_article_is_in_the_feed_the_feed_page_and_the_digest_and_open_pages_are_told()
    {
        await using var live = await LiveSite.StartAsync();
        using var events = new StreamReader(await live.Client.GetStreamAsync(new Uri("/preview-events", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("retry: 500", await events.ReadLineAsync(TestContext.Current.CancellationToken));
        var before = await events.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"data-version=\"{before!["data: ".Length..]}\"", await live.PageAsync("/feeds.html"), StringComparison.Ordinal);

        live.Folder.With("content/tides.md", "---\ntitle: Spring tides\ndate: 2026-11-28\n---\nThe moon does it.\n");
        Assert.Equal("", await events.ReadLineAsync(TestContext.Current.CancellationToken));
        var after = await events.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(before, after);
        Assert.Contains("Spring tides", await live.Client.GetStringAsync(new Uri("/feed.json", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Spring tides", await live.PageAsync("/feeds.html"), StringComparison.Ordinal);
        Assert.Contains("Spring tides", await live.PageAsync("/preview/digest"), StringComparison.Ordinal);
        Assert.Contains("href=\"/preview/digest\"", await live.PageAsync("/preview/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_article_is_named_with_its_place_on_the_page_until_it_is_mended()
    {
        await using var live = await LiveSite.StartAsync();
        live.Folder.With("content/tea.md", "---\ntitle: <b>Tea: a history\ndate: 2026-11-28\n---\nHot.\n");
        var page = await live.PageAsync("/feeds.html", "content/tea.md:2:");
        Assert.Contains("<ol class=\"problems\"", page, StringComparison.Ordinal);
        Assert.Contains("Fog signals", page, StringComparison.Ordinal);
        live.Folder.With("content/tea.md", "---\ntitle: Tea\ndate: 2026-11-28\n---\nHot.\n");

        // The page is written before the build is over; until then the old problem stands on it, and it is told to load again.
        await Until.HoldsAsync(() => live.PageAsync("/feeds.html"), page => page.Contains(">Tea<", StringComparison.Ordinal) && !page.Contains("class=\"problems\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editor_that_writes_beside_and_renames_is_noticed_and_so_is_a_file_that_goes()
    {
        await using var live = await LiveSite.StartAsync();
        live.Folder.With("content/.fog.md.new", "---\ntitle: Fog at night\ndate: 2026-11-27\n---\nBlink.\n");
        File.Move(live.Folder.At("content/.fog.md.new"), live.Folder.At("content/fog.md"), overwrite: true);
        await live.PageAsync("/feeds.html", "Fog at night");
        live.Folder.With("content/new/folder/tides.md", "---\ntitle: Spring tides\ndate: 2026-11-28\n---\nThe moon.\n");
        await live.PageAsync("/feeds.html", "Spring tides");
        File.Delete(live.Folder.At("content/fog.md"));
        await Until.HoldsAsync(() => live.PageAsync("/feeds.html"), page => page.Contains("Spring tides", StringComparison.Ordinal) && !page.Contains("Fog at night", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Configuration_and_templates_are_taken_up_where_they_hold_and_named_where_they_do_not()
    {
        await using var live = await LiveSite.StartAsync();
        var settings = await File.ReadAllTextAsync(live.Folder.At("feeds.yml"), TestContext.Current.CancellationToken);
        live.Folder.With("feeds.yml", settings.Replace("Harbour Notes, url", "Lighthouse Notes, url", StringComparison.Ordinal));
        await live.PageAsync("/feeds.html", "Lighthouse Notes");
        live.Folder.With("feeds.yml", settings + "\nsurprise: yes\n");
        Assert.Contains("Lighthouse Notes", await live.PageAsync("/feeds.html", "feeds.yml:5:1"), StringComparison.Ordinal);
        live.Folder.With("feeds.yml", settings).With("templates/pages/feeds.html", "<h1>{{ nonsense }}</h1>\n");
        await live.PageAsync("/feeds.html", "templates/pages/feeds.html:1:");
        live.Folder.With("templates/pages/feeds.html", "<h1>By my own hand</h1>\n");
        Assert.DoesNotContain("class=\"problems\"", await live.PageAsync("/feeds.html", "By my own hand"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/feeds.html")]
    [InlineData("/rss.xml")]
    [InlineData("/mail/subscribe")]
    [InlineData("/preview/digest")]
    public async Task The_policy_of_each_page_allows_the_one_script_that_reloads_it_and_no_other(string path)
    {
        await using var live = await LiveSite.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "Accept", "text/html" } } };
        using var answer = await live.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var script = Assert.Single(ReloadingScript.Matches(page)).Groups["script"].Value;
        var hash = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
        var policies = answer.Headers.GetValues("Content-Security-Policy").Concat(PolicyInside.Matches(page).Select(match => match.Groups["policy"].Value)).ToList();
        Assert.Equal(path == "/feeds.html" ? 2 : 1, policies.Count);
        Assert.All(policies, policy =>
        {
            Assert.Contains($"script-src {hash}", policy, StringComparison.Ordinal);
            Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotMatch("script-src[^;]*unsafe", policy);
        });
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Readers_get_what_they_get_without_it()
    {
        await using var live = await LiveSite.StartAsync();
        using var feed = await live.Client.GetAsync(new Uri("/feeds.html", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllBytesAsync(live.Folder.At("public/feeds.html"), TestContext.Current.CancellationToken), await feed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/feeds.html", UriKind.Relative)) { Headers = { { "If-None-Match", feed.Headers.ETag!.ToString() } } };
        using var same = await live.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task Without_it_there_is_no_preview_and_no_script()
    {
        await using var served = await ServedNewsletter.StartAsync();
        foreach (var path in (string[])["/preview/digest", "/preview/", "/preview-events"])
        {
            using var answer = await served.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var page = await served.AskAsync(HttpMethod.Get, "/feeds.html", ("Accept", "text/html"));
        Assert.DoesNotContain("EventSource", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [GeneratedRegex("<script data-events=\"/preview-events\" data-version=\"[^\"]+\">(?<script>.*?)</script>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex ReloadingScript { get; }

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"(?<policy>[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex PolicyInside { get; }
}
