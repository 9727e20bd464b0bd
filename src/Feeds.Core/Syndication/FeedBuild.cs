using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>What a build did.</summary>
public sealed record BuildReport(ImmutableArray<Article> Articles, ImmutableArray<BuiltFeed> Feeds, ImmutableArray<string> Removed, ImmutableArray<Problem> Problems);

/// <summary>Told how far a build is: what it is doing, how much is done, of how much.</summary>
public delegate void BuildProgress(string step, int done, int total);

/// <summary>From the articles of a folder to the feeds of every channel; one way through.</summary>
/// <param name="indexes">What leads to all of them.</param>
public sealed class FeedBuild(SiteReading reading, FeedOptions options, ImmutableArray<IFeedIndex> indexes)
{
    private readonly HashSet<Article> looked = new(ReferenceEqualityComparer.Instance);
    private readonly KeptFeeds kept = new(reading);
    private readonly ImmutableArray<IFeedFormat> formats = [.. options.Formats.Select(FeedFormats.Named)];

    /// <summary>Renders what feeds show and writes them into <paramref name="output"/>, or nothing when that is null; what is remembered to be there is left alone.</summary>
    /// <param name="inspect">Shown the path and content of every file as it would be written, by several threads; null for nobody.</param>
    public BuildReport Run(OutputFolder? output, Action<string, byte[]>? inspect, BuildProgress? progress, CancellationToken cancel)
    {
        var problems = reading.Problems.ToBuilder();
        var articles = reading.Articles.ToArray();
        var parallel = new ParallelOptions { CancellationToken = cancel };
        ImmutableArray<Selection> selections;
        ImmutableArray<Problem> conflicts;
        BuiltFeed?[] built;
        if (output is not null)
        {
            reading.Memory?.Pack();
        }

        do
        {
            (selections, conflicts) = WithPathsOfTheirOwn(SelectReadable(articles, problems, progress, cancel), reading.Catalog);
            built = new BuiltFeed?[selections.Length];
            Parallel.For(0, selections.Length, parallel, i => built[i] = inspect is null ? kept.Find(selections[i], output) : null);
        }
        while (!Render(selections.Where((_, i) => built[i] is null), articles, problems, progress, cancel));

        problems.AddRange(conflicts);
        var done = built.Count(feed => feed is not null);
        Parallel.For(0, selections.Length, parallel, () => new MemoryStream(), (i, _, buffer) =>
        {
            built[i] ??= Write(selections[i], output, inspect, buffer);
            progress?.Invoke("writing", Interlocked.Increment(ref done), selections.Length);
            return buffer;
        }, buffer => buffer.Dispose());

        ImmutableArray<BuiltFeed> feeds = [.. built!];
        foreach (var index in indexes)
        {
            Write(index, feeds, output, inspect);
        }

        var anyBroken = articles.Any(article => article.State == ArticleState.Broken);
        var removed = output?.Finish(keepVanished: anyBroken, BuiltSite.Of(feeds)) ?? [];
        if (output is not null)
        {
            reading.Memory?.Save();
        }

        return new([.. articles], feeds, [.. removed], problems.ToImmutable());
    }

    // Whether a body can be shown is known only once a feed wants it; when one cannot, the feeds are chosen again without it.
    private ImmutableArray<Selection> SelectReadable(Article[] articles, ImmutableArray<Problem>.Builder problems, BuildProgress? progress, CancellationToken cancel)
    {
        while (true)
        {
            var selections = reading.Catalog.Select(articles.Where(article => article.State == ArticleState.Published));
            var wanted = selections.SelectMany(selection => selection.Articles).Distinct<Article>(ReferenceEqualityComparer.Instance).Where(looked.Add).ToList();
            var looks = new ArticleLook?[wanted.Count];
            var done = 0;
            Parallel.For(0, wanted.Count, new ParallelOptions { CancellationToken = cancel }, i =>
            {
                looks[i] = reading.LookAt(wanted[i]);
                progress?.Invoke("rendering", Interlocked.Increment(ref done), wanted.Count);
            });

            for (var i = 0; i < wanted.Count; i++)
            {
                problems.AddRange(looks[i]?.Problems ?? reading.EntryOf(wanted[i]).Problems);
            }

            if (!Break(wanted.Where((_, i) => looks[i] is null), articles))
            {
                return selections;
            }
        }
    }

