using System.Net.Sockets;
using Feeds.Configuration;
using Feeds.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Feeds.Cli.Web;

/// <summary>The web server of one site: from its start until it has answered the last request.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MetricsHost? metrics;
    private readonly SignUpMailer? mailer;

    private WebHost(WebApplication app, MetricsHost? metrics, SignUpMailer? mailer) => (this.app, this.metrics, this.mailer) = (app, metrics, mailer);

    /// <summary>Where it really listens.</summary>
    public IReadOnlyCollection<string> Addresses => [.. app.Urls];

    /// <summary>Where the figures really are, or null.</summary>
    public string? MetricsAddress => metrics?.Address;

    /// <exception cref="FeedsException">An address cannot be listened on.</exception>
    public static async Task<WebHost> StartAsync(ServedSite site, ServeOptions options, CancellationToken cancel)
    {
        var web = Kestrel.Create(options.Urls, site.Log);
        var guard = new Guard(site);
        var confirmations = site.Room is { } room ? new SignUpMailer(site, room) : null;
        if (site.Live is { } live)
        {
            web.Use(next => new LivePages(site, live, next, web.Lifetime.ApplicationStopping).AnswerAsync);
        }

        web.Use(next => new Front(site, next).AnswerAsync);
        web.Use(next => context => guard.AnswerAsync(context, next));
        if (!options.Proxies.IsEmpty)
        {
            web.UseForwardedHeaders(Believed(options));
        }

        web.UseRouting();
        Health.Map(web, site);
        ReaderPages.Map(web, site, () => confirmations?.Wake());
        MetricsHost? figures = null;
        try
        {
            figures = options.Metrics is { } url ? await MetricsHost.StartAsync(site, url, cancel) : null;
            await web.StartAsync(cancel);
            confirmations?.Start();
            return new(web, figures, confirmations);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await web.DisposeAsync();
            await (figures?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw new FeedsException($"'{string.Join(' ', [.. options.Urls, .. options.Metrics is { } url ? [url] : (string[])[]])}' cannot be listened on: {exception.Message}", exception);
        }
    }

    /// <summary>Waits until it is to stop, and answers what is under way.</summary>
    public async Task WaitAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await StopAsync();
    }

    /// <summary>Answers what is under way, and takes nothing new.</summary>
    public async Task StopAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await (metrics?.StopAsync() ?? Task.CompletedTask);
    }

    // Only what a configured proxy says about its client counts.
    private static ForwardedHeadersOptions Believed(ServeOptions options)
    {
        var believed = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        believed.KnownProxies.Clear();
        believed.KnownIPNetworks.Clear();
        foreach (var network in options.Proxies)
        {
            believed.KnownIPNetworks.Add(network);
        }

        return believed;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await (metrics?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (mailer is not null)
        {
            await mailer.DisposeAsync();
        }
    }
}
