using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Feeds.Tests.Support;

/// <summary>Ports of this machine, for servers that are not ours and must be told where to listen.</summary>
public static class LoopbackPort
{
    // Below the range from which Linux gives ports to whoever connects or listens on port 0: a port of that range can be
    // given away between the moment it is found free and the moment a server is told of it.
    private const int First = 15000;
    private const int Last = 32000;

    private static readonly ConcurrentDictionary<int, FileStream> Kept = new();
    private static int tried = Environment.ProcessId * 97;

    /// <summary>A port that nobody listens on, and that no test is given besides, in this process or another, while this process lives.</summary>
    public static int Free()
    {
        var folder = Directory.CreateDirectory(Path.Join(Path.GetTempPath(), $"feeds-tests-ports-{Environment.UserName}"));
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref tried) % (Last - First));
            if (Keep(Path.Join(folder.FullName, port.ToString(CultureInfo.InvariantCulture))) is { } mark)
            {
                Kept[port] = mark;
                if (IsFree(port))
                {
                    return port;
                }
            }
        }
    }

    private static FileStream? Keep(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
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
