using System.Collections.Immutable;
using System.Globalization;
using Feeds.Cli.Commands;
using Feeds.Cli.Web;
using Feeds.Configuration;
using Feeds.Sources;
using Feeds.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Feeds.Cli.Tests.Support;

/// <summary>A site under <c>feeds serve --watch</c> in this process.</summary>
internal sealed class LiveSite : IAsyncDisposable
{
    private readonly FakeTimeProvider time = new(FeedsRun.Now);
    private readonly StringWriter said = new(CultureInfo.InvariantCulture);
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<Uri> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? running;

    public TempFolder Folder { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public static async Task<LiveSite> StartAsync()
    {
        var live = new LiveSite();
        live.Folder
            .With("content/fog.md", "---\ntitle: Fog signals\ndate: 2026-11-27\n---\nOne long, two short.\n")
            .With("feeds.yml", """
                site: {title: Harbour Notes, url: https://example.org/, language: en, timezone: UTC}
                newsletters: [{name: digest, title: Harbour Notes, from: digest@example.org, postal_address: 1 Rope Street, since: 2026-01-01}]
                subscriptions: {url: https://mail.example.org/mail/}
                serve: {urls: ["http://127.0.0.1:0"]}
                """);
        var (session, problems) = live.Configured();
        Assert.Empty(problems);
        live.running = new LiveServer(live.Configured).RunAsync(session!, [], host => live.started.TrySetResult(new(host.Addresses.First())), live.stop.Token);
        await await Task.WhenAny(live.running, live.started.Task);
        live.Client = new() { BaseAddress = await live.started.Task };
        return live;
    }

    /// <summary>A page as a browser sees it; nothing while the server is between two configurations.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "Accept", "text/html" } } };
        try
        {
            using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    /// <summary>Waits until a page says something.</summary>
    public Task<string> PageAsync(string path, string text) => Until.HoldsAsync(() => PageAsync(path), page => page.Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running!;
        Client.Dispose();
        stop.Dispose();
        Folder.Dispose();
        await said.DisposeAsync();
    }

    private (Session? Session, ImmutableArray<Problem> Problems) Configured()
    {
        var read = PublicationReader.Read(Folder.Path, null, _ => null);
        var writer = TextWriter.Synchronized(said);
        return (read.Publication is { } publication ? new(new(writer, writer, json: false, quiet: false, verbose: false), publication, read.Problems, time.GetUtcNow(), time) : null, read.Problems);
    }
}
