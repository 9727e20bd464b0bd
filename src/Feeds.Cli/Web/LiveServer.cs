using System.Collections.Immutable;
using Feeds.Cli.Commands;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Cli.Web;

/// <summary><c>feeds serve --watch</c>: builds again whenever something is saved; nothing that can be saved ends it.</summary>
/// <param name="reread">Reads the configuration again; no session when it is wrong.</param>
internal sealed class LiveServer(Func<(Session? Session, ImmutableArray<Problem> Problems)> reread)
{
    // Another build has the output folder: it will not be long.
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(300);

    private readonly LivePreview live = new();

    /// <param name="urls">Where to listen, whatever the configuration says; or none.</param>
    /// <param name="started">Told where it listens.</param>
    public async Task RunAsync(Session session, ImmutableArray<string> urls, Action<WebHost> started, CancellationToken stop)
    {
        try
        {
            using var watch = new SiteWatch(session.Publication);
            using (var first = new ServedSite(session, live))
            {
                await BuildAsync(session, first, stop);
            }

            for (var current = session; ;)
            {
                using var site = new ServedSite(current, live);
                await using var host = await WebHost.StartAsync(site, urls.IsEmpty ? current.Publication.Serve : current.Publication.Serve with { Urls = urls }, stop);
                started(host);

                // Whoever has a page open finds the next server where this one was.
                urls = [.. host.Addresses];
                try
                {
                    current = await ConfiguredAnewAsync(watch, site, stop);
                    watch.Follow(current.Publication);
                }
                finally
                {
                    await host.StopAsync();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    // Builds until the configuration is another one; that was built with then.
    private async Task<Session> ConfiguredAnewAsync(SiteWatch watch, ServedSite site, CancellationToken stop)
    {
        while (true)
        {
            var saved = await watch.NextAsync(stop);
            var (fresh, problems) = Read();
            if (fresh is null || fresh.Pages.Problems.Any(problem => problem.Severity == Severity.Error))
            {
                Show(site.Session, hasChanged: false, fresh is null ? problems : fresh.Pages.Problems);
                continue;
            }

            await BuildAsync(fresh, site, stop);
            if (saved.Any(watch.IsConfiguration))
            {
                return fresh;
            }
        }
    }

    private (Session? Session, ImmutableArray<Problem> Problems) Read()
    {
        try
        {
            return reread();
        }
        catch (FeedsException trouble)
        {
            return (null, [Problem.Error("", null, "configuration", trouble.Message)]);
        }
    }

    private async Task BuildAsync(Session session, ServedSite site, CancellationToken stop)
    {
        try
        {
            while (!TryBuild(session, site, stop))
            {
                await Task.Delay(Busy, stop);
            }
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            var text = failure is FeedsException trouble ? trouble.Message : $"this is a mistake in feeds itself, please report it: {failure}";
            site.Figures.Built("failed");
            Show(session, hasChanged: false, [Problem.Error("", null, "build", text)]);
        }
    }

    private bool TryBuild(Session session, ServedSite site, CancellationToken stop)
    {
        var began = session.Time.GetTimestamp();
        using var folder = OutputFolder.TryOpen(session.Publication.Feeds.Output, session.Publication.StateFolder);
        if (folder is null)
        {
            return false;
        }

        BuildReport report;
        SiteReading reading;
        using (var progress = session.Progress())
        {
            reading = session.Read(session.Publication.Content, progress, stop, session.Memory(forgets: false));
            report = session.BuildOf(reading).Run(folder, inspect: null, progress.Show, stop);
        }

        var (digests, mistakes) = DigestsOf(session, reading);
        var hasChanged = !report.Removed.IsEmpty || report.Feeds.Any(feed => feed.Files.Any(file => file.Changed));
        site.Files.LookNow();
        site.Figures.Built(hasChanged ? "changed" : "same");
        if (hasChanged)
        {
            BuildCommand.Say(session.Terminal, session.Publication.Feeds.Output, report, session.Time.GetElapsedTime(began));
        }

        Show(session, hasChanged, session.Problems.AddRange(report.Problems).AddRange(mistakes), digests);
        return true;
    }

    private static (ImmutableSortedDictionary<string, DigestView?> Digests, ImmutableArray<Problem> Problems) DigestsOf(Session session, SiteReading reading)
    {
        var digests = ImmutableSortedDictionary.CreateBuilder<string, DigestView?>(StringComparer.Ordinal);
        if (session.Publication.Newsletters.IsEmpty)
        {
            return (digests.ToImmutable(), []);
        }

        using var room = MailRoom.Open(session);
        using var letters = room.Letters();
        var run = room.Newsletters(reading);
        foreach (var newsletter in session.Publication.Newsletters)
        {
            if (DigestPreview.OfAnybody(run, newsletter, session) is not var (issue, letter))
            {
                digests[newsletter.Name] = null;
                continue;
            }

            using var message = DigestPreview.Read(letters.Of(letter, issue, room.PagesUrl, subscriber: 0, newsletter.From));
            digests[newsletter.Name] = message.HtmlBody is { } html ? new(message.Subject ?? newsletter.Name, html) : null;
        }

        return (digests.ToImmutable(), run.Problems);
    }

    private void Show(Session session, bool hasChanged, ImmutableArray<Problem> problems, ImmutableSortedDictionary<string, DigestView?>? digests = null)
    {
        if (!problems.SequenceEqual(live.State.Problems))
        {
            session.Terminal.Report(problems);
        }

        live.Show(hasChanged, problems, digests);
    }
}
