using System.Globalization;
using System.Text;
using Feeds.Newsletters;
using Feeds.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Feeds.Cli.Web;

/// <summary>The issues that were sent, to read on the web: the same for everybody, nobody's address or link in them.</summary>
internal sealed class PastIssuePages(ServedSite site, MailRoom room, string root)
{
    // A letter brings its styles and shows the pictures of its articles; it runs nothing and asks for nothing.
    private const string LetterPolicy = "default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <param name="root">The path of the readers' pages, ending in <c>/</c>.</param>
    public static void Map(WebApplication app, ServedSite site, MailRoom room, string root)
    {
        var pages = new PastIssuePages(site, room, root);
        app.MapMethods(root + "issues", ["GET", "HEAD"], pages.List);
        app.MapMethods(root + "issues/{id:long}", ["GET", "HEAD"], pages.Show);
    }

    private async Task List(HttpContext context)
    {
        using var session = room.Base.Connect();
        var past = new PastIssues(session);
        var page = new Page.PastIssues(
        [
            .. site.Publication.Newsletters.Select(newsletter => new NewsletterIssues(newsletter.Title, [.. past.Of(newsletter.Name).Select(issue => new SentIssue(issue.Subject, issue.Date, AddressOf(issue.Id)))])),
        ]);
        await PageAnswer.WriteAsync(context, site, page);
    }

    private async Task Show(HttpContext context)
    {
        using var session = room.Base.Connect();
        var id = long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);
        if (new PastIssues(session).Find(id) is not { } issue || !site.Publication.Newsletters.Any(newsletter => newsletter.Name == issue.Newsletter))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (response, headers) = (context.Response, context.Response.Headers);
        var bytes = Encoding.UTF8.GetBytes(issue.HtmlFor($"{room.PagesUrl}subscribe?newsletter={Uri.EscapeDataString(issue.Newsletter)}"));
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        headers.ContentSecurityPolicy = LetterPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentLanguage = issue.Language;
        headers.CacheControl = "no-cache";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private string AddressOf(long id) => string.Create(CultureInfo.InvariantCulture, $"{root}issues/{id}");
}
