using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Feeds.Sources;

/// <summary>Puts values into bytes that <see cref="PackedReader"/> takes out again in the same order; small numbers and short texts take few.</summary>
/// <param name="capacity">About how many bytes there will be.</param>
internal sealed class PackedWriter(int capacity = 1024)
{
    // No character of UTF-16 takes more in UTF-8.
    private const int MostBytes = 3;

    private byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Number(long value)
    {
        var rest = Unsigned(value);
        Ensure(10);
        while (rest >= 0x80)
        {
            bytes[Length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        bytes[Length++] = (byte)rest;
    }

    public void Flag(bool value) => Number(value ? 1 : 0);

    public void Text(string? value)
    {
        if (value is null)
        {
            Number(-1);
            return;
        }

        // The number before it may be shorter than the room that is left for it; to count the bytes first costs as much as to write them.
        var most = value.Length * MostBytes;
        var room = SizeOf(most);
        Ensure(room + most);
        if (Utf8.FromUtf16(value, bytes.AsSpan(Length + room), out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            // Half a pair has no place in UTF-8.
            Number(-2 - value.Length);
            Raw(MemoryMarshal.AsBytes(value.AsSpan()));
            return;
        }

        bytes.AsSpan(Length + room, length).CopyTo(bytes.AsSpan(Length + SizeOf(length)));
        Number(length);
        Length += length;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        Raw(value);
    }

    /// <summary>Adds what was packed before.</summary>
    public void Raw(ReadOnlySpan<byte> value)
    {
        Ensure(value.Length);
        value.CopyTo(bytes.AsSpan(Length));
        Length += value.Length;
    }

    public void Stamp(FileStamp stamp)
    {
        Number((int)stamp.Kind);
        Number(stamp.Device);
        Number(stamp.Inode);
        Number(stamp.Size);
        Number(stamp.Modified);
        Number(stamp.Changed);
    }

    public void Instant(DateTimeOffset? value)
    {
        Flag(value is not null);
        if (value is { } instant)
        {
            Number(instant.Ticks);
            Number((long)instant.Offset.TotalMinutes);
        }
    }

    public void List<T>(ImmutableArray<T> values, Action<PackedWriter, T> write)
    {
        Number(values.Length);
        foreach (var value in values)
        {
            write(this, value);
        }
    }

    // Signs go into the lowest bit, so that small negative numbers are short too.
    private static ulong Unsigned(long value) => (ulong)((value << 1) ^ (value >> 63));

    // How many bytes a number takes, of seven bits each.
    private static int SizeOf(long value) => (BitOperations.Log2(Unsigned(value) | 1) / 7) + 1;

    private void Ensure(int more)
    {
        if (bytes.Length - Length < more)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + more));
        }
    }
}
