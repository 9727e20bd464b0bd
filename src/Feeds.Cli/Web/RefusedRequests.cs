using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Feeds.Cli.Web;

/// <summary>Hands what the web server itself refuses, before it is a request, to the log.</summary>
internal sealed class RefusedRequests(RequestLog log) : ILoggerProvider, ILogger
{
    /// <summary>What Kestrel calls them.</summary>
    public const string Category = "Microsoft.AspNetCore.Server.Kestrel.BadRequests";

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // What stands behind a colon is the stranger's.
        if (exception is BadHttpRequestException { Message: var why, StatusCode: var status })
        {
            log.Refused($"{status} {why.Split(':')[0].TrimEnd('.')}");
        }
    }

    public void Dispose()
    {
    }
}
