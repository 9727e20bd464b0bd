using System.CommandLine;
using Feeds.Cli.Reports;
using Feeds.Configuration;
using Feeds.Inspection;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds compare</c>: holds the feed that readers have now against the one that would take its place; writes nothing.</summary>
internal static class CompareCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var feed = new Argument<string>("FEED") { Description = "The address of the feed that readers have now, or a file with it." };
        var channel = new Option<string?>("--channel") { Description = "The feed of ours to hold it against, such as tags/boats; the one at its address unless given, else the site's.", HelpName = "KEY" };
        var command = new Command("compare", "Holds the feed that readers have now against ours: ids kept, changed, lost, new.") { feed, channel };
        command.SetAction(async (parsed, cancel) => Session.Open(parsed, common, output: null, time) is { } session
            ? await CompareAsync(session, parsed.GetRequiredValue(feed), parsed.GetValue(channel), cancel)
            : ExitStatus.NothingDone);
        return command;
    }

    private static async Task<int> CompareAsync(Session session, string feed, string? channel, CancellationToken cancel)
    {
        var known = KnownFeed.Read(await FeedSource.ReadAsync(feed, cancel), out var why) ?? throw new FeedsException($"'{feed}' is not a feed that can be read: {why}");
        var report = Build(session, cancel);
        var counterpart = Counterpart.Of(known, FeedSource.IsAddress(feed) ? feed : null, report.Feeds, channel) ?? throw new FeedsException(WhyNone(known, report, channel));
        var comparison = FeedComparison.Between(known.Items, [.. counterpart.Feed.Entries.Select(entry => new KnownItem(entry.Id, entry.Url, entry.Title, entry.Published))], session.Publication.Feeds.Items);

        // What is merely odd in the articles is for 'feeds check'.
        List<Problem> problems = [.. session.Problems.Concat(report.Problems).Where(problem => problem.Severity == Severity.Error), .. comparison.Problems(feed)];
        if (counterpart.Elsewhere is { } address)
        {
            problems.Add(Problem.Warning(feed, null, "feed-address", $"Readers ask for {address}, but ours lies at {counterpart.File.Url}: redirect the one to the other, or set feeds.paths."));
        }

        var terminal = session.Terminal;
        if (terminal.Json)
        {
            JsonReport.WriteComparison(terminal.Output, feed, counterpart, comparison, problems);
        }

        terminal.Report(problems);
        terminal.Say($"{feed} and ours, '{counterpart.Feed.Channel.Key}' at {counterpart.File.Path}:");
        terminal.Say(Summary(comparison));
        return problems.Any(problem => problem.Severity == Severity.Error) ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }

    private static BuildReport Build(Session session, CancellationToken cancel)
    {
        using var progress = session.Progress();
        return session.BuildOf(session.Read(session.Publication.Content, progress, cancel))
            .Run(output: null, inspect: null, (step, done, total) => progress.Show(step == "writing" ? "comparing" : step, done, total), cancel);
    }

    private static string WhyNone(KnownFeed known, BuildReport report, string? channel)
    {
        var keys = report.Feeds.Select(feed => feed.Channel.Key).ToList();
        return channel is null || keys.Contains(channel)
            ? $"'{channel ?? "site"}' has no feed in the format '{known.Format}', which these readers have: add it to feeds.formats."
            : $"--channel '{channel}' is no feed of this site.{NearestName.Hint(channel, keys)}";
    }

    private static string Summary(FeedComparison comparison)
    {
        string[] theirs = [$"{comparison.Kept.Length} kept", .. Counted(comparison.Changed.Length, "with another id"), .. Counted(comparison.Older.Length, "older than ours"), .. Counted(comparison.Lost.Length, "lost")];
        string[] ours = [$"{comparison.New.Length} new", .. Counted(comparison.Late.Length + comparison.Deeper.Length, "old as if new")];
        return $"{comparison.ItemsNow} item{(comparison.ItemsNow == 1 ? "" : "s")} now: {string.Join(", ", theirs)}; ours adds {string.Join(" and ", ours)}.";
    }

    private static string[] Counted(int count, string what) => count == 0 ? [] : [$"{count} {what}"];
}
