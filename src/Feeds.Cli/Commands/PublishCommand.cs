using System.CommandLine;
using Feeds.Cli.Reports;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds publish</c>: builds, then sends what is due; the one line for cron.</summary>
internal static class PublishCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var command = new Command("publish", "Builds every feed, then sends what is due: the one line for cron.");
        command.SetAction(async (parsed, cancel) => Session.Open(parsed, common, output: null, time) is { } session
            ? await RunAsync(session, cancel)
            : ExitStatus.NothingDone);
        return command;
    }

    private static async Task<int> RunAsync(Session session, CancellationToken cancel)
    {
        var (publication, terminal) = (session.Publication, session.Terminal);
        var began = session.Time.GetTimestamp();
        BuildReport? built = null;
        MailReport? mailed = null;
        SiteReading reading;
        using var room = publication.Newsletters.IsEmpty ? null : MailRoom.Open(session);
        var run = room is null ? null : new MailRun(session, room);
        using (var progress = session.Progress())
        {
            var memory = session.Memory(forgets: false);
            using (new Uncollected(memory))
            {
                reading = session.Read(publication.Content, progress, cancel, memory);
                built = Build(session, reading, progress, cancel);
            }

            if (run is not null)
            {
                mailed = await run.RunAsync(reading, planOnly: false, progress, cancel);
            }
        }

        var problems = session.AllProblems.AddRange(built?.Problems ?? reading.Problems).AddRange(mailed?.Problems ?? []);
        var elapsed = session.Time.GetElapsedTime(began);
        if (terminal.Json)
        {
            MailJson.WritePublish(terminal.Output, built, mailed, problems, elapsed);
        }

        terminal.Report(problems);
        if (built is not null)
        {
            BuildCommand.Say(terminal, publication.Feeds.Output, built, elapsed);
        }

        if (mailed is not null)
        {
            run!.Say(mailed);
        }

        return problems.Any(problem => problem.Severity == Severity.Error) || mailed is { NeedsPerson: true } ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }

    // The feeds are free for the next build before the first mail goes out.
    private static BuildReport? Build(Session session, SiteReading reading, ProgressLine progress, CancellationToken cancel)
    {
        var publication = session.Publication;
        using var folder = OutputFolder.TryOpen(publication.Feeds.Output, publication.StateFolder);
        if (folder is not null)
        {
            return session.BuildOf(reading).Run(folder, inspect: null, progress.Show, cancel);
        }

        session.Terminal.Say("Another build is writing the feeds; this one leaves it to that.");
        return null;
    }
}
