using System.Net;
using System.Net.Sockets;

namespace Feeds.Subscriptions;

/// <summary>The network that a request came from: enough to see abuse, too little to tell one person from another.</summary>
public static class ClientNetwork
{
    /// <summary>The first three parts of an IPv4 address, the first 64 bits of an IPv6 address; null for none.</summary>
    public static string? Of(IPAddress? address)
    {
        if (address is null)
        {
            return null;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        var kept = plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 8;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}
