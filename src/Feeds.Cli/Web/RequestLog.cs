using System.Globalization;
using System.Text;
using Feeds.Sources;
using Feeds.Subscriptions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Feeds.Cli.Web;

/// <summary>What is written down about requests: a line of <c>key=value</c> each, without what names a person or opens a link.</summary>
internal sealed class RequestLog(Terminal terminal, TimeProvider time)
{
    private const int MostCharacters = 80;

    // A token is longer than this, and a word of an address is not.
    private const int LongestWord = 24;

    /// <summary>Whether a line may be written for an answer; saves the work where none is.</summary>
    public bool Wants(string kind, int status) => status >= 500 || (!terminal.Quiet && (status >= 400 || kind == RequestKind.Page || terminal.Verbose));

    /// <summary>A request was answered.</summary>
    public void Answered(HttpContext context, string kind, TimeSpan took)
    {
        var response = context.Response;
        var level = response.StatusCode >= 500 ? "error" : response.StatusCode >= 400 ? "warning" : kind == RequestKind.Page ? "info" : "debug";
        var line = Request(level, context);
        Add(line, "status", response.StatusCode.ToString(CultureInfo.InvariantCulture));
        Add(line, "ms", took.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture));
        if (response.ContentLength is { } bytes)
        {
            Add(line, "bytes", bytes.ToString(CultureInfo.InvariantCulture));
        }

        if (ClientNetwork.Of(context.Connection.RemoteIpAddress) is { } client)
        {
            Add(line, "client", client);
        }

        terminal.Log(line.ToString());
    }

    /// <summary>A request could not be answered as it should have been.</summary>
    public void Failed(HttpContext context, Exception failure)
    {
        var line = Request("error", context);
        Add(line, "message", failure is FeedsException refusal ? refusal.Message : $"this is a mistake in feeds itself, please report it: {failure}");
        terminal.Log(line.ToString());
    }

    /// <summary>What came was no request that can be answered (RFC 9112).</summary>
    public void Refused(string why)
    {
        if (!terminal.Quiet)
        {
            var line = Line("warning");
            Add(line, "message", why);
            terminal.Log(line.ToString());
        }
    }

    /// <summary>The route of a request; an address that is none of ours without what might be a token or an e-mail address.</summary>
    public static string RouteOf(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            return route;
        }

        var path = context.Request.Path.Value ?? "";
        var words = path.Split('/').Select(word => word.Length > LongestWord || word.Contains('@', StringComparison.Ordinal) ? "*" : word);
        return string.Join('/', words) is { Length: > MostCharacters } text ? text[..MostCharacters] + "…" : string.Join('/', words);
    }

    private StringBuilder Request(string level, HttpContext context)
    {
        var line = Line(level);
        var method = context.Request.Method;
        Add(line, "method", method.Length > 10 ? method[..10] : method);
        Add(line, "route", RouteOf(context));
        return line;
    }

    private StringBuilder Line(string level)
    {
        var line = new StringBuilder("time=").Append(time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Add(line, "level", level);
        return line;
    }

    // A value with blanks is quoted as in JSON, so that one request is one line whatever it holds.
    private static void Add(StringBuilder line, string key, string value)
    {
        line.Append(' ').Append(key).Append('=');
        if (value.Length > 0 && !value.Any(letter => letter is ' ' or '"' or '=' or '\\' || char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029'))
        {
            line.Append(value);
            return;
        }

        line.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => line.Append("\\\""),
                '\\' => line.Append("\\\\"),
                '\n' => line.Append("\\n"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => line.Append(letter),
            };
        }

        line.Append('"');
    }
}
