using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Feeds.Tests.Support;

/// <summary>Ports of this machine, for servers that are not ours and must be told where to listen.</summary>
public static class LoopbackPort
{
    /// <summary>A port that nobody listens on.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until somebody listens, or the one who should has ended.</summary>
    /// <param name="hasEnded">Why it never will, or null while it may.</param>
    public static async Task AnswersAsync(int port, Func<string?> hasEnded)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException refused)
            {
                if ((hasEnded() ?? (waited.Elapsed > TimeSpan.FromMinutes(1) ? "nothing listens after a minute" : null)) is { } why)
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"port {port}: {why}"), refused);
                }

                await Task.Delay(20);
            }
        }
    }
}
