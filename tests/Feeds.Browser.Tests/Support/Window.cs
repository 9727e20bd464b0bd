using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Feeds.Browser.Tests.Support;

/// <summary>A window of the browser that notes whatever goes wrong in it.</summary>
public sealed class Window(IBrowserContext context) : IAsyncDisposable
{
    private const string Everywhere = "**/*";

    private readonly ConcurrentQueue<string> complaints = [];
    private IPage? page;

    public IPage Page => page!;

    /// <summary>What the console said of errors, violations and failures, and every request that left the origin.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <param name="origin">Where every request has to go: <c>http://127.0.0.1:8080</c>.</param>
    public async Task<Window> WatchingAsync(string origin)
    {
        page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue($"script: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(origin + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                complaints.Enqueue($"request: {request.Url}");
            }
        };
        return this;
    }

    /// <summary>Shows HTML under an address without a server; nothing else is to be had from anywhere.</summary>
    public async Task ShowAsync(string address, string html, string? policy)
    {
        await context.UnrouteAllAsync();
        await context.RouteAsync(Everywhere, route => route.Request.Url == address
            ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html, Headers = policy is null ? [] : [KeyValuePair.Create("Content-Security-Policy", policy)] })
            : route.AbortAsync());
        await page!.GotoAsync(address);
    }

    /// <summary>Makes the window as wide as that, in a light or a dark room.</summary>
    public async Task LookAsync(int width, bool dark)
    {
        await page!.SetViewportSizeAsync(width, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
    }

    /// <summary>How many pixels the page is wider than the window.</summary>
    public Task<int> OverflowAsync() => page!.EvaluateAsync<int>("document.scrollingElement.scrollWidth - innerWidth");

    /// <summary>What axe finds that keeps people out: its serious and critical rules with the first place each.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        var found = await page!.RunAxe();
        return [.. found.Violations.Where(rule => rule.Impact is "serious" or "critical").Select(rule => $"{rule.Id}: {rule.Help}: {rule.Nodes[0].Html}")];
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
