using Feeds.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Feeds.Cli.Web;

/// <summary>Says whether the server lives, and whether it can do its work.</summary>
internal static class Health
{
    public static void Map(WebApplication app, ServedSite site)
    {
        app.MapMethods("/health/live", ["GET", "HEAD"], static (HttpContext context) => SayAsync(context, StatusCodes.Status200OK, "alive"));
        foreach (var path in (string[])["/health", "/health/ready"])
        {
            app.MapMethods(path, ["GET", "HEAD"], context => WhyNotReady(site) is { } why ? SayAsync(context, StatusCodes.Status503ServiceUnavailable, why) : SayAsync(context, StatusCodes.Status200OK, "ready"));
        }
    }

    private static string? WhyNotReady(ServedSite site)
    {
        if (site.Built is null)
        {
            return "nothing was built yet";
        }

        try
        {
            using var session = site.Room?.Base.Connect();
            session?.Number("SELECT MIN(id) FROM subscriber");
            return null;
        }
        catch (FeedsException)
        {
            return "the database cannot be used";
        }
    }

    private static Task SayAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