    // The entries of feeds that must be written; false when one that could be shown cannot be any more, its file being written right now.
    private bool Render(IEnumerable<Selection> selections, Article[] articles, ImmutableArray<Problem>.Builder problems, BuildProgress? progress, CancellationToken cancel)
    {
        var wanted = selections.SelectMany(selection => selection.Articles).Distinct<Article>(ReferenceEqualityComparer.Instance).ToList();
        var done = 0;
        Parallel.ForEach(wanted, new ParallelOptions { CancellationToken = cancel }, article =>
        {
            reading.EntryOf(article);
            progress?.Invoke("rendering", Interlocked.Increment(ref done), wanted.Count);
        });
        var broken = wanted.Where(article => reading.EntryOf(article).Entry is null).ToList();
        broken.ForEach(article => problems.AddRange(reading.EntryOf(article).Problems));
        return !Break(broken, articles);
    }

    private bool Break(IEnumerable<Article> broken, Article[] articles)
    {
        var all = broken.ToHashSet<Article>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < articles.Length && all.Count > 0; i++)
        {
            if (all.Contains(articles[i]))
            {
                articles[i] = articles[i] with { State = ArticleState.Broken, Reason = reading.EntryOf(articles[i]).Problems[^1].Message };
            }
        }

        return all.Count > 0;
    }

    private BuiltFeed Write(Selection selection, OutputFolder? output, Action<string, byte[]>? inspect, MemoryStream buffer)
    {
        var feed = new Feed(reading.Site, selection.Channel, [.. selection.Articles.Select(article => reading.EntryOf(article).Entry!)], options.FullContent);
        var files = ImmutableArray.CreateBuilder<(FeedFile, bool)>(formats.Length);
        foreach (var (format, file) in formats.Zip(selection.Channel.Files))
        {
            buffer.SetLength(0);
            format.Write(feed, buffer);
            buffer.WriteByte((byte)'\n');
            inspect?.Invoke(file.Path, buffer.ToArray());
            files.Add((file, output?.Write(file.Path, buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) ?? false));
        }

        return kept.Note(selection, files.ToImmutable(), output);
    }

    private void Write(IFeedIndex index, ImmutableArray<BuiltFeed> feeds, OutputFolder? output, Action<string, byte[]>? inspect)
    {
        if (inspect is null && kept.Find(index, feeds, output))
        {
            return;
        }

        using var buffer = new MemoryStream();
        index.Write(reading.Site, feeds, buffer);
        inspect?.Invoke(index.Path, buffer.ToArray());
        output?.Write(index.Path, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        kept.Note(index, feeds, output);
    }

    // Two feeds at one path would overwrite each other with every build, and a file cannot be the folder of another.
    private (ImmutableArray<Selection> Selections, ImmutableArray<Problem> Conflicts) WithPathsOfTheirOwn(ImmutableArray<Selection> selections, ChannelCatalog catalog)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var taken = new TakenPaths();
        foreach (var index in indexes)
        {
            taken.Take(index.Path, "the index of feeds");
        }

        var placed = ImmutableArray.CreateBuilder<Selection>(selections.Length);
        foreach (var selection in selections)
        {
            var channel = selection.Channel;
            if (Taken(channel) is { } file)
            {
                var conflict = $"The feeds '{taken.InTheWayOf(file.Path)}' and '{channel.Key}' get in each other's way at '{file.Path}'";
                var apart = catalog.Apart(channel);
                if (Taken(apart) is not null)
                {
                    problems.Add(Problem.Error("", null, "feed-path", $"{conflict}; '{channel.Key}' is not written. Set feeds.paths, or rename one."));
                    continue;
                }

                problems.Add(Problem.Warning("", null, "feed-path", $"{conflict}; '{channel.Key}' lies at '{apart.Files[0].Path}' instead."));
                channel = apart;
            }

            placed.Add(selection with { Channel = channel });
            foreach (var each in channel.Files)
            {
                taken.Take(each.Path, channel.Key);
            }
        }

        return (placed.ToImmutable(), problems.ToImmutable());

        FeedFile? Taken(Channel channel) => channel.Files.FirstOrDefault(file => taken.InTheWayOf(file.Path) is not null);
    }
}
