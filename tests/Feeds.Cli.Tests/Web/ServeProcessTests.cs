using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Web;

/// <summary><c>feeds serve</c> as the system's init or a container starts and stops it.</summary>
public sealed class ServeProcessTests
{
    private const string Mail = "newsletters: [{name: digest, title: Notes, from: digest@example.org, postal_address: 1 Rope Street}]\nsubscriptions: {url: https://example.org/mail/}\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_site_that_was_never_built_is_built_served_and_left_in_order_when_it_is_told_to_stop(bool watch)
    {
        using var site = Sites.WithGoodArticle();
        var (address, serving) = await StartAsync(site, watch ? ["--watch"] : []);
        using (serving)
        {
            using var client = new HttpClient();
            Assert.Equal("ready\n", await client.GetStringAsync(new Uri(address, "/health"), TestContext.Current.CancellationToken));
            Assert.Contains("<title>Good</title>", await client.GetStringAsync(new Uri(address, "/rss.xml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
            var ended = await StopAsync(serving);
            Assert.True(ended.Status == 0, ended.ToString());
            Assert.Contains($"Serving Notes at {address.ToString().TrimEnd('/')}", ended.Output, StringComparison.Ordinal);
            Assert.Equal("", ended.Error);
        }
    }

    [Fact]
    public async Task A_request_that_is_under_way_is_answered_before_the_end()
    {
        using var site = Sites.WithGoodArticle(Mail);
        var (address, serving) = await StartAsync(site, "--quiet");
        using (serving)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            await using var stream = client.GetStream();
            await stream.WriteAsync("POST /mail/subscribe HTTP/1.1\r\nHost: example.org\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 28\r\nExpect: 100-continue\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(stream);
            Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            await serving.TerminateAsync();
            await Until.HoldsAsync(() => RefusesAsync(address), refuses => refuses);
            await stream.WriteAsync("address=reader%40example.net"u8.ToArray(), TestContext.Current.CancellationToken);
            Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.Matches("^HTTP/1.1 (200|400) ", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            var ended = await serving.EndAsync();
            Assert.True(ended is { Status: 0, Output: "" }, ended.ToString());
        }
    }

    [Theory]
    [InlineData("--urls http://127.0.0.1:{0}")]
    [InlineData("--urls http://127.0.0.1:{0} --watch")]
    [InlineData("--urls http://192.0.2.1:{0}")]
    public async Task An_address_that_cannot_be_had_is_one_sentence(string options)
    {
        using var site = Sites.WithGoodArticle();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var run = await FeedsRun.InAsync(site.Path, ["serve", "--quiet", .. string.Format(CultureInfo.InvariantCulture, options, ((IPEndPoint)taken.LocalEndpoint).Port).Split(' ')]);
        Assert.Equal(2, run.Status);
        Assert.Matches("^feeds: 'http://[0-9.:]+' cannot be listened on: [^\n]+\n$", run.Error);
    }

    [Fact]
    public async Task Two_servers_of_one_site_stand_side_by_side()
    {
        using var site = Sites.WithGoodArticle(Mail);
        var (one, first) = await StartAsync(site);
        var (two, second) = await StartAsync(site);
        using (first)
        using (second)
        {
            using var client = new HttpClient();
            Assert.Equal(
                await client.GetStringAsync(new Uri(one, "/rss.xml"), TestContext.Current.CancellationToken),
                await client.GetStringAsync(new Uri(two, "/rss.xml"), TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Thousands_who_connect_and_say_nothing_lock_nobody_out()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var silent = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 2000; i++)
            {
                var client = new TcpClient();
                silent.Add(client);
                await client.ConnectAsync(served.Address.Host, served.Address.Port, TestContext.Current.CancellationToken);
                if (i % 2 == 0)
                {
                    await client.GetStream().WriteAsync("GET /rss.xml HTTP/1.1\r\nHos"u8.ToArray(), TestContext.Current.CancellationToken);
                }
            }

            using var feed = await served.GetAsync("/rss.xml");
            using var page = await served.GetAsync("/mail/subscribe");
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [feed.StatusCode, page.StatusCode]);
        }
        finally
        {
            silent.ForEach(client => client.Dispose());
        }
    }

    private static async Task<(Uri Address, FeedsProcess Serving)> StartAsync(TempFolder site, params string[] options)
    {
        var port = LoopbackPort.Free();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var serving = FeedsProcess.Start(site.Path, null, ["serve", "--urls", address.ToString().TrimEnd('/'), .. options]);
        await LoopbackPort.AnswersAsync(port, () => serving.HasExited ? "feeds has ended" : null);
        return (address, serving);
    }

    private static async Task<FeedsRun> StopAsync(FeedsProcess serving)
    {
        await serving.TerminateAsync();
        return await serving.EndAsync();
    }

    private static async Task<bool> RefusesAsync(Uri address)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
