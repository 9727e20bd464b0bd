using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>Puts files into the output folder whole or not at all: written beside, then renamed. Safe for several threads at once.</summary>
/// <param name="root">The real path of the folder.</param>
internal sealed class WholeFiles(string root)
{
    // On the same file system as the feeds, so that a rename is all it takes; the leading dot keeps web servers off.
    private const string Beside = ".feeds-new";

    private readonly ConcurrentDictionary<string, bool> made = new(StringComparer.Ordinal);
    private int serial;

    /// <summary>Whether a file is there that is no link and holds just this.</summary>
    public static bool Has(string target, ReadOnlySpan<byte> content)
    {
        var info = new FileInfo(target);
        return info.Exists && info.LinkTarget is null && info.Length == content.Length && Holds(target, content);
    }

    /// <summary>Puts a file in its place, over what is there.</summary>
    /// <param name="target">Its full path.</param>
    public void Put(string target, ReadOnlySpan<byte> content)
    {
        Make(Path.GetDirectoryName(target)!);
        var fresh = Path.Combine(FolderOfThread(), Interlocked.Increment(ref serial).ToString(CultureInfo.InvariantCulture));

        // Made new, not made empty: a file that was made empty is sent to the disk by ext4 when it is closed, in case it was there before.
        using (var file = File.OpenHandle(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            RandomAccess.Write(file, content, 0);
        }

        File.Move(fresh, target, overwrite: true);
    }

    /// <summary>Removes what a build left that did not come to its end.</summary>
    public void Clear()
    {
        var beside = Path.Combine(root, Beside);
        if (Directory.Exists(beside))
        {
            Directory.Delete(beside, recursive: true);
        }

        made.Clear();
    }

    // Of two threads that make files in one folder, one waits until the system has found the other's a place on the disk.
    private string FolderOfThread()
    {
        var beside = Path.Combine(root, Beside);
        if (!made.ContainsKey(beside))
        {
            Make(beside);
            LinuxFile.SpreadFoldersIn(beside);
        }

        // Named anew by each build, since the place on the disk follows from the name.
        var folder = Path.Combine(beside, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Environment.CurrentManagedThreadId}"));
        Make(folder);
        return folder;
    }

    private void Make(string folder)
    {
        if (!made.ContainsKey(folder))
        {
            Directory.CreateDirectory(folder);
            made.TryAdd(folder, true);
        }
    }

    private static bool Holds(string target, ReadOnlySpan<byte> content)
    {
        using var file = File.OpenHandle(target);
        var part = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var at = 0;
            while (at < content.Length && RandomAccess.Read(file, part, at) is > 0 and var read)
            {
                if (read > content.Length - at || !part.AsSpan(0, read).SequenceEqual(content.Slice(at, read)))
                {
                    return false;
                }

                at += read;
            }

            return at == content.Length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }
    }
}
