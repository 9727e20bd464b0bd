using System.Buffers.Binary;

namespace Feeds.Newsletters;

/// <summary>The width and height of a picture in pixels, from the first bytes of its file.</summary>
internal static class PictureSize
{
    /// <summary>How much of a file is enough.</summary>
    public const int Head = 64 * 1024;

    /// <summary>The size, or null when it is not among the first bytes of a PNG, GIF, WebP or JPEG file.</summary>
    public static (int Width, int Height)? Read(ReadOnlySpan<byte> head)
    {
        var size = head switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when head.Length >= 24 => (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..])),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] when head.Length >= 10 => (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..])),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] when head.Length >= 30 => WebP(head),
            [0xFF, 0xD8, ..] => Jpeg(head[2..]),
            _ => ((int, int)?)null,
        };
        return size is ( > 0 and <= 65_535, > 0 and <= 65_535) ? size : null;
    }

    private static (int, int)? WebP(ReadOnlySpan<byte> head)
    {
        if (head[12..].StartsWith("VP8X"u8))
        {
            return ((BinaryPrimitives.ReadInt32LittleEndian(head[23..]) >> 8) + 1, (BinaryPrimitives.ReadInt32LittleEndian(head[26..]) >> 8) + 1);
        }

        if (head[12..].StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return head[12..].StartsWith("VP8 "u8) ? (BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF) : null;
    }

    private static (int, int)? Jpeg(ReadOnlySpan<byte> segments)
    {
        while (segments is [0xFF, var marker, _, _, ..])
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(segments[2..]);

            // A camera that was held upright says in its Exif data that the picture is to be turned.
            if (length < 2 || (marker == 0xE1 && segments[4..].StartsWith("Exif"u8)))
            {
                return null;
            }

            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return segments.Length >= 9 ? (BinaryPrimitives.ReadUInt16BigEndian(segments[7..]), BinaryPrimitives.ReadUInt16BigEndian(segments[5..])) : null;
            }

            if (segments.Length < length + 2)
            {
                return null;
            }

            segments = segments[(length + 2)..];
        }

        return null;
    }
}
