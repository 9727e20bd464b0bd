using System.Net;
using System.Text.RegularExpressions;
using Feeds.Cli.Tests.Support;

namespace Feeds.Cli.Tests.Web;

/// <summary>What a server tells whoever watches it.</summary>
public sealed partial class FiguresTests
{
    private const string Here = ", metrics: \"http://127.0.0.1:0\"";

    [Fact]
    public async Task Requests_builds_and_letters_are_counted_in_the_text_format_of_Prometheus()
    {
        await using var served = await ServedNewsletter.StartAsync(serve: Here);
        using var first = await served.GetAsync("/rss.xml");
        foreach (var _ in (int[])[1, 2])
        {
            using var again = await served.AskAsync(HttpMethod.Get, "/rss.xml", ("If-None-Match", first.Headers.ETag!.ToString()));
        }

        await served.JoinAsync("reader@example.net");
        var text = await Until.HoldsAsync(() => served.Client.GetStringAsync(served.Metrics, TestContext.Current.CancellationToken), text => text.Contains("feeds_http_request_duration_seconds_count{kind=\"feed\",status=\"304\"} 2\n", StringComparison.Ordinal));
        Assert.Contains("feeds_http_request_duration_seconds_count{kind=\"feed\",status=\"200\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("feeds_http_request_duration_seconds_bucket{kind=\"feed\",status=\"304\",le=\"+Inf\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("feeds_mails_total{class=\"Accepted\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("feeds_channels 5\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE feeds_deliveries gauge\n", text, StringComparison.Ordinal);
        Assert.Matches("feeds_signups\\{state=\"[a-z]+\"\\} 1\n", text);
        Assert.All(text.TrimEnd().Split('\n'), line => Assert.Matches(Exposition, line));
        Assert.DoesNotContain("reader@example.net", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_that_wait_are_counted_by_their_state_when_the_figures_are_read()
    {
        await using var served = await ServedNewsletter.StartAsync(serve: Here);
        await served.JoinAsync("reader@example.net");
        await File.WriteAllTextAsync(Path.Combine(served.Folder, "content", "new.md"), "---\ntitle: Newest\ndate: 2026-12-02\n---\nNews.\n", TestContext.Current.CancellationToken);
        var planned = await served.RunAsync("send", "--plan-only", "--now", "2026-12-08T00:00:00Z");
        Assert.True(planned.Status == 0, planned.ToString());
        var text = await served.Client.GetStringAsync(served.Metrics, TestContext.Current.CancellationToken);
        Assert.Contains("feeds_deliveries{state=\"pending\"} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_are_not_at_the_public_address_and_nothing_else_is_at_theirs()
    {
        await using var served = await ServedNewsletter.StartAsync(serve: Here);
        using var outside = await served.GetAsync("/metrics");
        using var feed = await served.Client.GetAsync(new Uri(served.Metrics, "/rss.xml"), TestContext.Current.CancellationToken);
        using var figures = await served.Client.GetAsync(served.Metrics, TestContext.Current.CancellationToken);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK], [outside.StatusCode, feed.StatusCode, figures.StatusCode]);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", figures.Content.Headers.ContentType!.ToString());
    }

    [GeneratedRegex("""^(?:# (?:HELP|TYPE) [a-z_]+ .+|[a-z_]+(?:\{[a-z]+="[^"\\\n]*"(?:,[a-z]+="[^"\\\n]*")*\})? [0-9.E+-]+)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Exposition { get; }
}
