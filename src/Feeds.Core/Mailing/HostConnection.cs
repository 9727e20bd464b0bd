using System.Net;
using System.Net.Sockets;

namespace Feeds.Mailing;

/// <summary>Finds a host at whichever of its addresses answers first.</summary>
/// <remarks>It blocks, and never asks .NET to wait in the background: a socket that was once awaited wakes a pool thread for every packet ever after.</remarks>
internal static class HostConnection
{
    /// <summary>How long one address is tried before the next one is tried beside it (RFC 8305 section 5), in microseconds.</summary>
    private const int HeadStart = 250_000;

    /// <summary>A connection that sends small pieces at once: with Nagle's algorithm each message would wait for a delayed acknowledgement.</summary>
    /// <exception cref="SocketException">No address answered; the failure of the last one.</exception>
    public static Socket Connect(string host, int port, CancellationToken cancel)
    {
        // The name service has no way to be told to stop: who cancels does not wait for it.
        var left = new Queue<IPAddress>(Alternating(Dns.GetHostAddressesAsync(host, CancellationToken.None).WaitAsync(cancel).GetAwaiter().GetResult()));
        List<Socket> tries = [];
        var failure = SocketError.HostNotFound;
        try
        {
            while (left.Count + tries.Count > 0)
            {
                if (left.TryDequeue(out var address))
                {
                    tries.Add(Begin(new(address, port), ref failure));
                }

                if (Answered(tries, ref failure) is { } connected)
                {
                    tries.Remove(connected);
                    return connected;
                }

                cancel.ThrowIfCancellationRequested();
            }

            throw new SocketException((int)failure);
        }
        finally
        {
            tries.ForEach(late => late.Dispose());
        }
    }

    private static Socket Begin(IPEndPoint address, ref SocketError failure)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, Blocking = false };
        try
        {
            // A peer that vanished is noticed within minutes, also while a last word is waited for.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
            socket.Connect(address);
        }
        catch (SocketException begun) when (begun.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // As it should be.
        }
        catch (SocketException refused)
        {
            failure = refused.SocketErrorCode;
        }

        return socket;
    }

    /// <summary>The first that is connected, if any is soon; those that failed are taken from the list.</summary>
    private static Socket? Answered(List<Socket> tries, ref SocketError failure)
    {
        List<Socket> writable = [.. tries];
        List<Socket> broken = [.. tries];
        Socket.Select(checkRead: null, writable, broken, HeadStart);
        foreach (var socket in writable.Union(broken))
        {
            var error = (SocketError)(int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
            if (error is SocketError.Success && socket.Connected)
            {
                return socket;
            }

            failure = error is SocketError.Success ? failure : error;
            tries.Remove(socket);
            socket.Dispose();
        }

        return null;
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
