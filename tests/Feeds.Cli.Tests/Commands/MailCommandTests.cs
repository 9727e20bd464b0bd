using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Commands;

/// <summary>From a new article to a message in the pickup folder, as an owner without a mail server sees it.</summary>
public sealed class MailCommandTests : IDisposable
{
    // A Monday: the issue of the week that ends with it is due.
    private const string Monday = "2026-06-15T08:05:00Z";

    private readonly TempFolder site = new TempFolder()
        .With("content/fog.md", "---\ntitle: Fog signals\ndate: 2026-06-12\ntags: [boats]\n---\nOne long, two short.\n")
        .With("content/tea.md", "---\ntitle: Tea\ndate: 2026-06-13\ntags: [tea]\n---\nHot.\n")
        .With("readers.csv", "address,topics,consent_at\nall@example.net,,2026-06-10T00:00:00Z\nboats@example.net,tags/boats,2026-06-10T00:00:00Z\nbread@example.net,tags/bread,2026-06-10T00:00:00Z\n")
        .With("feeds.yml", """
            site: {title: Harbour Notes, url: https://example.org/, timezone: UTC}
            newsletters:
              - {name: digest, from: digest@example.org, postal_address: 1 Rope Street, since: 2026-01-01}
            """);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Publish_mails_every_reader_what_they_follow_once()
    {
        Assert.Equal("Imported 3 readers, refused 0; nobody was mailed.\n", (await RunAsync("subscribers", "import", site.At("readers.csv"))).Output);
        var first = await RunAsync("publish", "--now", Monday);
        Assert.Equal((0, ""), (first.Status, first.Error));
        Assert.Contains("Issue 2026-W25 of digest (weekly): 2 readers.\nSent 2 messages to .feeds/pickup: no mail server is configured ('smtp' in feeds.yml).\n", first.Output, StringComparison.Ordinal);
        var letters = Directory.GetFiles(site.At(".feeds/pickup")).Select(File.ReadAllText).OrderBy(text => text.Length).ToList();
        Assert.Equal(2, letters.Count);
        Assert.Contains("To: boats@example.net", letters[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Tea", letters[0], StringComparison.Ordinal);
        Assert.Contains("Tea", letters[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Sent", (await RunAsync("publish", "--now", Monday)).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("outbox", "--json")).Json.GetProperty("issues")[0].GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Explain_says_why_a_reader_got_an_issue_or_did_not()
    {
        await RunAsync("subscribers", "import", site.At("readers.csv"));
        await RunAsync("send", "--now", Monday);
        Assert.Contains("2026-W25             accepted", (await RunAsync("explain", "boats@example.net")).Output, StringComparison.Ordinal);
        Assert.Contains("it held nothing new that this reader follows", (await RunAsync("explain", "bread@example.net")).Output, StringComparison.Ordinal);
        Assert.Equal("nobody@example.net follows nothing.\n", (await RunAsync("explain", "nobody@example.net")).Output);
    }

    [Fact]
    public async Task A_preview_has_the_bytes_that_are_sent()
    {
        await RunAsync("subscribers", "import", site.At("readers.csv"));
        await RunAsync("digest", "--for", "boats@example.net", "--output", site.At("preview"), "--now", Monday);
        await RunAsync("send", "--now", Monday);
        var preview = await File.ReadAllBytesAsync(site.At("preview/digest.eml"), TestContext.Current.CancellationToken);
        Assert.Contains(Directory.GetFiles(site.At(".feeds/pickup")), file => File.ReadAllBytes(file).AsSpan().SequenceEqual(preview));
    }

    [Fact]
    public async Task Who_is_removed_or_erased_gets_nothing_and_no_list_brings_them_back()
    {
        await RunAsync("subscribers", "import", site.At("readers.csv"));
        await RunAsync("subscribers", "remove", "all@example.net");
        await RunAsync("subscribers", "erase", "boats@example.net");
        var again = await RunAsync("subscribers", "import", site.At("readers.csv"));
        Assert.Equal(1, again.Status);
        Assert.Contains("readers.csv:2:1: error: all@example.net has unsubscribed", again.Error, StringComparison.Ordinal);
        Assert.Contains("readers.csv:3:1: error: this address was erased at its reader's request", again.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Sent", (await RunAsync("publish", "--now", Monday)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_newsletters_publish_builds_and_send_says_what_is_missing()
    {
        site.With("feeds.yml", "site: {title: Harbour Notes, url: https://example.org/}\n");
        Assert.Equal(0, (await RunAsync("publish", "--now", Monday)).Status);
        var send = await RunAsync("send");
        Assert.Equal((2, "feeds: no newsletter is configured: add 'newsletters' to feeds.yml.\n"), (send.Status, send.Error));
    }

    [Fact]
    public async Task A_broken_template_freezes_nothing_and_names_its_line()
    {
        site.With("templates/email/digest.html", "<p>\n{% for item in items %}\n");
        await RunAsync("subscribers", "import", site.At("readers.csv"));
        var run = await RunAsync("publish", "--now", Monday);
        Assert.Equal(1, run.Status);
        Assert.Contains("templates/email/digest.html:", run.Error, StringComparison.Ordinal);
        Assert.Equal("No issue was made yet.\n", (await RunAsync("outbox")).Output);
    }

    private Task<FeedsRun> RunAsync(params string[] args) => FeedsRun.InAsync(site.Path, args);
}
