using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Feeds.Cli.Tests.Support;
using Feeds.Subscriptions;

namespace Feeds.Cli.Tests.Web;

/// <summary>Requests that no browser sends: each is refused, stores nothing, and leaves the server as it was.</summary>
public sealed class AdversaryTests
{
    private const string Form = "Content-Type: application/x-www-form-urlencoded\r\n";

    public static TheoryData<string, string> Requests => new()
    {
        { "413", $"POST /mail/subscribe HTTP/1.1\r\nHost: a\r\n{Form}Content-Length: 10485760\r\n\r\naddress=reader@example.net" },
        { "413", $"POST /mail/u/x HTTP/1.1\r\nHost: a\r\n{Form}Content-Length: 10485760\r\n\r\nList-Unsubscribe=One-Click" },
        { "413", $"POST /mail/subscribe HTTP/1.1\r\nHost: a\r\n{Form}Transfer-Encoding: chunked\r\n\r\n19000\r\n{string.Concat(Enumerable.Repeat($"a={new string('a', 97)}&", 0x400))}\r\n0\r\n\r\n" },
        { "400", $"POST /mail/subscribe HTTP/1.1\r\nHost: a\r\n{Form}Content-Length: -1\r\n\r\n" },
        { "400", $"POST /mail/subscribe HTTP/1.1\r\nHost: a\r\n{Form}Content-Length: 7\r\n\r\na=%zz&b" },
        { "400", $"POST /mail/subscribe HTTP/1.1\r\nHost: a\r\n{Form}Content-Length: 12000\r\n\r\n{string.Concat(Enumerable.Repeat("a=1&", 3000))}" },
        { "400", "POST /mail/subscribe HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 4\r\n\r\n--x\r" },
        { "400", "GET /mail/ HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n" },
        { "400", "GET /mail/\0 HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "400", "GET /mail/%00 HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "400", "GET /mail/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" },
        { "400", "GET /mail/ HTTP/1.1\r\n\r\n" },
        { "400", "GET /mail/ HTTP/1.1\r\nHost: a\r\n X: folded\r\n\r\n" },
        { "404", "GET /mail/../../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "404", "GET /mail/c/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "404", "GET /mail/issues/..%2f1 HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "404", "GET /mail/issues/1%20OR%201=1 HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "404", "GET /mail/issues/99999999999999999999999 HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "404", "GET /.feeds/feeds.db HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "404", "GET /mail/templates/pages/layout.html HTTP/1.1\r\nHost: a\r\n\r\n" },
        { "404", "POST /mail/c/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n" },
        { "404", "POST /mail/c/'%20OR%20''=' HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n" },
        { "404", $"POST /mail/p/x HTTP/1.1\r\nHost: a\r\n{Form}Content-Length: 14\r\n\r\nschedule=daily" },
        { "431", $"GET /mail/ HTTP/1.1\r\nHost: a\r\nX: {new string('a', 40000)}\r\n\r\n" },
        { "414", $"GET /mail/{new string('a', 9000)} HTTP/1.1\r\nHost: a\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task It_is_refused_and_nothing_changes(string status, string request)
    {
        await using var served = await ServedNewsletter.StartAsync();
        var before = served.Everything();
        Assert.StartsWith($"HTTP/1.1 {status} ", await SendAsync(served, request), StringComparison.Ordinal);
        Assert.Equal(before, served.Everything());
        using var still = await served.GetAsync("/mail/");
        Assert.Equal(200, (int)still.StatusCode);
        Assert.DoesNotContain("mistake in feeds itself", served.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_address_is_made_from_what_a_client_calls_the_server()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var headers = $"Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: gopher\r\nForwarded: host=evil.example\r\nX-Original-URL: /evil\r\n{Form}";
        var answer = await SendAsync(served, $"POST /mail/subscribe HTTP/1.1\r\n{headers}Content-Length: 26\r\n\r\naddress=reader@example.net");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", answer, StringComparison.Ordinal);
        var mail = await served.MailToAsync("reader@example.net");
        Assert.DoesNotContain("evil", mail.ToString(), StringComparison.Ordinal);
        var welcome = await SendAsync(served, $"POST {ServedNewsletter.LinkIn(mail)} HTTP/1.1\r\n{headers}Content-Length: 0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", welcome, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", welcome, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", served.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_typed_words_with_html_in_them_are_words()
    {
        const string Evil = "<script>alert(1)</script>\"'";
        await using var served = await ServedNewsletter.StartAsync(newsletters: $"- {{name: evil, title: \"{Evil.Replace("\"", "\\\"", StringComparison.Ordinal)}\", from: evil@example.org, postal_address: \"<b>\", topics: [tags]}}");
        await File.WriteAllTextAsync(Path.Combine(served.Folder, "content/evil.md"), $"---\ntitle: Evil\ndate: 2026-11-29\ntags: ['{Evil.Replace("'", "''", StringComparison.Ordinal)}']\n---\nText.\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await served.RunAsync("build")).Status);
        await served.SubscribeAsync("reader@example.net", ("newsletter", "evil"));
        var mail = await served.MailToAsync("reader@example.net");
        Assert.DoesNotContain("<script>alert", mail.HtmlBody, StringComparison.Ordinal);
        var confirm = ServedNewsletter.LinkIn(mail);
        var escaped = Uri.EscapeDataString(Evil);
        List<string> pages = [$"/mail/subscribe?newsletter={escaped}&topic={escaped}&schedule={escaped}&address={escaped}&lang={escaped}&{escaped}={escaped}", "/mail/subscribe?newsletter=evil", confirm];
        using (var welcome = await served.PostAsync(confirm, ("lang", Evil)))
        {
            Assert.DoesNotContain("<script>alert", await welcome.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        var reader = served.ReaderOf("reader@example.net")!;
        pages.AddRange([served.LinkOf(LinkPurpose.Preferences, reader.Id), served.LinkOf(LinkPurpose.Unsubscribe, reader.Id), "/mail/issues", "/mail/" + escaped]);
        foreach (var page in pages)
        {
            using var answer = await served.GetAsync(page);
            Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_that_is_too_old_or_was_used_up_confirms_nobody()
    {
        await using var served = await ServedNewsletter.StartAsync();
        await served.SubscribeAsync("late@example.net");
        var late = ServedNewsletter.LinkIn(await served.MailToAsync("late@example.net"));
        await served.SubscribeAsync("reader@example.net");
        var used = ServedNewsletter.LinkIn(await served.MailToAsync("reader@example.net"));
        (await served.PostAsync(used)).Dispose();
        (await served.PostAsync(served.LinkOf(LinkPurpose.Unsubscribe, served.ReaderOf("reader@example.net")!.Id))).Dispose();
        Assert.Equal(404, await StatusAsync(served, used));
        Assert.Equal(SubscriberStatus.Unsubscribed, served.ReaderOf("reader@example.net")!.Status);
        served.Time.Advance(SignUpLimits.LinkHolds);
        Assert.Equal(404, await StatusAsync(served, late));
        Assert.Equal(SubscriberStatus.Pending, served.ReaderOf("late@example.net")!.Status);
    }

    [Fact]
    public async Task Addresses_that_look_alike_are_different_readers()
    {
        await using var served = await ServedNewsletter.StartAsync();
        string[] alike = ["reader@example.net", "Reader@example.net", "reader+news@example.net", "re.ader@example.net", "rеader@example.net", "reader@exаmple.net"];
        foreach (var address in alike)
        {
            Assert.Equal(200, await served.SubscribeAsync(address));
        }

        Assert.Equal(alike.Length, served.Number("SELECT COUNT(*) FROM signup"));
        await served.AnsweredAsync();
        (await served.PostAsync(ServedNewsletter.LinkIn(Assert.Single(served.Mails(), mail => mail.To.Mailboxes.Single().Address == "reader@example.net")))).Dispose();
        Assert.Equal(1, served.Number("SELECT COUNT(*) FROM subscriber WHERE status = 'active'"));
    }

    private static async Task<int> StatusAsync(ServedNewsletter served, string path)
    {
        using var answer = await served.PostAsync(path);
        return (int)answer.StatusCode;
    }

    private static async Task<string> SendAsync(ServedNewsletter served, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(served.Address.Host, served.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var sending = WriteAsync(stream, Encoding.Latin1.GetBytes(request));
        var answer = new StringBuilder();
        var bytes = new byte[4096];
        try
        {
            // The head, then as much as it says.
            while (!IsWhole(answer.ToString()) && await stream.ReadAsync(bytes, TestContext.Current.CancellationToken) is > 0 and var read)
            {
                answer.Append(Encoding.Latin1.GetString(bytes, 0, read));
            }
        }
        catch (IOException)
        {
            // Who will not read on hangs up.
        }

        client.Close();
        await sending;
        return answer.ToString();
    }

    private static async Task WriteAsync(NetworkStream stream, byte[] bytes)
    {
        try
        {
            await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
        }
        catch (Exception refused) when (refused is IOException or ObjectDisposedException)
        {
            // It was refused before its end.
        }
    }

    private static bool IsWhole(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = answer.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return end > 0 && length is not null && answer.Length >= end + 4 + int.Parse(length.AsSpan("Content-Length: ".Length), CultureInfo.InvariantCulture);
    }
}
