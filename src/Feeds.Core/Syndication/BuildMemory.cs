using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Hashing;
using Feeds.Content;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>
/// What builds remember of a site and an output folder, so that the next one reads, renders and writes only what changed. It may be deleted at
/// any time: a build that knows nothing comes to the same.
/// </summary>
public sealed class BuildMemory
{
    private const int FeedsStartAt = 16;
    private const int ChecksumAt = 24;
    private const int HeaderLength = 32;

    private readonly string file;
    private readonly string fingerprint;
    private readonly long clock;
    private readonly Task<(RememberedArticles Articles, Dictionary<string, WrittenFeed> Feeds)> opening;
    private readonly ConcurrentDictionary<string, WrittenFeed> feedsNow = new(StringComparer.Ordinal);
    private Task<PackedFile?>? packing;

    private BuildMemory(string file, string fingerprint, long clock, bool forgets)
    {
        (this.file, this.fingerprint, this.clock) = (file, fingerprint, clock);
        Length = forgets || !File.Exists(file) ? 0 : new FileInfo(file).Length;

        // Taken in while the files are looked for.
        opening = Length == 0 ? Task.FromResult(Nothing()) : Task.Run(Remembered);
        Articles = new(() => opening.GetAwaiter().GetResult().Articles, clock);
    }

    private static ReadOnlySpan<byte> Heading => "feeds known 4\n"u8;

    /// <summary>How many bytes are remembered.</summary>
    public long Length { get; }

    /// <summary>What is known of the articles.</summary>
    public KnownArticles Articles { get; }

    private Dictionary<string, WrittenFeed> Feeds => opening.GetAwaiter().GetResult().Feeds;

    /// <summary>Opens what earlier builds remembered; null when nothing can be remembered here.</summary>
    /// <param name="output">The full path of the output folder.</param>
    /// <param name="state">The full path of the site's <c>.feeds</c> folder.</param>
    /// <param name="fingerprint">Stands for everything else that decides what is read and written: the configuration, the zone. With another one nothing is known.</param>
    /// <param name="forgets">Whether to begin as if nothing were known.</param>
    public static BuildMemory? Open(string output, string state, string fingerprint, bool forgets)
    {
        try
        {
            StateFolder.Make(state);
            var known = OutputFolder.MemoryOf(RealPath.Of(output), state) + ".known";
            return ClockOf(known + ".clock") is { } clock ? new(known, $"{fingerprint} {ProgramVersion.Text}", clock, forgets) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The feed as it was last written.</summary>
    internal WrittenFeed? Find(string key) => Feeds.GetValueOrDefault(key);

    /// <summary>Takes in a feed that lies in the output folder now.</summary>
    internal void Note(string key, WrittenFeed feed) => feedsNow[key] = feed;

    /// <summary>The stamp if whatever happens to the file from the beginning of this build on changes it; else nothing.</summary>
    internal FileStamp Settled(FileStamp? stamp) => stamp is { } known && known.IsSettledAt(clock) ? known : default;

    /// <summary>Begins to pack and to write down what was read of the articles, while they are rendered.</summary>
    internal void Pack() => packing = Articles.IsChanged ? Task.Run(Packed) : null;

    /// <summary>Keeps what is known now for the next build.</summary>
    internal void Save()
    {
        if (!Articles.IsChanged && feedsNow.Count == Feeds.Count && feedsNow.All(now => Feeds.TryGetValue(now.Key, out var feed) && feed == now.Value))
        {
            return;
        }

        try
        {
            using var to = packing is null ? Packed() : packing.GetAwaiter().GetResult();
            if (to is null)
            {
                return;
            }

            Articles.WriteLooks(to.Values, to.Pass);
            var feedsStart = to.Length;
            to.Values.Number(feedsNow.Count);
            foreach (var (key, feed) in feedsNow)
            {
                to.Values.Text(key);
                to.Values.Text(feed.Making);
                to.Values.List(feed.Files, static (to, each) =>
                {
                    to.Text(each.Path);
                    to.Text(each.Hash);
                    to.Stamp(each.Stamp);
                });
                to.Pass();
            }

            to.Finish(sum => Header(feedsStart, sum));
            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The feeds are there; the next build has more to do.
        }
    }

    // Null when the disk refuses.
    private PackedFile? Packed()
    {
        PackedFile? to = null;
        try
        {
            to = new(file + ".new", HeaderLength);
            to.Values.Text(fingerprint);
            to.Values.Number(clock);
            Articles.WriteReadings(to.Values, to.Pass);
            return to;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            to?.Dispose();
            return null;
        }
    }

    // What the file system's own clock says, which may not be the machine's.
    private static long? ClockOf(string file)
    {
        File.WriteAllBytes(file, "."u8);
        var stamp = FileStamp.Of(file);
        File.Delete(file);
        return stamp?.Changed;
    }

    private static (RememberedArticles Articles, Dictionary<string, WrittenFeed> Feeds) Nothing() => (new(), []);

    private (RememberedArticles Articles, Dictionary<string, WrittenFeed> Feeds) Remembered()
    {
        byte[] packed;
        try
        {
            packed = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Nothing();
        }

        if (packed.Length <= HeaderLength)
        {
            return Nothing();
        }

        var feedsStart = BinaryPrimitives.ReadInt64LittleEndian(packed.AsSpan(FeedsStartAt));
        var from = new PackedReader(packed);
        from.Raw(HeaderLength);

        // A clock that went back may show the same instants again.
        return !Header(feedsStart, XxHash3.HashToUInt64(packed.AsSpan(HeaderLength))).AsSpan().SequenceEqual(packed.AsSpan(0, HeaderLength)) || from.SomeText() != fingerprint || from.Number() > clock
            ? Nothing()
            : (new(packed, ref from), FeedsIn(packed.AsSpan((int)feedsStart)));
    }

    private static Dictionary<string, WrittenFeed> FeedsIn(ReadOnlySpan<byte> packed)
    {
        var from = new PackedReader(packed);
        var feeds = new Dictionary<string, WrittenFeed>(StringComparer.Ordinal);
        for (var left = from.Number(); left > 0; left--)
        {
            var (key, making) = (from.SomeText(), from.SomeText());
            feeds.Add(key, new(making, from.List((ref PackedReader each) => new WrittenFile(each.SomeText(), each.SomeText(), each.Stamp()))));
        }

        return feeds;
    }

    // The name of the notation, where the feeds begin, and a checksum of that and of all that follows.
    private static byte[] Header(long feedsStart, ulong sum)
    {
        var header = new byte[HeaderLength];
        Heading.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(FeedsStartAt), feedsStart);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(ChecksumAt), sum);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(ChecksumAt), XxHash3.HashToUInt64(header));
        return header;
    }
}
