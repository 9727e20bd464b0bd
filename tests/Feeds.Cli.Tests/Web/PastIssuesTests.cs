using Feeds.Cli.Tests.Support;
using Feeds.Subscriptions;

namespace Feeds.Cli.Tests.Web;

/// <summary>Issues that were sent, to read on the web.</summary>
public sealed class PastIssuesTests
{
    private const string Monday = "2026-12-07T08:05:00Z";

    public static TheoryData<string> Kinds => ServedNewsletter.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_list_leads_to_the_issue_that_held_most_and_names_no_reader(string kind)
    {
        await using var served = await ServedNewsletter.StartAsync(kind);
        var narrow = await served.JoinAsync("narrow@example.net", ("topic", "tags/tea"));
        var wide = await served.JoinAsync("wide@example.net");
        await WriteAsync(served, "cake", "Cake & cream", "Tea");
        await WriteAsync(served, "mast", "A new mast", "Boats");
        using (var none = await served.GetAsync("/mail/issues"))
        {
            Assert.DoesNotContain("/mail/issues/", await TextOf(none), StringComparison.Ordinal);
        }

        await served.RunAsync("send", "--now", Monday);
        using var list = await served.GetAsync("/mail/issues");
        Assert.Contains("href=\"/mail/issues/1\"", await TextOf(list), StringComparison.Ordinal);
        using var issue = await served.GetAsync("/mail/issues/1");
        var text = await TextOf(issue);
        Assert.Equal("text/html; charset=utf-8", issue.Content.Headers.ContentType!.ToString());
        Assert.Contains("Cake &amp; cream", text, StringComparison.Ordinal);
        Assert.Contains("A new mast", text, StringComparison.Ordinal);
        Assert.Contains("https://mail.example.org/mail/subscribe?newsletter=digest", text, StringComparison.Ordinal);
        Assert.All(
            (string[])["feeds.invalid", "@example.net", served.LinkOf(LinkPurpose.Unsubscribe, wide.Id), served.LinkOf(LinkPurpose.Preferences, wide.Id), served.LinkOf(LinkPurpose.Unsubscribe, narrow.Id), "/mail/u/", "/mail/p/"],
            personal => Assert.DoesNotContain(personal, text, StringComparison.Ordinal));
        Assert.StartsWith("default-src 'none'; ", issue.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", issue.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_held_back_and_what_is_not_there_is_not_found()
    {
        await using var served = await ServedNewsletter.StartAsync();
        await served.JoinAsync("reader@example.net");
        await WriteAsync(served, "cake", "Cake", "Tea");
        await served.RunAsync("send", "--now", Monday, "--plan-only");
        Assert.Equal(1, served.Number("SELECT COUNT(*) FROM delivery"));
        foreach (var path in (string[])["/mail/issues/1", "/mail/issues/2", "/mail/issues/0", "/mail/issues/-1", "/mail/issues/x"])
        {
            using var answer = await served.GetAsync(path);
            Assert.Equal(404, (int)answer.StatusCode);
        }

        using var list = await served.GetAsync("/mail/issues");
        Assert.DoesNotContain("/mail/issues/1", await TextOf(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_may_ask_for_all_that_is_known_and_have_it_forgotten()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var reader = await served.JoinAsync("reader@example.net", ("topic", "tags/tea"));
        (await served.PostAsync(served.LinkOf(LinkPurpose.Preferences, reader.Id), ("schedule", "daily"))).Dispose();
        var known = (await served.RunAsync("subscribers", "export", "reader@example.net")).Json;
        var asked = Assert.Single(known.GetProperty("sign_ups").EnumerateArray());
        Assert.Equal("127.0.0.0/24", asked.GetProperty("client").GetString());
        Assert.Equal("https://mail.example.org/mail/subscribe", asked.GetProperty("form").GetString());
        Assert.True(asked.GetProperty("confirmed").GetBoolean());
        Assert.Equal(["asked", "confirmed", "changed"], known.GetProperty("consent").EnumerateArray().Select(happened => happened.GetProperty("event").GetString()));
        Assert.Equal(0, (await served.RunAsync("subscribers", "erase", "reader@example.net")).Status);
        Assert.DoesNotContain("reader@example.net", served.Everything(), StringComparison.Ordinal);
        var forgotten = (await served.RunAsync("subscribers", "export", "reader@example.net")).Json;
        Assert.Empty(forgotten.GetProperty("sign_ups").EnumerateArray());
        Assert.Empty(forgotten.GetProperty("consent").EnumerateArray());
    }

    private static Task WriteAsync(ServedNewsletter served, string name, string title, string tag) => File.WriteAllTextAsync(
        Path.Combine(served.Folder, $"content/{name}.md"), $"---\ntitle: {title}\ndate: 2026-12-05\ntags: [{tag}]\n---\nText.\n", TestContext.Current.CancellationToken);

    private static Task<string> TextOf(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
