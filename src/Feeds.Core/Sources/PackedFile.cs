using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Feeds.Sources;

/// <summary>A file of packed values while it is written: they go to the disk as they come, and into a checksum, so that no more than a few are ever held.</summary>
internal sealed class PackedFile : IDisposable
{
    private const int Much = 256 * 1024;

    private readonly SafeFileHandle file;
    private readonly XxHash3 sum = new();
    private long written;

    /// <summary>Makes the file, or empties it.</summary>
    /// <param name="header">How many bytes are left free at its beginning.</param>
    public PackedFile(string path, int header)
    {
        file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        written = header;
    }

    /// <summary>What is packed next goes in here.</summary>
    public PackedWriter Values { get; } = new(Much + (Much / 4));

    /// <summary>How long the file would be now.</summary>
    public long Length => written + Values.Length;

    /// <summary>Writes what has come together, if it is much.</summary>
    public void Pass()
    {
        if (Values.Length >= Much)
        {
            Write();
        }
    }

    /// <summary>Writes the rest, and the header, which is made of the checksum (XXH3) of all that follows it.</summary>
    public void Finish(Func<ulong, byte[]> header)
    {
        Write();
        RandomAccess.Write(file, header(sum.GetCurrentHashAsUInt64()), 0);
        Dispose();
    }

    public void Dispose() => file.Dispose();

    private void Write()
    {
        sum.Append(Values.Written);
        RandomAccess.Write(file, Values.Written, written);
        written += Values.Length;
        Values.Clear();
    }
}
