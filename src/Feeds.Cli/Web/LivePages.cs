using System.Net;
using System.Security.Cryptography;
using System.Text;
using Feeds.Sources;
using Microsoft.AspNetCore.Http;

namespace Feeds.Cli.Web;

/// <summary>Shows pages to the owner who is writing the site: they reload by themselves, and say what is wrong; programs get what they always get.</summary>
/// <param name="stopping">When the server stops, so that no page holds it.</param>
internal sealed class LivePages(ServedSite site, LivePreview live, RequestDelegate next, CancellationToken stopping)
{
    private const string Events = "/preview-events";
    private const string Previews = "/preview/";
    private const string Script = """const own = document.currentScript, events = new EventSource(own.dataset.events); events.onmessage = event => { if (event.data !== own.dataset.version) { events.close(); location.reload(); } };""";

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly string ScriptHash = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'";

    // A mail brings its own styles and shows pictures of the public site.
    private static readonly string DigestPolicy = $"default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; script-src {ScriptHash}; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public Task AnswerAsync(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path.Value!);
        return !HttpMethods.IsGet(request.Method) ? next(context)
            : path == Events ? TellAsync(context)
            : path.StartsWith(Previews, StringComparison.Ordinal) ? ShowDigestAsync(context, path[Previews.Length..])
            : BrowserAccept.PrefersPage(request.Headers.Accept.ToString()) ? ShowPageAsync(context)
            : next(context);
    }

    // Server-sent events (WHATWG HTML section 9.2): the version now, and each that follows.
    private async Task TellAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await response.WriteAsync("retry: 500\n", end.Token);
            while (true)
            {
                var version = live.State.Version;
                await response.WriteAsync($"data: {version}\n\n", end.Token);
                await response.Body.FlushAsync(end.Token);
                await Task.WhenAny(live.ChangedAsync(version), Task.Delay(Silence, end.Token));
                end.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left, or the server stops; the browser asks again.
        }
    }

    private Task ShowDigestAsync(HttpContext context, string name)
    {
        var state = live.State;
        var response = context.Response;
        var html = state.Digests.TryGetValue(name, out var digest) ? digest?.Html ?? Plain("Nothing would be sent: nothing new was published.")
            : Plain(string.Concat(state.Digests.Select(each => $"<a href=\"{Previews}{Encoded(each.Key)}\">{Encoded(each.Value?.Subject ?? each.Key)}</a><br>")));
        response.StatusCode = name.Length == 0 || state.Digests.ContainsKey(name) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = DigestPolicy;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(Live(html, state), context.RequestAborted);
    }

    private async Task ShowPageAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        request.Headers.AcceptEncoding = default;
        request.Headers.IfNoneMatch = default;
        request.Headers.IfModifiedSince = default;
        var (state, outside) = (live.State, response.Body);
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = outside;
        }

        var bytes = buffer.ToArray();
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            bytes = Encoding.UTF8.GetBytes(Live(Encoding.UTF8.GetString(bytes), state));
            var headers = response.Headers;
            headers.ContentSecurityPolicy = WithScript(headers.ContentSecurityPolicy.ToString());
            headers.CacheControl = "no-store";
            headers.ETag = default;
            headers.LastModified = default;
            response.ContentLength = bytes.Length;
        }

        if (bytes.Length > 0)
        {
            await outside.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static string Live(string html, LiveState state)
    {
        var script = $"<script data-events=\"{Events}\" data-version=\"{state.Version}\">{Script}</script>\n";
        return Before(After(WithScriptInside(html), ["<main>", "<body>"], ProblemsOf(state)), "</body>", script);
    }

    // The style of our pages knows these classes; without it the list is plain.
    private static string ProblemsOf(LiveState state)
    {
        var errors = state.Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        return errors.Count == 0 ? "" : $"<ol class=\"problems\" lang=\"en\" role=\"status\">\n{string.Concat(errors.Select(Item))}</ol>\n";

        static string Item(Problem problem) =>
            $"<li class=\"error\"><code>{Encoded(problem.Position is { } at ? $"{problem.File}:{at.Line}:{at.Column}" : problem.File)}</code> {Encoded(problem.Message)}</li>\n";
    }

    private string Plain(string content) => $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><title>{Encoded(site.Publication.Site.Title)}</title></head>\n<body>\n<main>\n<p>{content}</p>\n</main>\n</body></html>\n";

    // The page of a file says its policy itself, beside the header.
    private static string WithScriptInside(string html)
    {
        var at = html.IndexOf("http-equiv=\"Content-Security-Policy\"", StringComparison.Ordinal);
        var end = at < 0 ? -1 : html.IndexOf('>', at);
        return end < 0 ? html : html[..at] + WithScript(html[at..end]) + html[end..];
    }

    private static string WithScript(string policy) => policy.Replace("script-src ", $"script-src {ScriptHash} ", StringComparison.Ordinal);

    private static string After(string html, string[] places, string text)
    {
        foreach (var place in places)
        {
            if (html.IndexOf(place, StringComparison.Ordinal) is >= 0 and var at)
            {
                return html.Insert(at + place.Length, "\n" + text);
            }
        }

        return text + html;
    }

    private static string Before(string html, string place, string text) =>
        html.LastIndexOf(place, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? html.Insert(at, text) : html + text;

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
