using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Feeds.Storage;

namespace Feeds.Subscriptions;

/// <summary>What a link in a mail lets its holder do.</summary>
public enum LinkPurpose
{
    Unsubscribe = 'u',
    Preferences = 'p',
}

/// <summary>Makes the links that only a reader's own mail holds: they name the reader by number, and a keyed hash keeps others from making one (RFC 8058 section 3.1).</summary>
/// <param name="pagesUrl">The public address of the readers' pages, ending in <c>/</c>.</param>
/// <param name="keys">The first signs, the others are still believed; whoever has one can unsubscribe everybody.</param>
public sealed class SignedLink(string pagesUrl, ImmutableArray<byte[]> keys)
{
    private const int MacBytes = 16;

    /// <summary>Links to the pages of a site; without a secret of its own the database's key signs them.</summary>
    public static SignedLink Of(SubscriptionOptions pages, DatabaseSession session) =>
        new(pages.Url, pages.Secrets.IsEmpty ? [Install.KeyOf(session)] : [.. pages.Secrets.Select(Encoding.UTF8.GetBytes)]);

    /// <summary>The address for one reader; its last part is the token.</summary>
    public string Of(LinkPurpose purpose, long subscriber) => $"{pagesUrl}{(char)purpose}/{Token(purpose, subscriber)}";

    /// <summary>The number of the reader whom a token of that purpose names, or null when it was not made with this secret.</summary>
    public long? Read(LinkPurpose purpose, string token)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + MacBytes];
        if (token.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var length) || length != bytes.Length)
        {
            return null;
        }

        var subscriber = BinaryPrimitives.ReadInt64BigEndian(bytes);
        foreach (var key in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(bytes[sizeof(long)..], Mac(key, purpose, subscriber)))
            {
                return subscriber;
            }
        }

        return null;
    }

    private string Token(LinkPurpose purpose, long subscriber)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + MacBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, subscriber);
        Mac(keys[0], purpose, subscriber).CopyTo(bytes[sizeof(long)..]);
        return Base64Url.EncodeToString(bytes);
    }

    private static ReadOnlySpan<byte> Mac(byte[] key, LinkPurpose purpose, long subscriber) =>
        HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"link:{(char)purpose}:{subscriber}"))).AsSpan(0, MacBytes);
}
