using System.Globalization;
using System.IO.Compression;
using Feeds.Sources;

namespace Feeds.Cli.Web;

/// <summary>The bytes of a file as they were when they were read, and the same compressed, each made once.</summary>
/// <param name="hash">Of the bytes: another hash for other bytes.</param>
internal sealed class ServedContent(byte[] bytes, string hash, DateTimeOffset modified)
{
    // What fits into one packet anyway gains nothing.
    private const int LeastToCompress = 1200;

    private readonly Lazy<byte[]?> gzip = new(() => Compressed(bytes, stream => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)));
    private readonly Lazy<byte[]?> brotli = new(() => Compressed(bytes, stream => new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true)));

    public byte[] Bytes => bytes;

    public string Hash => hash;

    /// <summary>The tags of the content in each encoding, made once.</summary>
    public (string Plain, string Gzip, string Brotli) Tags { get; } = (EntityTags.Of(hash, null), EntityTags.Of(hash, "gzip"), EntityTags.Of(hash, "br"));

    /// <summary>When the file was written, to the second.</summary>
    public DateTimeOffset Modified => modified;

    /// <summary>The same as headers have it (RFC 9110 section 5.6.7).</summary>
    public string ModifiedText { get; } = modified.ToString("r", CultureInfo.InvariantCulture);

    /// <summary>How much memory it takes, at most.</summary>
    public long Size => bytes.Length * 2L;

    /// <summary>Null when compression does not pay.</summary>
    public byte[]? Gzip => gzip.Value;

    /// <summary>Null when compression does not pay (RFC 7932).</summary>
    public byte[]? Brotli => brotli.Value;

    /// <summary>Reads a file; null when it is gone.</summary>
    public static ServedContent? Read(string path)
    {
        try
        {
            // A build that replaces the file meanwhile leaves this one to its readers.
            using var file = File.OpenRead(path);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file.SafeFileHandle));
            return new(bytes, ContentHash.Of(bytes), DateTimeOffset.FromUnixTimeSeconds(written.ToUnixTimeSeconds()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[]? Compressed(byte[] bytes, Func<Stream, Stream> compress)
    {
        if (bytes.Length < LeastToCompress)
        {
            return null;
        }

        using var output = new MemoryStream();
        using (var stream = compress(output))
        {
            stream.Write(bytes);
        }

        return output.Length < bytes.Length ? output.ToArray() : null;
    }
}
