using Feeds.Cli.Tests.Support;
using Feeds.Subscriptions;

namespace Feeds.Cli.Tests.Web;

/// <summary>Programs that look at every address of a mail before its reader does change nothing (promise 6).</summary>
public sealed class ScannerTests
{
    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS"];

    public static TheoryData<string> Kinds => ServedNewsletter.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task To_look_at_every_address_of_every_mail_three_times_changes_nothing(string kind)
    {
        await using var served = await ServedNewsletter.StartAsync(kind);
        var reader = await served.JoinAsync("reader@example.net");
        var leaver = await served.JoinAsync("leaver@example.net");
        using (await served.PostAsync(served.LinkOf(LinkPurpose.Unsubscribe, leaver.Id)))
        {
        }

        await served.SubscribeAsync("waiting@example.net");
        served.Time.Advance(TimeSpan.FromMinutes(20));
        await served.SubscribeAsync("reader@example.net");
        await served.AnsweredAsync();
        await served.RunAsync("send", "--now", "2026-12-07T08:05:00Z");
        List<string> links =
        [
            .. served.Mails().SelectMany(ServedNewsletter.LinksIn),
            served.LinkOf(LinkPurpose.Unsubscribe, leaver.Id), served.LinkOf(LinkPurpose.Preferences, leaver.Id), served.LinkOf(LinkPurpose.Unsubscribe, reader.Id),
            "/mail/", "/mail/subscribe?address=other@example.net&newsletter=digest&topic=tags/tea", "/mail/issues", "/mail/c/x", "/mail/p/x", "/mail/u/x", "/mail/u/x?List-Unsubscribe=One-Click&action=undo",
        ];
        Assert.True(links.Count > 12, string.Join(' ', links));
        var before = served.Everything();
        foreach (var (link, method) in links.SelectMany(link => Enumerable.Repeat(Methods, 3).SelectMany(methods => methods).Select(method => (link, method))))
        {
            using var request = new HttpRequestMessage(new(method), new Uri(link, UriKind.Relative));
            using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode < 500, $"{method} {link}: {answer.StatusCode}");
        }

        Assert.Equal(before, served.Everything());
    }

    [Theory]
    [InlineData("PUT", "/mail/subscribe")]
    [InlineData("DELETE", "/mail/u/x")]
    [InlineData("PATCH", "/mail/p/x")]
    [InlineData("PROPFIND", "/mail/c/x")]
    public async Task Other_methods_are_refused_with_those_that_there_are(string method, string path)
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(405, (int)answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_readers_own_pages_are_kept_and_found_by_nobody()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var reader = await served.JoinAsync("reader@example.net");
        await served.SubscribeAsync("waiting@example.net");
        foreach (var path in (string[])[served.LinkOf(LinkPurpose.Unsubscribe, reader.Id), served.LinkOf(LinkPurpose.Preferences, reader.Id), ServedNewsletter.LinkIn(await served.MailToAsync("waiting@example.net"))])
        {
            using var answer = await served.GetAsync(path);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.DoesNotContain("@example.net", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }
}
