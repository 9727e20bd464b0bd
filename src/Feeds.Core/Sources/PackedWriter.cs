using System.Runtime.InteropServices;
using System.Text;

namespace Feeds.Sources;

/// <summary>Puts values into bytes that <see cref="PackedReader"/> takes out again in the same order; small numbers and short texts take few.</summary>
/// <param name="capacity">About how many bytes there will be.</param>
internal sealed class PackedWriter(int capacity = 1024)
{
    private byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Number(long value)
    {
        // Signs go into the lowest bit, so that small negative numbers are short too.
        var rest = (ulong)((value << 1) ^ (value >> 63));
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

        if (value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
        {
            // Half a pair has no place in UTF-8.
            Number(-2 - value.Length);
            Raw(MemoryMarshal.AsBytes(value.AsSpan()));
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        Ensure(length);
        Length += Encoding.UTF8.GetBytes(value, bytes.AsSpan(Length));
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

    public void List<T>(IReadOnlyCollection<T> values, Action<T> write)
    {
        Number(values.Count);
        foreach (var value in values)
        {
            write(value);
        }
    }

    private void Ensure(int more)
    {
        if (bytes.Length - Length < more)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + more));
        }
    }
}
