using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Feeds.Cli.Tests.Support;
using Feeds.Cli.Web;
using Feeds.Subscriptions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Feeds.Cli.Tests.Web;

/// <summary>What is written down about requests.</summary>
public sealed class RequestLogTests
{
    [Fact]
    public async Task Pages_and_errors_are_a_line_each_that_names_no_reader_and_opens_no_link()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var reader = await served.JoinAsync("reader@example.net");
        var (preferences, leave) = (served.LinkOf(LinkPurpose.Preferences, reader.Id), served.LinkOf(LinkPurpose.Unsubscribe, reader.Id));
        foreach (var path in (string[])[preferences, leave, "/elsewhere" + leave, "/reader@example.net", "/mail/subscribe?address=reader@example.net", "/rss.xml", "/health"])
        {
            using var answer = await served.GetAsync(path);
        }

        await Until.HoldsAsync(() => served.Said.Contains("route=/mail/subscribe status=200 ", StringComparison.Ordinal) && served.Said.Split("method=GET").Length > 5);
        var said = served.Said;
        Assert.Contains("level=info method=GET route=/mail/p/{token} status=200 ms=", said, StringComparison.Ordinal);
        Assert.Contains("level=info method=POST route=/mail/c/{token} status=200 ms=", said, StringComparison.Ordinal);
        Assert.Contains("level=warning method=GET route=/elsewhere/mail/u/* status=404 ms=", said, StringComparison.Ordinal);
        Assert.Contains("level=warning method=GET route=/* status=404 ms=", said, StringComparison.Ordinal);
        Assert.Contains("client=127.0.0.0/24", said, StringComparison.Ordinal);
        Assert.DoesNotContain("reader@", said, StringComparison.Ordinal);
        Assert.DoesNotContain(preferences.Split('/')[^1], said, StringComparison.Ordinal);
        Assert.DoesNotContain(leave.Split('/')[^1], said, StringComparison.Ordinal);
        Assert.DoesNotContain("route=/health", said, StringComparison.Ordinal);
        Assert.DoesNotContain("rss.xml", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a%0D%0Alevel=error", "route=\"/a\\u000d\\nlevel=error\"")]
    [InlineData("/a%22b", "route=\"/a\\\"b\"")]
    [InlineData("/a%E2%80%A8b", "route=\"/a\\u2028b\"")]
    public async Task Whatever_is_asked_for_is_one_line(string path, string written)
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var answer = await served.GetAsync(path);
        await Until.HoldsAsync(() => served.Said.Contains("status=404", StringComparison.Ordinal));
        Assert.Contains(written, Assert.Single(served.Said.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_request_is_refused_and_written_down_without_what_it_held()
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(served.Address.Host, served.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /secret-of-a-stranger HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Until.HoldsAsync(() => served.Said.Contains("level=warning message=\"400 ", StringComparison.Ordinal));
        Assert.DoesNotContain("secret", served.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RequestKind.Feed, 304, "verbose")]
    [InlineData(RequestKind.Health, 200, "verbose")]
    [InlineData(RequestKind.Page, 200, "verbose", "")]
    [InlineData(RequestKind.Feed, 405, "verbose", "")]
    [InlineData(RequestKind.Nothing, 404, "verbose", "")]
    [InlineData(RequestKind.Page, 503, "verbose", "", "quiet")]
    public void The_words_quiet_and_verbose_say_how_much_is_written(string kind, int status, params string[] levels)
    {
        var written = ((string[])["verbose", "", "quiet"]).Where(level =>
        {
            var terminal = new Terminal(TextWriter.Null, TextWriter.Null, json: false, quiet: level == "quiet", verbose: level == "verbose");
            return new RequestLog(terminal, TimeProvider.System).Wants(kind, status);
        });
        Assert.Equal(levels, written);
    }

    [Fact]
    public void A_line_says_when_in_which_level_and_how_long()
    {
        using var said = new StringWriter(CultureInfo.InvariantCulture);
        var context = new DefaultHttpContext { Request = { Method = "GET", Path = "/rss.xml" }, Response = { StatusCode = 304 } };
        new RequestLog(new(TextWriter.Null, said, json: false, quiet: false, verbose: true), new FakeTimeProvider(FeedsRun.Now)).Answered(context, RequestKind.Feed, TimeSpan.FromMilliseconds(1.25));
        Assert.Equal("time=2026-12-01T12:00:00.000Z level=debug method=GET route=/rss.xml status=304 ms=1.3" + Environment.NewLine, said.ToString());
    }
}
