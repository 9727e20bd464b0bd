using System.Text;
using Feeds.Pages;
using Microsoft.AspNetCore.Http;

namespace Feeds.Cli.Web;

/// <summary>Answers a request with a page for people.</summary>
internal static class PageAnswer
{
    /// <summary>The language of an answer: what the form or the address asks for, else the site's.</summary>
    public static string LanguageOf(HttpContext context, ServedSite site, string? asked)
    {
        var wanted = asked ?? context.Request.Query["lang"].ToString();
        return site.Pages.Languages.FirstOrDefault(each => each.Equals(wanted, StringComparison.OrdinalIgnoreCase)) ?? site.Pages.Languages[0];
    }

    /// <summary>Writes the page in the language that the request asks for by <c>lang</c>, else in the site's.</summary>
    /// <param name="asked">The language that a form was in, or null for what the address says.</param>
    /// <param name="personal">Whether its address is one reader's own: nobody keeps the page, no link tells where the reader came from.</param>
    public static Task WriteAsync(HttpContext context, ServedSite site, Page page, int status = StatusCodes.Status200OK, bool personal = false, string? asked = null)
    {
        var pages = site.Pages;
        var language = LanguageOf(context, site, asked);
        var query = QueryString.Create(context.Request.Query.Where(pair => pair.Key != "lang"));
        var bytes = Encoding.UTF8.GetBytes(pages.Render(page, language, context.Request.Path.Value + query));
        var (response, headers) = (context.Response, context.Response.Headers);
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        headers.ContentSecurityPolicy = pages.ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentLanguage = language;
        headers.CacheControl = personal ? "no-store" : "no-cache";
        if (personal)
        {
            headers["X-Robots-Tag"] = "noindex";
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
