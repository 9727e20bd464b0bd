using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Web;

/// <summary>What <c>templates/deploy</c> hands to owners does what it says.</summary>
public sealed partial class DeployTests
{
    private const string Proxies = ", proxies: [127.0.0.1]";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Behind_nginx_feeds_have_their_types_readers_their_304_and_the_pages_their_place(bool serveAll)
    {
        await using var served = await ServedNewsletter.StartAsync(serve: Proxies);
        await using var nginx = await NginxServer.StartAsync(Path.Combine(served.Folder, "public"), Locations(served, serveAll));
        foreach (var (path, type) in ((string, string)[])[("/rss.xml", "application/rss+xml"), ("/tags/boats/atom.xml", "application/atom+xml"), ("/feed.json", "application/feed+json"), ("/feeds.opml", "text/x-opml"), ("/feeds.html", "text/html")])
        {
            using var first = await AskAsync(nginx, path);
            Assert.Equal((HttpStatusCode.OK, type), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
            using var again = await AskAsync(nginx, path, ("If-None-Match", first.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }

        using var form = await AskAsync(nginx, "/mail/subscribe");
        Assert.Contains("<form", await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var path in (string[])["/.feeds/feeds.db", "/tags/.hidden", "/health", "/metrics"])
        {
            using var nothing = await AskAsync(nginx, path);
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        }
    }

    [Fact]
    public async Task Behind_nginx_a_client_is_who_nginx_says_and_its_own_word_counts_for_nothing()
    {
        await using var served = await ServedNewsletter.StartAsync(serve: Proxies);
        await using var nginx = await NginxServer.StartAsync(Path.Combine(served.Folder, "public"), Locations(served, serveAll: false));
        using var through = await AskAsync(nginx, "/mail/subscribe", ("X-Forwarded-For", "203.0.113.9"));
        await Until.HoldsAsync(() => served.Said.Contains("client=127.0.0.0/24", StringComparison.Ordinal));
        Assert.DoesNotContain("203.0.113", served.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("/mail/", nginx.AccessLog, StringComparison.Ordinal);

        using var direct = await served.AskAsync(HttpMethod.Get, "/mail/subscribe", ("X-Forwarded-For", "203.0.113.9"));
        await Until.HoldsAsync(() => served.Said.Contains("client=203.0.113.0/24", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_proxy_in_the_configuration_nobody_is_believed()
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var answer = await served.AskAsync(HttpMethod.Get, "/mail/subscribe", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "example.com"), ("Forwarded", "for=203.0.113.9"));
        await Until.HoldsAsync(() => served.Said.Contains("route=/mail/subscribe", StringComparison.Ordinal));
        Assert.Contains("client=127.0.0.0/24", served.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feeds.cron")]
    [InlineData("feeds.service")]
    [InlineData("feeds-serve.service")]
    [InlineData("Containerfile")]
    public async Task The_commands_in_the_files_are_commands_of_ours(string file)
    {
        var lines = (await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "templates", "deploy", file), TestContext.Current.CancellationToken)).Split('\n');
        var commands = lines.Select(line => Command.Match(line)).Where(match => match.Success).Select(match => match.Groups["args"].Value).ToList();
        if (file == "Containerfile")
        {
            commands.Add(string.Join(' ', lines.Single(line => line.StartsWith("CMD ", StringComparison.Ordinal))[5..^1].Split(", ").Select(word => word.Trim('"'))));
        }

        Assert.NotEmpty(commands);
        foreach (var command in commands)
        {
            var run = await FeedsRun.OfAsync([.. command.Split(' '), "--help"]);
            Assert.True(run.Status == 0, run.ToString());
        }
    }

    private static string Locations(ServedNewsletter served, bool serveAll)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Folder, "templates", "deploy", "nginx.conf"));
        if (serveAll)
        {
            var (from, to) = (text.IndexOf("# Feeds with the types", StringComparison.Ordinal), text.IndexOf("# Nothing that begins", StringComparison.Ordinal));
            text = text[..from] + Commented.Replace(text[to..], match => match.Groups["line"].Value);
        }

        return text.Replace("127.0.0.1:8080", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{served.Address.Port}"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(NginxServer nginx, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in fields)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await nginx.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"^(?:ExecStart=|\*/10 .*?  )/usr/local/lib/feeds/feeds (?<args>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Command { get; }

    [GeneratedRegex(@"^# (?<line>location .*|    .*|\})$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Commented { get; }
}
