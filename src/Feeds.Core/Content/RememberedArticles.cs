using System.IO.Hashing;
using System.Runtime.InteropServices;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>What the last build that came to its end knew of the articles, as it packed it; an article is unpacked when it is asked for.</summary>
internal sealed class RememberedArticles
{
    private readonly byte[] packed = [];
    private readonly SharedTexts shared = new();

    // By a hash of the file's name: the names themselves stay packed, and each is compared when it is asked for.
    private readonly Dictionary<ulong, Record> records = [];
    private readonly Dictionary<long, ArticleLook> looks = [];

    /// <summary>Nothing.</summary>
    public RememberedArticles()
    {
    }

    /// <summary>Takes in what <see cref="KnownArticles.WriteReadings"/> and then <see cref="KnownArticles.WriteLooks"/> packed.</summary>
    public RememberedArticles(byte[] packed, ref PackedReader from)
    {
        this.packed = packed;
        Sections = from.SomeText();
        var count = (int)from.Number();
        records.EnsureCapacity(count);
        for (var left = count; left > 0; left--)
        {
            var name = from.Bytes();
            var nameEnd = from.At;
            var (stamp, version) = (from.Stamp(), from.Number());
            var length = (int)from.Number();
            records[XxHash3.HashToUInt64(name)] = new(stamp, version, nameEnd - name.Length, name.Length, from.At, length);
            from.Raw(length);
        }

        LastVersion = from.Number();
        for (var left = from.Number(); left > 0; left--)
        {
            looks.Add(from.Number(), ArticleLook.Read(ref from));
        }
    }

    private readonly record struct Record(FileStamp Stamp, long Version, int NameStart, int NameLength, int Start, int Length);

    /// <summary>The highest number that was ever given to a reading or a look.</summary>
    public long LastVersion { get; }

    /// <summary>Stands for the pages of sections, from which articles inherit.</summary>
    public string Sections { get; private set; } = "";

    /// <summary>How many articles there are.</summary>
    public int Count => records.Count;

    /// <summary>Whether something is known of the untouched file.</summary>
    public bool Knows(string file, FileStamp? stamp) => stamp is { } now && Find(file) is { } record && record.Stamp == now;

    /// <summary>What was read in the file when it last was, in the state of that time.</summary>
    public ReadArticle Recall(string file)
    {
        var record = Find(file) ?? throw new KeyNotFoundException(file);
        var from = new PackedReader(packed.AsSpan(record.Start, record.Length), shared);
        return ArticleRecord.Read(ref from, file, record.Version);
    }

    /// <summary>The article as it was packed; nothing when it was read anew since.</summary>
    public ReadOnlySpan<byte> PackedAs(string file, long version) =>
        Find(file) is { } record && record.Version == version ? packed.AsSpan(record.Start, record.Length) : [];

    /// <summary>What came of looking at the body of the article of that reading, or null.</summary>
    public ArticleLook? LookAt(long version) => looks.GetValueOrDefault(version);

    /// <summary>Forgets all articles, for they inherit from other pages now.</summary>
    public void Forget(string sections)
    {
        records.Clear();
        looks.Clear();
        Sections = sections;
    }

    /// <summary>The name of a file as <see cref="KnownArticles.WriteReadings"/> packs it, whatever letters it is made of.</summary>
    public static ReadOnlySpan<byte> NameOf(string file) => MemoryMarshal.AsBytes(file.AsSpan());

    private Record? Find(string file)
    {
        var name = NameOf(file);
        return records.TryGetValue(XxHash3.HashToUInt64(name), out var record) && name.SequenceEqual(packed.AsSpan(record.NameStart, record.NameLength)) ? record : null;
    }
}
