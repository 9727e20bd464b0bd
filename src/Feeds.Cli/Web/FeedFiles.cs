using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Feeds.Cli.Web;

/// <summary>Answers requests for the files of the last build (RFC 9110): the feeds, their index, and the page that shows them all.</summary>
internal sealed class FeedFiles(ServedSite site)
{
    // A reader that comes every hour asks whether anything is new; a cache on the way may answer for a while.
    private const string Caching = "public, max-age=300";

    private const string Everything = "GET, HEAD, OPTIONS";

    private readonly ServedFiles files = site.Files;
    private readonly string home = new Uri(site.Publication.Site.Url).AbsolutePath;

    /// <summary>The file at an address, or null when there is none.</summary>
    public ServedFile? Find(string path) => files.Find(path) ?? Below(path);

    // The home page of a site without pages of its own, and a site below a path whose proxy leaves that path in.
    private ServedFile? Below(string path) => path == "/" || path == home ? files.Find("/feeds.html")
        : home.Length > 1 && path.StartsWith(home, StringComparison.Ordinal) ? files.Find(path[(home.Length - 1)..])
        : null;

    /// <summary>Answers, or leaves the request to what comes next when the file is gone.</summary>
    public Task AnswerAsync(HttpContext context, ServedFile file, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        var isGet = HttpMethods.IsGet(request.Method);
        if (!isGet && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = HttpMethods.IsOptions(request.Method) ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
            headers.Allow = Everything;
            return Task.CompletedTask;
        }

        if (file.Format is not null)
        {
            headers.Vary = "Accept, Accept-Encoding";
            headers.AccessControlAllowOrigin = "*";
            if (BrowserAccept.PrefersPage(request.Headers.Accept.ToString()) && FeedView.PageOf(site, file) is { } page)
            {
                return PageAnswer.WriteAsync(context, site, page);
            }
        }
        else
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }

        headers.CacheControl = Caching;
        headers.XContentTypeOptions = "nosniff";
        if (request.Headers.IfNoneMatch is { Count: > 0 } tags && EntityTags.Match(tags.ToString(), file.Hash) is { } same)
        {
            headers.ETag = same;
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (files.ContentOf(file) is not { } content)
        {
            return next(context);
        }

        var (bytes, encoding) = EntityTags.Chosen(content, request.Headers.AcceptEncoding.ToString());
        headers.ETag = encoding switch { "br" => content.Tags.Brotli, "gzip" => content.Tags.Gzip, _ => content.Tags.Plain };
        headers.LastModified = content.ModifiedText;
        if (request.Headers.IfNoneMatch.Count == 0 && HeaderUtilities.TryParseDate(request.Headers.IfModifiedSince.ToString(), out var since) && content.Modified <= since)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        if (file.Path.EndsWith(".html", StringComparison.Ordinal))
        {
            headers.ContentSecurityPolicy = site.Pages.ContentPolicy;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        return isGet ? response.BodyWriter.WriteAsync(bytes, context.RequestAborted).AsTask() : Task.CompletedTask;
    }
}
