using System.Collections.Concurrent;
using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>A site as it was read once: its articles, its channels, and the entry of each article, made when it is first wanted.</summary>
public sealed class SiteReading
{
    private readonly ConcurrentDictionary<Article, MadeEntry> made = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Article, ArticleLook> looks = new(ReferenceEqualityComparer.Instance);
    private readonly ContentOptions content;
    private readonly EntryFactory factory;

    private SiteReading(Site site, ContentOptions content, FeedOptions options, ContentReading reading, BuildMemory? memory)
    {
        this.content = content;
        Memory = memory;
        Site = site;
        Articles = reading.Articles;
        Problems = reading.Problems;
        factory = new(site, content, new PageLinks(site, content, reading.Articles), new Translations(site, reading.Articles));
        Catalog = new(site, content.Dialect, options, reading.Sections);
    }

    public Site Site { get; }

    /// <summary>Every article in whatever state, by file.</summary>
    public ImmutableArray<Article> Articles { get; }

    /// <summary>What is wrong with the front matter; bodies were not looked at yet.</summary>
    public ImmutableArray<Problem> Problems { get; }

    public ChannelCatalog Catalog { get; }

    /// <summary>Reads every article's front matter.</summary>
    /// <param name="now">The instant that decides what is published.</param>
    /// <param name="memory">What earlier builds remembered; null: everything is read.</param>
    public static SiteReading Read(Site site, ContentOptions content, FeedOptions options, DateTimeOffset now, BuildProgress? progress, CancellationToken cancel, BuildMemory? memory = null) =>
        new(site, content, options, new ContentFolder(site, content, memory?.Articles).Read(now, (done, total) => progress?.Invoke("reading", done, total), cancel), memory);

    /// <summary>Stands for the body of an article as its file holds it now (<see cref="ArticleBody"/>).</summary>
    public string BodyHashOf(Article article) => ArticleBody.HashOf(article, content);

    /// <summary>The entry of an article, or none when its body cannot be shown, with what is wrong; the body is read once.</summary>
    public MadeEntry EntryOf(Article article) => made.GetOrAdd(article, factory.Read);

    /// <summary>What is remembered from build to build; null: nothing.</summary>
    internal BuildMemory? Memory { get; }

    /// <summary>
    /// What comes of looking at an article's body, which is not read again where that is known; null when it cannot be shown, and
    /// <see cref="EntryOf"/> says why.
    /// </summary>
    internal ArticleLook? LookAt(Article article)
    {
        // An entry that was made all the same may be of a file that somebody touched meanwhile.
        if (Memory?.Articles.LookAt(article) is { } known && factory.Holds(article, known) && (!made.ContainsKey(article) || Memory.Articles.IsUntouched(article, content.PathOf(article.File))))
        {
            return known;
        }

        var entry = EntryOf(article);
        return entry.Entry is null ? null : looks.GetOrAdd(article, _ =>
        {
            var look = new ArticleLook(Memory?.Articles.NextVersion() ?? 0, entry.Problems, entry.References, factory.TranslationsOf(article));
            Memory?.Articles.Note(article, look);
            return look;
        });
    }
}
