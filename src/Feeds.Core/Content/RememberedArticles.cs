using Feeds.Sources;

namespace Feeds.Content;

/// <summary>What the last build that came to its end knew of the articles, as it packed it; an article is unpacked when it is asked for.</summary>
internal sealed class RememberedArticles
{
    private readonly byte[] packed = [];
    private readonly Dictionary<string, Record> records = new(StringComparer.Ordinal);
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
            var file = from.SomeText();
            var (stamp, version) = (from.Stamp(), from.Number());
            var length = (int)from.Number();
            records.Add(file, new(stamp, version, from.At, length));
            from.Raw(length);
        }

        LastVersion = from.Number();
        for (var left = from.Number(); left > 0; left--)
        {
            looks.Add(from.Number(), ArticleLook.Read(ref from));
        }
    }

    private readonly record struct Record(FileStamp Stamp, long Version, int Start, int Length);

    /// <summary>The highest number that was ever given to a reading or a look.</summary>
    public long LastVersion { get; }

    /// <summary>Stands for the pages of sections, from which articles inherit.</summary>
    public string Sections { get; private set; } = "";

    /// <summary>How many articles there are.</summary>
    public int Count => records.Count;

    /// <summary>Whether something is known of the untouched file.</summary>
    public bool Knows(string file, FileStamp? stamp) => stamp is { } now && records.TryGetValue(file, out var record) && record.Stamp == now;

    /// <summary>What was read in the file when it last was, in the state of that time.</summary>
    public ReadArticle Recall(string file)
    {
        var record = records[file];
        var from = new PackedReader(packed.AsSpan(record.Start, record.Length));
        return ArticleRecord.Read(ref from, file, record.Version);
    }

    /// <summary>The article as it was packed; nothing when it was read anew since.</summary>
    public ReadOnlySpan<byte> PackedAs(string file, long version) =>
        records.TryGetValue(file, out var record) && record.Version == version ? packed.AsSpan(record.Start, record.Length) : [];

    /// <summary>What came of looking at the body of the article of that reading, or null.</summary>
    public ArticleLook? LookAt(long version) => looks.GetValueOrDefault(version);

    /// <summary>Forgets all articles, for they inherit from other pages now.</summary>
    public void Forget(string sections)
    {
        records.Clear();
        looks.Clear();
        Sections = sections;
    }
}
