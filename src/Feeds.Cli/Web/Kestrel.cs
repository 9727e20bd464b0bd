using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Feeds.Cli.Web;

/// <summary>Makes web servers that bear strangers: everything that one of them can make us keep or wait for has a limit.</summary>
internal static class Kestrel
{
    // No form of ours comes near it.
    private const long LargestBody = 64 * 1024;

    // What was asked for before the stop is answered within it.
    private static readonly TimeSpan Stop = TimeSpan.FromSeconds(20);

    public static WebApplication Create(IEnumerable<string> urls, RequestLog log)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "feeds", ContentRootPath = AppContext.BaseDirectory });

        // What happens to lie in the environment or beside the program is no configuration of ours.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders().AddProvider(new RefusedRequests(log)).SetMinimumLevel(LogLevel.None).AddFilter(RefusedRequests.Category, LogLevel.Debug);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Stop);
        builder.WebHost.UseUrls([.. urls]).ConfigureKestrel(kestrel =>
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
        return builder.Build();
    }
}
