using Feeds.Configuration;
using Feeds.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Feeds.Cli.Web;

/// <summary>The web server of one site: from its start until it has answered the last request.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    // No form of ours comes near it.
    private const long LargestBody = 64 * 1024;

    private readonly WebApplication app;

    private readonly SignUpMailer? mailer;

    private WebHost(WebApplication app, SignUpMailer? mailer) => (this.app, this.mailer) = (app, mailer);

    /// <summary>Where it really listens.</summary>
    public IReadOnlyCollection<string> Addresses => [.. app.Urls];

    /// <exception cref="FeedsException">An address cannot be listened on.</exception>
    public static async Task<WebHost> StartAsync(ServedSite site, ServeOptions options, bool watch, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "feeds", ContentRootPath = AppContext.BaseDirectory });

        // What happens to lie in the environment or beside the program is no configuration of ours.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. options.Urls]).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            var limits = kestrel.Limits;
            limits.MaxRequestBodySize = LargestBody;
            limits.MaxRequestLineSize = 4 * 1024;
            limits.MaxRequestHeadersTotalSize = 16 * 1024;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        });
        var web = builder.Build();
        var (feeds, guard) = (new FeedFiles(site), new Guard(site));
        var confirmations = site.Room is { } room ? new SignUpMailer(site, room) : null;
        web.Use(next => context => feeds.AnswerAsync(context, next));
        web.Use(next => context => guard.AnswerAsync(context, next));
        if (!options.Proxies.IsEmpty)
        {
            web.UseForwardedHeaders(Believed(options));
        }

        web.UseRouting();
        Health.Map(web, site);
        ReaderPages.Map(web, site, () => confirmations?.Wake());
        _ = watch;
        try
        {
            await web.StartAsync(cancel);
            confirmations?.Start();
            return new(web, confirmations);
        }
        catch (IOException exception)
        {
            await web.DisposeAsync();
            throw new FeedsException($"'{string.Join(' ', options.Urls)}' cannot be listened on: {exception.Message}", exception);
        }
    }

    /// <summary>Waits until it is to stop, and answers what is under way.</summary>
    public async Task WaitAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await app.StopAsync(CancellationToken.None);
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
        if (mailer is not null)
        {
            await mailer.DisposeAsync();
        }
    }
}
