using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Feeds.Cli.Web;

/// <summary>Where every request comes in: feeds are answered at once, the rest goes on to the pages; what came of it is noted.</summary>
/// <param name="next">The pages.</param>
internal sealed class Front(ServedSite site, RequestDelegate next)
{
    private readonly FeedFiles feeds = new(site);

    public Task AnswerAsync(HttpContext context)
    {
        var began = site.Time.GetTimestamp();
        var file = feeds.Find(context.Request.Path.Value!);
        var answer = file is null ? next(context) : feeds.AnswerAsync(context, file, next);
        if (!answer.IsCompletedSuccessfully)
        {
            return NoteAsync(answer, context, began, file is not null);
        }

        Note(context, began, file is not null);
        return Task.CompletedTask;
    }

    private async Task NoteAsync(Task answer, HttpContext context, long began, bool isFeed)
    {
        await answer;
        Note(context, began, isFeed);
    }

    private void Note(HttpContext context, long began, bool isFeed)
    {
        var (figures, log, status) = (site.Figures, site.Log, context.Response.StatusCode);
        var kind = isFeed ? RequestKind.Feed : KindOf(context);
        if (figures.AreRead)
        {
            figures.Answered(kind, status, site.Time.GetElapsedTime(began));
        }

        if (log.Wants(kind, status))
        {
            log.Answered(context, kind, site.Time.GetElapsedTime(began));
        }
    }

    private static string KindOf(HttpContext context) => context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route } ? RequestKind.Nothing
        : route.StartsWith("/health", StringComparison.Ordinal) ? RequestKind.Health
        : RequestKind.Page;
}
