using System.Collections.Frozen;
using Feeds.Syndication;

namespace Feeds.Cli.Web;

/// <summary>The files of the last build by their addresses; a new build takes the place of the old one whole.</summary>
internal sealed class ServedFiles(string output, string state)
{
    // How old what is known may be: a look at the disk for each request would cost more than the answer.
    private const long FreshMilliseconds = 250;

    // The feeds that are asked for, with room for those of a large site.
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly Lock loading = new();
    private readonly Queue<ServedFile> kept = new();
    private readonly string record = OutputFolder.RecordOf(output, state);
    private Snapshot current = new(null, null, FrozenDictionary<string, ServedFile>.Empty);
    private long lookedAt = -FreshMilliseconds - 1;
    private long keptBytes;

    /// <summary>What was built last, or null when nothing was.</summary>
    public BuiltSite? Built => Current().Built;

    /// <summary>How many files the last build has.</summary>
    public int Count => Current().Files.Count;

    /// <summary>When a build last changed anything, or null when nothing was built.</summary>
    public DateTime? Changed => Current().Stamp;

    /// <summary>The file at an address such as <c>/tags/boats/rss.xml</c>, or null when no build of ours wrote one there.</summary>
    public ServedFile? Find(string address) => Current().Files.GetValueOrDefault(address);

    /// <summary>Takes note of a build that has just ended.</summary>
    public void LookNow()
    {
        lock (loading)
        {
            Look();
        }
    }

    /// <summary>The file's content; null when it is gone.</summary>
    public ServedContent? ContentOf(ServedFile file)
    {
        if (file.Content is { } known)
        {
            return known;
        }

        if (ServedContent.Read(Path.Combine(output, file.Path)) is not { } read)
        {
            return null;
        }

        lock (loading)
        {
            file.Content = read;
            kept.Enqueue(file);
            keptBytes += read.Size;
            while (keptBytes > MostBytes && kept.TryDequeue(out var oldest))
            {
                keptBytes -= oldest.Content?.Size ?? 0;
                oldest.Content = null;
            }
        }

        return read;
    }

    private Snapshot Current()
    {
        if (Environment.TickCount64 - Volatile.Read(ref lookedAt) > FreshMilliseconds)
        {
            lock (loading)
            {
                if (Environment.TickCount64 - lookedAt > FreshMilliseconds)
                {
                    Look();
                    Volatile.Write(ref lookedAt, Environment.TickCount64);
                }
            }
        }

        return current;
    }

    private void Look()
    {
        var stamp = File.Exists(record) ? File.GetLastWriteTimeUtc(record) : (DateTime?)null;
        if (stamp == current.Stamp)
        {
            return;
        }

        var written = OutputRecord.Load(record);
        var built = OutputFolder.BuiltIn(output, state);
        var formats = (built?.Channels ?? []).SelectMany(channel => channel.Files).ToDictionary(file => file.Path, file => file.Format, StringComparer.Ordinal);
        var files = written.Paths.Select(path => FileOf(path, written.HashIn(path)!, formats.GetValueOrDefault(path)));
        current = new(stamp, built, files.ToFrozenDictionary(file => "/" + file.Path, StringComparer.Ordinal));
    }

    // What the build left alone stays in memory.
    private ServedFile FileOf(string path, string hash, string? format) =>
        current.Files.GetValueOrDefault("/" + path) is { } known && known.Hash == hash && known.Format == format ? known : new(path, hash, format);

    private sealed record Snapshot(DateTime? Stamp, BuiltSite? Built, FrozenDictionary<string, ServedFile> Files);
}
