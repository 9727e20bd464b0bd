using Feeds.Browser.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Feeds.Browser.Tests.Support;

/// <summary>The browser of this machine, started once for all tests; it talks to nobody but them.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // As root Chromium refuses to start with its sandbox; the others keep it from calling home.
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    /// <summary>A window of its own, which knows nothing of the others.</summary>
    public async Task<Window> OpenAsync(int width = 1280, bool script = true) => new(await browser!.NewContextAsync(new()
    {
        ViewportSize = new() { Width = width, Height = 800 },
        JavaScriptEnabled = script,
        Locale = "en-GB",
        ReducedMotion = ReducedMotion.Reduce,
    }));

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
