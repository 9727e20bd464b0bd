using System.Collections.Concurrent;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>
/// What is known of the articles of a site, by file and stamp, this build's reading laid over that of earlier ones: a file that was not touched
/// since need not be read again. It knows nothing of a file that was touched while the clock stood still, or in a future that has not come.
/// </summary>
public sealed class KnownArticles
{
    private readonly Lazy<RememberedArticles> before;
    private readonly ConcurrentDictionary<long, ArticleLook> looked = [];
    private readonly long clock;
    private string sections = "";
    private long given;
    private bool isForgotten;
    private FoundFile[] files = [];
    private ReadArticle[] now = [];

    /// <param name="before">What was remembered, asked for when the first file is found.</param>
    /// <param name="clock">The file system's own clock before anything is read.</param>
    internal KnownArticles(Func<RememberedArticles> before, long clock)
    {
        this.before = new(before);
        this.clock = clock;
    }

    /// <summary>Whether there is something new to be packed.</summary>
    internal bool IsChanged => isForgotten || given > 0 || now.Length != before.Value.Count;

    /// <summary>A number that was never given before.</summary>
    internal long NextVersion() => before.Value.LastVersion + Interlocked.Increment(ref given);

    /// <summary>Forgets everything if the pages of sections, from which articles inherit, are not what they were.</summary>
    internal void BelowSections(string hash)
    {
        sections = hash;
        if (hash != before.Value.Sections)
        {
            before.Value.Forget(hash);
            isForgotten = true;
        }
    }

    /// <summary>Whether something is known of the untouched file.</summary>
    internal bool Knows(string file, FileStamp? stamp) => before.Value.Knows(file, stamp);

    /// <summary>Whether the file still is as it was when what is remembered was read.</summary>
    /// <param name="path">The full path of the article's file.</param>
    internal bool IsUntouched(Article article, string path) => !before.Value.PackedAs(article.File, article.Version).IsEmpty && Knows(article.File, FileStamp.Of(path, followsLink: true));

    /// <summary>Whether nothing is known, or everything was forgotten.</summary>
    internal bool IsEmpty => before.Value.Count == 0;

    /// <summary>What was read in the file when it last was, in the state of that time.</summary>
    internal ReadArticle Recall(string file) => before.Value.Recall(file);

    /// <summary>Takes in what the files hold now, all of them, in the same order.</summary>
    internal void Note(FoundFile[] files, ReadArticle[] now) => (this.files, this.now) = (files, now);

    /// <summary>What came of looking at the article's body, or null when nobody did since the file was touched.</summary>
    public ArticleLook? LookAt(Article article) => looked.GetValueOrDefault(article.Version) ?? before.Value.LookAt(article.Version);

    /// <summary>Takes in what came of it.</summary>
    public void Note(Article article, ArticleLook look) => looked[article.Version] = look;

    /// <summary>Packs what was read, which nothing changes once all is read: other threads may look at articles meanwhile.</summary>
    /// <param name="between">Called after each article.</param>
    internal void WriteReadings(PackedWriter to, Action between)
    {
        to.Text(sections);
        to.Number(now.Length);
        var body = new PackedWriter();
        for (var i = 0; i < now.Length; i++)
        {
            var file = files[i];
            var version = now[i].Article.Version;
            to.Bytes(RememberedArticles.NameOf(file.File));
            to.Stamp(!file.IsUnreadable && file.Stamp is { } known && known.IsSettledAt(clock) ? known : default);
            to.Number(version);
            var packed = before.Value.PackedAs(file.File, version);
            if (packed.IsEmpty)
            {
                body.Clear();
                ArticleRecord.Write(body, now[i]);
                packed = body.Written;
            }

            to.Bytes(packed);
            between();
        }
    }

    /// <summary>Packs the rest when nobody looks any more.</summary>
    /// <param name="between">Called after each article.</param>
    internal void WriteLooks(PackedWriter to, Action between)
    {
        to.Number(before.Value.LastVersion + given);
        var looks = new List<(long Version, ArticleLook Look)>();
        foreach (var read in now)
        {
            if (LookAt(read.Article) is { } look)
            {
                looks.Add((read.Article.Version, look));
            }
        }

        to.Number(looks.Count);
        foreach (var (version, look) in looks)
        {
            to.Number(version);
            look.Write(to);
            between();
        }
    }
}
