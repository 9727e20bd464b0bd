using System.CommandLine;
using System.Globalization;
using Feeds.Cli.Reports;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds build</c>: writes every feed and the index of all.</summary>
internal static class BuildCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var output = new Option<string?>("--output") { Description = "The output folder; feeds.output unless given.", HelpName = "DIR" };
        var drafts = new Option<bool>("--drafts") { Description = "Publish drafts too, to look at." };
        var future = new Option<bool>("--future") { Description = "Publish articles whose date has not come, to look at." };
        var force = new Option<bool>("--force") { Description = "Build as if nothing were known from before." };
        var command = new Command("build", "Writes every feed and the OPML index; only files whose content changed are touched.") { output, drafts, future, force };
        command.SetAction((parsed, cancel) => Task.FromResult(
            Session.Open(parsed, common, parsed.GetValue(output), time) is { } session
                ? Run(session, parsed.GetValue(drafts), parsed.GetValue(future), parsed.GetValue(force), cancel)
                : ExitStatus.NothingDone));
        return command;
    }

    private static int Run(Session session, bool drafts, bool future, bool force, CancellationToken cancel)
    {
        var began = session.Time.GetTimestamp();
        var (publication, terminal) = (session.Publication, session.Terminal);
        using var folder = OutputFolder.TryOpen(publication.Feeds.Output, publication.StateFolder);
        if (folder is null)
        {
            terminal.Say($"Another build is writing to '{Shown(publication.Feeds.Output)}'; this one leaves it to that.");
            if (terminal.Json)
            {
                JsonReport.WriteBusy(terminal.Output);
            }

            return ExitStatus.Done;
        }

        var content = publication.Content with { Drafts = drafts || publication.Content.Drafts, Future = future || publication.Content.Future };
        BuildReport report;
        var memory = session.Memory(forgets: force);
        using var uncollected = new Uncollected(memory);
        using (var progress = session.Progress())
        {
            report = session.BuildOf(session.Read(content, progress, cancel, memory)).Run(folder, inspect: null, progress.Show, cancel);
        }

        var problems = session.AllProblems.AddRange(report.Problems);
        var elapsed = session.Time.GetElapsedTime(began);
        if (terminal.Json)
        {
            JsonReport.WriteBuild(terminal.Output, report, problems, elapsed);
        }

        terminal.Report(problems);
        Say(terminal, publication.Feeds.Output, report, elapsed);
        return problems.Any(problem => problem.Severity == Severity.Error) ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }

    /// <summary>Says what a build did.</summary>
    public static void Say(Terminal terminal, string output, BuildReport report, TimeSpan elapsed)
    {
        terminal.Say(ArticlesCommand.Summary(report.Articles));
        var files = report.Feeds.SelectMany(feed => feed.Files).ToList();
        var changed = files.Count(file => file.Changed);
        var removed = report.Removed.Length == 0 ? "" : $", {report.Removed.Length} removed";
        terminal.Say(string.Create(CultureInfo.InvariantCulture,
            $"Wrote {report.Feeds.Length} feed{(report.Feeds.Length == 1 ? "" : "s")} to {Shown(output)}: {changed} of {files.Count} files changed{removed}, {elapsed.TotalSeconds:0.0} s."));
        if (terminal.Verbose)
        {
            foreach (var feed in report.Feeds)
            {
                terminal.Say($"  {feed.Channel.Key,-40} {feed.Items,4}  {feed.Files[0].File.Url}");
            }
        }
    }

    // As short as it can be typed here; a working folder that is gone has no relative paths.
    private static string Shown(string path)
    {
        try
        {
            return Path.GetRelativePath(".", path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
        }
        catch (FileNotFoundException)
        {
            return path;
        }
    }
}
