using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Feeds.Sources;

/// <summary>What the file system says of a file without its being read: two equal stamps are of one untouched file.</summary>
/// <param name="Modified">When its content was last said to change, in nanoseconds since 1970; anybody may set it.</param>
/// <param name="Changed">When anything about it last changed, in nanoseconds since 1970; only the system sets it.</param>
public readonly record struct FileStamp(FileKind Kind, long Device, long Inode, long Size, long Modified, long Changed)
{
    private const int BufferSize = 256;
    private const uint BasicFields = 0x7FF;
    private const long Second = 1_000_000_000;

    // The coarsest tick of a file system that counts in parts of a second, and of one that counts in whole ones.
    private const long Tick = Second / 50;
    private const long LongTick = 2 * Second;

    /// <summary>The stamp of what lies at a path; null when nothing does, or the system cannot say all of it.</summary>
    /// <param name="followsLink">Whether the target of a symbolic link is meant, rather than the link.</param>
    public static FileStamp? Of(string path, bool followsLink = false)
    {
        Span<byte> buffer = stackalloc byte[BufferSize];
        return OperatingSystem.IsLinux() && LinuxFile.TryStat(path, followsLink, BasicFields, buffer) ? Read(buffer) : null;
    }

    /// <summary>The stamp of what has a name in a folder that <see cref="OpenFolder"/> holds open.</summary>
    internal static FileStamp? In(int folder, string name)
    {
        Span<byte> buffer = stackalloc byte[BufferSize];
        return LinuxFile.TryStat(name, followsLink: false, BasicFields, buffer, folder) ? Read(buffer) : null;
    }

    /// <summary>Whether whatever happens to the file from an instant on will change its stamp.</summary>
    /// <param name="clock">The instant as the file system counts it: what it said of a file written then.</param>
    public bool IsSettledAt(long clock) => Changed + (Changed % Second == 0 ? LongTick : Tick) < clock;

    // The layout of the kernel's struct statx, which never changes.
    private static FileStamp? Read(ReadOnlySpan<byte> buffer)
    {
        if ((BinaryPrimitives.ReadUInt32LittleEndian(buffer) & BasicFields) != BasicFields)
        {
            return null;
        }

        var kind = (MemoryMarshal.Read<ushort>(buffer[28..]) & 0xF000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            _ => FileKind.Other,
        };
        return new FileStamp(kind, MemoryMarshal.Read<long>(buffer[136..]), MemoryMarshal.Read<long>(buffer[32..]), MemoryMarshal.Read<long>(buffer[40..]), Instant(buffer[112..]), Instant(buffer[96..]));
    }

    private static long Instant(ReadOnlySpan<byte> time) => (MemoryMarshal.Read<long>(time) * Second) + MemoryMarshal.Read<uint>(time[8..]);
}
