using System.Runtime.InteropServices;
using System.Text;

namespace Feeds.Sources;

/// <summary>What the system is asked of a hundred thousand files one after the other, with no call more than the question needs.</summary>
internal static class LinuxFile
{
    private const int LongestPath = 1024;
    private const int WorkingFolder = -100;
    private const int PathOnly = 0x200000;
    private const int NoFollow = 0x100;
    private const int ReadOnly = 0;
    private const int CloseOnExec = 0x80000;
    private const nuint GetFlags = 0x80086601;
    private const nuint SetFlags = 0x40086602;
    private const nint TopOfHierarchies = 0x20000;

    /// <summary>Opens a folder so that names in it can be asked for; -1 where the system refuses or is another one.</summary>
    public static int OpenFolder(string path)
    {
        Span<byte> name = stackalloc byte[LongestPath];
        try
        {
            return OperatingSystem.IsLinux() && TryName(path, name) ? OpenAt(WorkingFolder, in name[0], PathOnly | CloseOnExec) : -1;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return -1;
        }
    }

    /// <summary>Closes what was opened.</summary>
    public static void CloseFolder(int folder) => _ = Close(folder);

    /// <summary>Puts what the system knows of a path into the buffer, as the kernel's struct statx lays it out; false where it does not say.</summary>
    /// <param name="folder">The open folder from which a path leads that is no full one.</param>
    public static bool TryStat(string path, bool followsLink, uint fields, Span<byte> buffer, int folder = WorkingFolder)
    {
        Span<byte> name = stackalloc byte[LongestPath];
        try
        {
            return TryName(path, name) && StatX(folder, in name[0], followsLink ? 0 : NoFollow, fields, ref buffer[0]) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>
    /// The first bytes of a file, as many as the buffer takes; how many there are, or -1 where the system refuses or is another one.
    /// The runtime takes seven calls for it, two of them about locks that nobody holds on an article.
    /// </summary>
    /// <param name="folder">The open folder from which the path leads.</param>
    public static int ReadBeginning(int folder, string path, Span<byte> buffer)
    {
        Span<byte> name = stackalloc byte[LongestPath];
        if (!TryName(path, name))
        {
            return -1;
        }

        var file = OpenAt(folder, in name[0], ReadOnly | CloseOnExec);
        if (file < 0)
        {
            return -1;
        }

        var length = (int)Read(file, ref buffer[0], (nuint)buffer.Length);
        _ = Close(file);
        return length;
    }

    /// <summary>
    /// Tells ext4 that the folders in this one have nothing to do with each other (as <c>chattr +T</c> does), so that each gets a part of the disk of its own.
    /// A part where many files have just been deleted is slow when the file system has no journal: for each new file it looks through all of those.
    /// Other file systems refuse, which is as good.
    /// </summary>
    public static void SpreadFoldersIn(string path)
    {
        Span<byte> name = stackalloc byte[LongestPath];
        if (!OperatingSystem.IsLinux() || !TryName(path, name))
        {
            return;
        }

        try
        {
            var folder = OpenAt(WorkingFolder, in name[0], ReadOnly | CloseOnExec);
            nint flags = 0;
            if (folder >= 0 && Control(folder, GetFlags, ref flags) == 0)
            {
                flags |= TopOfHierarchies;
                _ = Control(folder, SetFlags, ref flags);
            }

            _ = Close(folder);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A Linux whose C library has another name.
        }
    }

    private static bool TryName(string path, Span<byte> name)
    {
        if (!Encoding.UTF8.TryGetBytes(path, name[..^1], out var length))
        {
            return false;
        }

        name[length] = 0;
        return true;
    }

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, in byte path, int flags, uint mask, ref byte buffer);

    [DllImport("libc", EntryPoint = "openat", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenAt(int folder, in byte path, int flags);

    [DllImport("libc", EntryPoint = "read", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Read(int file, ref byte buffer, nuint count);

    [DllImport("libc", EntryPoint = "close", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);

    [DllImport("libc", EntryPoint = "ioctl", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int file, nuint request, ref nint value);
}
