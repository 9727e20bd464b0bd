using System.Collections.Immutable;
using System.Net;

namespace Feeds.Configuration;

/// <summary>Where <c>feeds serve</c> listens.</summary>
/// <param name="Urls">The addresses of the pages and feeds, such as <c>http://127.0.0.1:8080</c>.</param>
/// <param name="Metrics">The address of the figures for whoever watches the server, or null: there are none.</param>
/// <param name="Proxies">The machines whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed.</param>
public sealed record ServeOptions(ImmutableArray<string> Urls, string? Metrics, ImmutableArray<IPNetwork> Proxies)
{
    public static ServeOptions Default { get; } = new(["http://127.0.0.1:8080"], null, []);
}
