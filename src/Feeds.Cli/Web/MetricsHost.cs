using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Feeds.Cli.Web;

/// <summary>The figures of a server at an address of their own, for whoever watches it.</summary>
internal sealed class MetricsHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MetricsText text;

    private MetricsHost(WebApplication app, MetricsText text) => (this.app, this.text) = (app, text);

    /// <summary>Where it really listens.</summary>
    public string Address => app.Urls.First();

    public static async Task<MetricsHost> StartAsync(ServedSite site, string url, CancellationToken cancel)
    {
        var web = Kestrel.Create([url], site.Log);
        var figures = new MetricsText(site.Figures.Meter);
        web.Run(context =>
        {
            var isKnown = context.Request.Path == "/metrics";
            context.Response.StatusCode = isKnown ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            context.Response.ContentType = isKnown ? MetricsText.ContentType : "text/plain; charset=utf-8";
            return context.Response.WriteAsync(isKnown ? figures.Write() : "The figures are at /metrics.\n", context.RequestAborted);
        });
        var host = new MetricsHost(web, figures);
        try
        {
            await web.StartAsync(cancel);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        text.Dispose();
    }
}
