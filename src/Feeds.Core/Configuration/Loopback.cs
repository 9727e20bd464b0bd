using System.Net;

namespace Feeds.Configuration;

/// <summary>Tells this machine from others: what goes to itself, nobody on the way can read.</summary>
internal static class Loopback
{
    public static bool IsHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether an absolute http(s) address is safe from readers on the way.</summary>
    public static bool IsSafe(string url) => new Uri(url) is var uri && (uri.Scheme == "https" || IsHost(uri.Host));
}
