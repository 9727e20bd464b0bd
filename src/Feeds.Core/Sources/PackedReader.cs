using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Feeds.Sources;

/// <summary>Takes out what <see cref="PackedWriter"/> put in; of bytes whose checksum was right.</summary>
/// <param name="shared">Keeps one copy of what <see cref="SharedText"/> takes out; null: each is a text of its own.</param>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes, SharedTexts? shared = null)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public delegate T Read<out T>(ref PackedReader reader);

    public int At { get; private set; }

    public long Number()
    {
        ulong rest = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[At++];
            rest |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(rest >> 1) ^ -(long)(rest & 1);
            }
        }
    }

    public bool Flag() => Number() != 0;

    public string? Text() => Text(null);

    /// <summary>A text that was not null.</summary>
    public string SomeText() => Text() ?? "";

    /// <summary>A text that many have in common.</summary>
    public string? SharedText() => Text(shared);

    public ReadOnlySpan<byte> Bytes() => Raw((int)Number());

    public ReadOnlySpan<byte> Raw(int length)
    {
        var raw = bytes.Slice(At, length);
        At += length;
        return raw;
    }

    public FileStamp Stamp() => new((FileKind)Number(), Number(), Number(), Number(), Number(), Number());

    public DateTimeOffset? Instant() => Flag() ? new DateTimeOffset(Number(), TimeSpan.FromMinutes(Number())) : null;

    public ImmutableArray<T> List<T>(Read<T> read)
    {
        var count = (int)Number();
        if (count == 0)
        {
            return [];
        }

        var values = new T[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = read(ref this);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private string? Text(SharedTexts? known) => (int)Number() switch
    {
        -1 => null,
        < 0 and var pairs => new(MemoryMarshal.Cast<byte, char>(Raw(2 * (-2 - pairs)))),
        var length when known is not null => known.Of(Raw(length)),
        var length => Encoding.UTF8.GetString(Raw(length)),
    };
}
