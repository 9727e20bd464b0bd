using System.IO.Hashing;
using System.Text;

namespace Feeds.Sources;

/// <summary>Tells contents apart, 32 hexadecimal digits (XXH3): nobody gains anything by two that look alike to us, and a build need not load a library of ciphers.</summary>
public sealed class ContentHash
{
    private readonly XxHash128 hash = new();

    /// <summary>The hash of a content.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(XxHash128.Hash(content));

    /// <summary>Takes in one more part; where it ends counts too.</summary>
    public void Add(string? part)
    {
        var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
        hash.Append(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
        hash.Append(bytes);
    }

    /// <summary>The hash of all parts in their order.</summary>
    public override string ToString() => Convert.ToHexStringLower(hash.GetCurrentHash());
}
