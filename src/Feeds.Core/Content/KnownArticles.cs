using System.Collections.Concurrent;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>
/// What earlier builds read in the files of a site, by file and stamp: a file that was not touched since need not be read again.
/// It knows nothing of a file that was touched while the clock stood still, or in a future that has not come.
/// </summary>
public sealed class KnownArticles
{
    private const int BytesPerArticle = 600;

    private readonly byte[] packed;
    private readonly Dictionary<string, Record> records = new(StringComparer.Ordinal);
    private readonly Dictionary<long, ArticleLook> looks = [];
    private readonly ConcurrentDictionary<long, ArticleLook> looked = [];
    private readonly long clock;
    private string sections = "";
    private string sectionsNow = "";
    private long lastVersion;
    private long lastVersionBefore;
    private bool isChanged;
    private (string File, FileStamp? Stamp, ReadArticle Read)[] now = [];

    /// <summary>Nothing is known.</summary>
    /// <param name="clock">The file system's own clock before anything is read.</param>
    public KnownArticles(long clock)
    {
        packed = [];
        this.clock = clock;
        isChanged = true;
    }

    /// <summary>What <see cref="Write"/> packed.</summary>
    internal KnownArticles(byte[] packed, ref PackedReader from, long clock)
    {
        this.packed = packed;
        this.clock = clock;
        lastVersion = lastVersionBefore = from.Number();
        sections = from.SomeText();
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

        for (var left = from.Number(); left > 0; left--)
        {
            looks.Add(from.Number(), ArticleLook.Read(ref from));
        }
    }

    private readonly record struct Record(FileStamp Stamp, long Version, int Start, int Length);

    /// <summary>About how many bytes <see cref="Write"/> packs.</summary>
    internal int Size => now.Length * BytesPerArticle;

    /// <summary>Whether there is something new to be packed.</summary>
    internal bool IsChanged => isChanged;

    /// <summary>A number that was never given before.</summary>
    internal long NextVersion() => Interlocked.Increment(ref lastVersion);

    /// <summary>Forgets everything if the pages of sections, from which articles inherit, are not what they were.</summary>
    internal void BelowSections(string hash)
    {
        sectionsNow = hash;
        if (hash != sections)
        {
            records.Clear();
            looks.Clear();
            sections = hash;
            isChanged = true;
        }
    }

    /// <summary>Whether something is known of the untouched file.</summary>
    internal bool Knows(string file, FileStamp? stamp) => stamp is { } now && records.TryGetValue(file, out var record) && record.Stamp == now;

    /// <summary>Whether everything was forgotten.</summary>
    internal bool IsEmpty => records.Count == 0;

    /// <summary>What was read in the file when it last was, in the state of that time.</summary>
    internal ReadArticle Recall(string file, string path)
    {
        var record = records[file];
        var from = new PackedReader(packed.AsSpan(record.Start, record.Length));
        var read = ArticleRecord.Read(ref from, file, path);
        return read with { Article = read.Article with { Version = record.Version } };
    }

    /// <summary>Takes in what the files hold now, all of them.</summary>
    internal void Note((string File, FileStamp? Stamp, ReadArticle Read)[] files)
    {
        now = files;
        isChanged |= files.Length != records.Count || files.Any(file => file.Read.Article.Version > lastVersionBefore);
    }

    /// <summary>What came of looking at the article's body, or null when nobody did since the file was touched.</summary>
    public ArticleLook? LookAt(Article article) => looked.GetValueOrDefault(article.Version) ?? looks.GetValueOrDefault(article.Version);

    /// <summary>Takes in what came of it.</summary>
    public void Note(Article article, ArticleLook look) => looked[article.Version] = look;

    /// <summary>Packs what is known now.</summary>
    internal void Write(PackedWriter to)
    {
        to.Number(lastVersion);
        to.Text(sectionsNow);
        to.Number(now.Length);
        var body = new PackedWriter();
        foreach (var (file, stamp, read) in now)
        {
            var version = read.Article.Version;
            to.Text(file);
            to.Stamp(stamp is { } known && known.IsSettledAt(clock) ? known : default);
            to.Number(version);
            if (records.TryGetValue(file, out var record) && record.Version == version)
            {
                to.Bytes(packed.AsSpan(record.Start, record.Length));
                continue;
            }

            body.Clear();
            ArticleRecord.Write(body, read);
            to.Bytes(body.Written);
        }

        var shown = now.Select(file => file.Read.Article).Where(article => LookAt(article) is not null).ToList();
        to.Number(shown.Count);
        foreach (var article in shown)
        {
            to.Number(article.Version);
            LookAt(article)!.Write(to);
        }
    }
}
