using System.Net;
using System.Net.Sockets;

namespace Feeds.Mailing;

/// <summary>Finds a host at whichever of its addresses answers first.</summary>
internal static class HostConnection
{
    /// <summary>How long one address is tried before the next one is tried beside it (RFC 8305 section 5).</summary>
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(250);

    /// <summary>A connection that sends small pieces at once: with Nagle's algorithm each message would wait for a delayed acknowledgement.</summary>
    /// <exception cref="SocketException">No address answered; the failure of the last one.</exception>
    public static async Task<Socket> ConnectAsync(string host, int port, CancellationToken cancel)
    {
        var left = new Queue<IPAddress>(Alternating(await Dns.GetHostAddressesAsync(host, cancel)));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        List<Task<Socket>> tries = [];
        SocketException? failure = null;
        while (left.Count + tries.Count > 0)
        {
            if (left.TryDequeue(out var address))
            {
                tries.Add(TryAsync(new IPEndPoint(address, port), enough.Token));
            }

            var first = await Task.WhenAny(left.Count > 0 ? [.. tries, Task.Delay(HeadStart, enough.Token)] : [.. tries]);
            cancel.ThrowIfCancellationRequested();
            if (first is not Task<Socket> ended)
            {
                continue;
            }

            tries.Remove(ended);
            if (ended.IsCompletedSuccessfully)
            {
                await enough.CancelAsync();
                tries.ForEach(late => _ = DisposeAsync(late));
                return await ended;
            }

            failure = ended.Exception?.InnerException as SocketException ?? failure;
        }

        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task<Socket> TryAsync(IPEndPoint address, CancellationToken cancel)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // A peer that vanished is noticed within minutes, also while a last word is waited for.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
            await socket.ConnectAsync(address, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task DisposeAsync(Task<Socket> late)
    {
        try
        {
            (await late).Dispose();
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // It lost the race by failing.
        }
    }

    // The two families take turns, so that a broken IPv6 costs a quarter of a second and no more.
    private static IEnumerable<IPAddress> Alternating(IPAddress[] addresses)
    {
        var first = addresses.Where(address => address.AddressFamily == addresses[0].AddressFamily).ToList();
        var other = addresses.Except(first).ToList();
        for (var i = 0; i < Math.Max(first.Count, other.Count); i++)
        {
            foreach (var family in new[] { first, other })
            {
                if (i < family.Count)
                {
                    yield return family[i];
                }
            }
        }
    }
}
