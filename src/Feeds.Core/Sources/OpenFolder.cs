namespace Feeds.Sources;

/// <summary>A folder held open: from it the system finds a file by what is left of its path, instead of the eight or so names of the whole.</summary>
internal sealed class OpenFolder : IDisposable
{
    private readonly int handle;

    private OpenFolder(int handle) => this.handle = handle;

    /// <summary>Opens a folder; null where the system refuses, or is another one than Linux.</summary>
    public static OpenFolder? TryOpen(string path) => LinuxFile.OpenFolder(path) is >= 0 and var handle ? new(handle) : null;

    /// <summary>The stamp of what has a name in it, the link itself where it is one; null when the system cannot say all of it.</summary>
    public FileStamp? StampOf(string name) => FileStamp.In(handle, name);

    /// <summary>The first bytes of a file, as many as the buffer takes; how many there are, or -1 where the system refuses.</summary>
    /// <param name="path">From the folder.</param>
    public int ReadBeginning(string path, Span<byte> buffer) => LinuxFile.ReadBeginning(handle, path, buffer);

    public void Dispose() => LinuxFile.CloseFolder(handle);
}
