using Feeds.Pages;
using Feeds.Sources;
using Microsoft.AspNetCore.Http;

namespace Feeds.Cli.Web;

/// <summary>The one place where what goes wrong with a request ends: an answer for people, a line for the owner.</summary>
internal sealed class Guard(ServedSite site)
{
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && NoticeFor(context.Response.StatusCode) is { } kind && context.Response.ContentType is null)
            {
                await PageAnswer.WriteAsync(context, site, new Page.Notice(kind), context.Response.StatusCode, personal: true);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await PageAnswer.WriteAsync(context, site, new Page.Notice(NoticeFor(bad.StatusCode) ?? NoticeKind.BadRequest), bad.StatusCode, personal: true);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            // The address may hold a reader's own link, so it is not written down.
            site.Log.Failed(context, failure);
            context.Response.Headers.RetryAfter = "120";
            await PageAnswer.WriteAsync(context, site, new Page.Notice(NoticeKind.TryLater), failure is FeedsException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError, personal: true);
        }
    }

    private static NoticeKind? NoticeFor(int status) => status switch
    {
        StatusCodes.Status404NotFound => NoticeKind.NotFound,
        StatusCodes.Status413PayloadTooLarge => NoticeKind.TooLarge,
        StatusCodes.Status405MethodNotAllowed or StatusCodes.Status400BadRequest => NoticeKind.BadRequest,
        _ => null,
    };
}
