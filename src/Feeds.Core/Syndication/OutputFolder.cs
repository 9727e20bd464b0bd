using System.Text;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>The folder into which feeds are written: whole files only, only where something changed, never outside.</summary>
public sealed class OutputFolder : IDisposable
{
    private readonly string root;
    private readonly string recordFile;
    private readonly string builtFile;
    private readonly FileStream ownership;
    private readonly OutputRecord earlier;
    private readonly OutputRecord record = new();
    private readonly OutputJournal journal;
    private readonly OutputBounds bounds;
    private readonly WholeFiles files;
    private readonly Lock recording = new();

    private OutputFolder(string root, string memory, FileStream ownership)
    {
        this.root = root;
        bounds = new(root);
        files = new(root);
        recordFile = memory + ".txt";
        builtFile = memory + ".json";
        this.ownership = ownership;
        earlier = OutputRecord.Load(recordFile);
        journal = new(recordFile + ".journal");
    }

    /// <summary>Takes the folder for one build; null when another build holds it.</summary>
    /// <param name="path">The full path of the output folder; made if it is not there.</param>
    /// <param name="state">The full path of the site's <c>.feeds</c> folder, which keeps the lock and the record.</param>
    /// <exception cref="FeedsException">The folder cannot be used.</exception>
    public static OutputFolder? TryOpen(string path, string state)
    {
        try
        {
            var real = Made(path);
            if ((RealPath.Of(state) + "/").StartsWith(real + "/", StringComparison.Ordinal))
            {
                throw new FeedsException($"The output folder '{path}' holds '{state}', which must not be published; choose another output folder.");
            }

            StateFolder.Make(state);
            var name = MemoryOf(real, state);
            if (TryOwn(name + ".lock") is not { } ownership)
            {
                return null;
            }

            var folder = new OutputFolder(real, name, ownership);
            folder.files.Clear();
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FeedsException($"The output folder '{path}' cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>What the last build wrote into a folder, or null when none came to its end.</summary>
    /// <param name="path">The full path of the output folder.</param>
    /// <param name="state">The full path of the site's <c>.feeds</c> folder.</param>
    public static BuiltSite? BuiltIn(string path, string state) => BuiltSite.Load(MemoryOf(RealPath.Of(path), state) + ".json");

    /// <summary>The file that changes when a build has changed anything; see <see cref="OutputRecord.Load"/>.</summary>
    public static string RecordOf(string path, string state) => MemoryOf(RealPath.Of(path), state) + ".txt";

    /// <summary>Puts a file in its place if its content is new; says whether it was. Safe for several threads at once.</summary>
    /// <param name="path">Relative to the output folder, with <c>/</c>.</param>
    /// <exception cref="FeedsException">The path leads out of the folder, or the disk refuses.</exception>
    public bool Write(string path, ReadOnlySpan<byte> content)
    {
        var target = Path.GetFullPath(Path.Combine(root, path));
        try
        {
            bounds.Refuse(path, Path.GetDirectoryName(target)!);
            var hash = ContentHash.Of(content);
            var isNew = !WholeFiles.Has(target, content);
            lock (recording)
            {
                record.Add(path, hash);
                if (isNew)
                {
                    journal.Note(path, hash);
                }
            }

            if (isNew)
            {
                files.Put(target, content);
            }

            return isNew;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last is what .NET makes of a file that grows beyond a limit (EFBIG).
            throw new FeedsException($"'{path}' cannot be written to '{root}': {exception.Message.TrimEnd('.')}. What was there stays.", exception);
        }
    }

    /// <summary>Leaves a file as an earlier build wrote it, if it is still as that wrote it; then it belongs to this build too.</summary>
    /// <param name="settled">The part of a stamp that can be relied on.</param>
    /// <returns>The file as it is known now; null when it must be written again.</returns>
    internal WrittenFile? Keep(WrittenFile file, Func<FileStamp?, FileStamp> settled)
    {
        var target = Path.GetFullPath(Path.Combine(root, file.Path));
        try
        {
            bounds.Refuse(file.Path, Path.GetDirectoryName(target)!);
            var stamp = FileStamp.Of(target);
            var isUntouched = stamp is { } now && now == file.Stamp;
            if (!isUntouched && (stamp is not { Kind: FileKind.File } || ContentHash.Of(File.ReadAllBytes(target)) != file.Hash))
            {
                return null;
            }

            lock (recording)
            {
                record.Add(file.Path, file.Hash);
            }

            return isUntouched ? file : file with { Stamp = settled(stamp) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Writing will say what is wrong.
            return null;
        }
    }

    /// <summary>A file that was written now.</summary>
    /// <param name="settled">The part of a stamp that can be relied on.</param>
    internal WrittenFile Written(string path, Func<FileStamp?, FileStamp> settled)
    {
        var stamp = settled(FileStamp.Of(Path.GetFullPath(Path.Combine(root, path))));
        lock (recording)
        {
            return new(path, record.HashOf(path), stamp);
        }
    }

    /// <summary>Removes the files of channels that are gone, those only that are still as Feeds wrote them, and remembers what is there now.</summary>
    /// <param name="keepVanished">Whether files no longer written stay, because an article that may belong to them is broken.</param>
    /// <param name="built">What was written, for <see cref="BuiltIn"/>; null leaves what was known.</param>
    public IReadOnlyList<string> Finish(bool keepVanished, BuiltSite? built = null)
    {
        var removed = new List<string>();
        try
        {
            foreach (var path in earlier.Paths.Union(journal.Paths, StringComparer.Ordinal).Where(path => !record.Holds(path)).Order(StringComparer.Ordinal))
            {
                var target = Path.GetFullPath(Path.Combine(root, path));
                if (!bounds.Hold(target))
                {
                    continue;
                }

                if (File.Exists(target))
                {
                    var hash = ContentHash.Of(File.ReadAllBytes(target));
                    if (!earlier.Wrote(path, hash) && !journal.Noted(path, hash))
                    {
                        continue;
                    }

                    if (keepVanished)
                    {
                        record.Add(path, hash);
                        continue;
                    }

                    File.Delete(target);
                    removed.Add(path);
                }

                // A build that was killed may have made no more than the folder.
                RemoveEmptyFolders(Path.GetDirectoryName(target)!);
            }

            files.Clear();
            if (built is not null)
            {
                OutputRecord.Replace(builtFile, built.ToBytes());
            }

            // Whoever waits for a change of the record finds everything else in its place.
            if (!record.IsSameAs(earlier))
            {
                record.Save(recordFile);
            }

            journal.Discard();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FeedsException($"The output folder '{root}' cannot be tidied: {exception.Message}", exception);
        }

        return removed;
    }

    public void Dispose()
    {
        journal.Dispose();
        try
        {
            files.Clear();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Of a build that could not come to its end; the next one clears it.
        }

        ownership.Dispose();
    }

    // The state folder may remember several output folders.
    internal static string MemoryOf(string real, string state) => Path.Combine(state, "output-" + ContentHash.Of(Encoding.UTF8.GetBytes(real))[..16]);

    private static string Made(string path)
    {
        if (File.Exists(path))
        {
            throw new FeedsException($"The output folder '{path}' is a file.");
        }

        Directory.CreateDirectory(path);
        return RealPath.Of(path);
    }

    private static FileStream? TryOwn(string file)
    {
        try
        {
            // The system lets go of it when the process ends, however it ends.
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && File.Exists(file))
        {
            return null;
        }
    }

    private void RemoveEmptyFolders(string folder)
    {
        while (folder.Length > root.Length && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }
}
