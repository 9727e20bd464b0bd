using System.Buffers;
using System.Globalization;

namespace Feeds.Syndication;

/// <summary>Puts files into the output folder whole or not at all: written beside, then renamed. Safe for several threads at once.</summary>
/// <param name="root">The real path of the folder.</param>
internal sealed class WholeFiles(string root)
{
    // On the same file system as the feeds, so that a rename is all it takes; the leading dot keeps web servers off.
    private const string Beside = ".feeds-new";

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
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);

        // Of two threads that make files in one folder, one waits until the system has found the other's a place on the disk.
        var folder = Path.Combine(root, Beside, Environment.CurrentManagedThreadId.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        var fresh = Path.Combine(folder, Interlocked.Increment(ref serial).ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(fresh, content);
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
