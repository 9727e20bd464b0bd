using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Feeds.Cli.Tests.Support;

namespace Feeds.Cli.Tests.Web;

/// <summary>Feeds over HTTP as readers, browsers, caches and strangers ask for them.</summary>
public sealed class FeedFilesTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private const string Feedparser = "application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1";

    [Theory]
    [InlineData("/rss.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/tags/boats/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/feed.json", "application/feed+json; charset=utf-8")]
    [InlineData("/feeds.opml", "text/x-opml; charset=utf-8")]
    [InlineData("/feeds.html", "text/html; charset=utf-8")]
    [InlineData("/", "text/html; charset=utf-8")]
    public async Task Every_file_of_the_last_build_is_served_as_what_it_is(string path, string type)
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var answer = await served.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        var file = Path.Combine(served.Folder, "public", path == "/" ? "feeds.html" : path[1..]);
        Assert.Equal(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(File.GetLastWriteTimeUtc(file).ToString("r", CultureInfo.InvariantCulture), answer.Content.Headers.LastModified?.ToString("r"));
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("max-age", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Who_has_the_feed_already_is_told_so_in_each_encoding_and_gets_nothing(string encoding)
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var first = await served.AskAsync(HttpMethod.Get, "/feeds.html", ("Accept-Encoding", encoding));
        Assert.Equal(encoding, string.Join(",", first.Content.Headers.ContentEncoding));
        var tag = first.Headers.ETag!.ToString();
        foreach (var known in (string[])[tag, "W/" + tag, $"\"other\", {tag}", "*"])
        {
            using var again = await served.AskAsync(HttpMethod.Get, "/feeds.html", ("Accept-Encoding", encoding), ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        using var other = await served.AskAsync(HttpMethod.Get, "/feeds.html", ("Accept-Encoding", encoding), ("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task The_encodings_hold_the_same_and_have_tags_of_their_own()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var tags = new HashSet<string>();
        var plain = await File.ReadAllTextAsync(Path.Combine(served.Folder, "public", "feeds.html"), TestContext.Current.CancellationToken);
        foreach (var encoding in (string[])["identity", "gzip", "br"])
        {
            using var answer = await served.AskAsync(HttpMethod.Get, "/feeds.html", ("Accept-Encoding", encoding));
            await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            await using Stream opened = encoding == "gzip" ? new GZipStream(body, CompressionMode.Decompress) : encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : body;
            using var reader = new StreamReader(opened);
            Assert.Equal(plain, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
            Assert.True(tags.Add(answer.Headers.ETag!.ToString()));
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("gzip;q=0", "")]
    [InlineData("br;q=0.0, gzip;q=0.5", "gzip")]
    [InlineData("deflate", "")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    public async Task A_client_gets_no_encoding_that_it_does_not_take(string accepted, string encoding)
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var answer = await served.AskAsync(HttpMethod.Get, "/feeds.html", ("Accept-Encoding", accepted));
        Assert.Equal(encoding, string.Join(",", answer.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task By_the_date_alone_a_reader_is_answered_too()
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var first = await served.GetAsync("/rss.xml");
        var written = first.Content.Headers.LastModified!.Value;
        using var same = await served.AskAsync(HttpMethod.Get, "/rss.xml", ("If-Modified-Since", written.ToString("r")));
        using var earlier = await served.AskAsync(HttpMethod.Get, "/rss.xml", ("If-Modified-Since", written.AddSeconds(-1).ToString("r")));
        using var wrong = await served.AskAsync(HttpMethod.Get, "/rss.xml", ("If-Modified-Since", "yesterday"));

        // The tag is the better witness (RFC 9110 section 13.2.2).
        using var both = await served.AskAsync(HttpMethod.Get, "/rss.xml", ("If-Modified-Since", written.ToString("r")), ("If-None-Match", "\"other\""));
        Assert.Equal([HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], [same.StatusCode, earlier.StatusCode, wrong.StatusCode, both.StatusCode]);
    }

    [Fact]
    public async Task HEAD_says_what_GET_would_and_nothing_else_is_allowed()
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var get = await served.GetAsync("/rss.xml");
        using var head = await served.AskAsync(HttpMethod.Head, "/rss.xml");
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch])
        {
            using var refused = await served.AskAsync(method, "/rss.xml");
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "GET, HEAD, OPTIONS"), (refused.StatusCode, string.Join(", ", refused.Content.Headers.Allow)));
        }
    }

    [Theory]
    [InlineData(Browser, "text/html")]
    [InlineData("text/html", "text/html")]
    [InlineData(Feedparser, "application/rss+xml")]
    [InlineData("*/*", "application/rss+xml")]
    [InlineData("application/xml", "application/rss+xml")]
    [InlineData("application/rss+xml, text/html", "application/rss+xml")]
    [InlineData("application/rss+xml;q=0.5, text/html", "text/html")]
    [InlineData("text/html;q=0", "application/rss+xml")]
    [InlineData("", "application/rss+xml")]
    [InlineData("text/html;;q=;", "application/rss+xml")]
    public async Task A_browser_gets_a_page_of_the_feed_and_a_reader_the_feed(string accept, string type)
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var answer = await served.AskAsync(HttpMethod.Get, "/tags/boats/rss.xml", ("Accept", accept));
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/tags/boats/rss.xml")]
    [InlineData("/tags/boats/atom.xml")]
    [InlineData("/tags/boats/feed.json")]
    public async Task The_page_of_a_feed_shows_its_articles_whatever_the_format_and_the_way_to_follow_it_by_mail(string path)
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var answer = await served.AskAsync(HttpMethod.Get, path, ("Accept", Browser));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Spring tides", page, StringComparison.Ordinal);
        Assert.Contains("Fog signals", page, StringComparison.Ordinal);
        Assert.DoesNotContain("scones", page, StringComparison.Ordinal);
        Assert.Contains("/mail/subscribe?newsletter=digest&amp;topic=tags%2Fboats", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/feeds.yml")]
    [InlineData("/../feeds.yml")]
    [InlineData("/%2e%2e/feeds.yml")]
    [InlineData("/..%2ffeeds.yml")]
    [InlineData("/tags/../../feeds.yml")]
    [InlineData("/.feeds/feeds.db")]
    [InlineData("/stranger.txt")]
    [InlineData("//rss.xml")]
    [InlineData("/rss.xml%00")]
    [InlineData("/RSS.XML")]
    public async Task What_no_build_of_ours_wrote_is_not_there(string path)
    {
        await using var served = await ServedNewsletter.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(served.Folder, "public", "stranger.txt"), "private", TestContext.Current.CancellationToken);
        var answer = await RawAsync(served, $"GET {path} HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("private", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour Notes <digest", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_build_is_there_at_once_and_what_it_left_alone_keeps_its_tag()
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var before = await served.GetAsync("/rss.xml");
        using var tea = await served.GetAsync("/tags/tea/rss.xml");
        await File.WriteAllTextAsync(Path.Combine(served.Folder, "content", "new.md"), "---\ntitle: Newest\ndate: 2026-11-30\ntags: [Boats]\n---\nNews.\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await served.RunAsync("build")).Status);
        while (true)
        {
            using var after = await served.AskAsync(HttpMethod.Get, "/rss.xml", ("If-None-Match", before.Headers.ETag!.ToString()));
            if (after.StatusCode == HttpStatusCode.OK)
            {
                Assert.Contains("Newest", await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
                break;
            }
        }

        using var same = await served.GetAsync("/tags/tea/rss.xml");
        Assert.Equal(tea.Headers.ETag, same.Headers.ETag);
    }

    [Fact]
    public async Task While_builds_replace_a_feed_every_answer_is_whole_and_its_tag_its_own()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var bodies = new Dictionary<string, string>();
        using var stop = new CancellationTokenSource();
        var builds = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await File.WriteAllTextAsync(Path.Combine(served.Folder, "content", "new.md"), $"---\ntitle: Number {i}\ndate: 2026-11-30\n---\n{new string('x', i * 500)}\n", CancellationToken.None);
                var built = await served.RunAsync("build");
                Assert.True(built.Status == 0, built.ToString());
            }
        }, TestContext.Current.CancellationToken);
        while (bodies.Count < 4 && !builds.IsCompleted)
        {
            using var answer = await served.GetAsync("/rss.xml");
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.EndsWith("</rss>", body.TrimEnd(), StringComparison.Ordinal);
            if (!bodies.TryAdd(answer.Headers.ETag!.ToString(), body))
            {
                Assert.Equal(bodies[answer.Headers.ETag!.ToString()], body);
            }
        }

        await stop.CancelAsync();
        await builds;
    }

    [Theory]
    [InlineData("/health/live", "alive\n")]
    [InlineData("/health/ready", "ready\n")]
    [InlineData("/health", "ready\n")]
    public async Task The_server_says_how_it_is(string path, string text)
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var answer = await served.GetAsync(path);
        Assert.Equal(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> RawAsync(ServedNewsletter served, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(served.Address.Host, served.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}

internal static class ServedFileRequests
{
    /// <summary>Asks with header fields as they are written, right or wrong; an empty value means that the field is absent.</summary>
    public static async Task<HttpResponseMessage> AskAsync(this ServedNewsletter served, HttpMethod method, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in fields.Where(field => field.Value.Length > 0))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
