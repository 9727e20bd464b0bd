using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.CommandLine;
using Feeds.Cli.Reports;
using Feeds.Content;
using Feeds.Inspection;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds check</c>: reads everything, writes nothing, and says what is wrong with the articles, the feeds made of them, or any other feeds.</summary>
internal static class CheckCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var names = new Argument<string[]>("FILE or DIR") { Description = "Feeds or articles to check; the whole site unless given.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("check", "Reads everything, writes nothing: says what is wrong with configuration, articles and feeds.") { names };
        command.SetAction((parsed, cancel) => Task.FromResult(parsed.GetValue(names) is { Length: > 0 } given
            ? CheckGiven(given, parsed, common, time, cancel)
            : Session.Open(parsed, common, output: null, time) is { } session ? CheckSite(session, cancel) : ExitStatus.NothingDone));
        return command;
    }

    private static int CheckSite(Session session, CancellationToken cancel)
    {
        var feeds = 0;
        var found = new ConcurrentBag<Problem>();
        var output = Path.GetRelativePath(session.Publication.Folder, session.Publication.Feeds.Output);
        var report = Build(session, Inspect, cancel);
        return Finish(session.Terminal, [.. session.AllProblems, .. report.Problems, .. found], feeds, report.Articles.Length);

        void Inspect(string path, byte[] content)
        {
            // The page that leads people to the feeds is none.
            if (path.EndsWith(".html", StringComparison.Ordinal))
            {
                return;
            }

            Interlocked.Increment(ref feeds);
            foreach (var problem in FeedInspector.Inspect(Slashed(Path.Combine(output, path)), content))
            {
                found.Add(problem);
            }
        }
    }

    private static int CheckGiven(string[] names, ParseResult parsed, CommonOptions common, TimeProvider time, CancellationToken cancel)
    {
        var terminal = Session.TerminalOf(parsed, common);
        var site = Path.GetFullPath(parsed.GetRequiredValue(common.Site));
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var (feeds, articles) = (new List<string>(), new List<string>());
        foreach (var name in names)
        {
            if (Directory.Exists(name))
            {
                feeds.AddRange(FeedFolder.Files(name, out var unreadable));
                problems.AddRange(unreadable.Select(problem => problem with { File = Named(problem.File, site) }));
            }
            else if (!File.Exists(name))
            {
                throw new FeedsException($"'{name}' is not there.");
            }
            else
            {
                (ContentFolder.IsArticle(name) ? articles : feeds).Add(name);
            }
        }

        if (feeds.Count + articles.Count + problems.Count == 0)
        {
            throw new FeedsException($"No feed lies in '{string.Join("' or '", names)}'.");
        }

        if (articles.Count > 0)
        {
            if (Session.Open(parsed, common, output: null, time) is not { } session)
            {
                return ExitStatus.NothingDone;
            }

            problems.AddRange(CheckArticles(articles, site, session, cancel));
        }

        var found = new ImmutableArray<Problem>[feeds.Count];
        using (var progress = Session.ProgressOn(terminal, time))
        {
            var done = 0;
            Parallel.For(0, feeds.Count, new ParallelOptions { CancellationToken = cancel }, i =>
            {
                found[i] = FeedInspector.InspectFile(Named(feeds[i], site), feeds[i]);
                progress.Show("checking", Interlocked.Increment(ref done), feeds.Count);
            });
        }

        return Finish(terminal, [.. problems, .. found.SelectMany(each => each)], feeds.Count, articles.Count);
    }

    private static IEnumerable<Problem> CheckArticles(List<string> articles, string site, Session session, CancellationToken cancel)
    {
        var report = Build(session, inspect: null, cancel);
        var known = report.Articles.Select(article => article.File).Concat(report.Problems.Select(problem => problem.File)).ToHashSet();
        var files = articles.DistinctBy(Path.GetFullPath).ToDictionary(name => Slashed(Path.GetRelativePath(site, Path.GetFullPath(name))));
        return files.FirstOrDefault(file => !known.Contains(file.Key)).Value is { } stranger
            ? throw new FeedsException($"'{stranger}' is neither a feed nor an article of the site in '{site}'.")
            : report.Problems.Where(problem => files.ContainsKey(problem.File));
    }

    private static BuildReport Build(Session session, Action<string, byte[]>? inspect, CancellationToken cancel)
    {
        using var progress = session.Progress();
        return session.BuildOf(session.Read(session.Publication.Content, progress, cancel))
            .Run(output: null, inspect, (step, done, total) => progress.Show(step == "writing" ? "checking" : step, done, total), cancel);
    }

    private static int Finish(Terminal terminal, IEnumerable<Problem> problems, int feeds, int articles)
    {
        var sorted = problems.OrderBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Position?.Line ?? 0).ThenBy(problem => problem.Position?.Column ?? 0)
            .ThenBy(problem => problem.Rule, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal).ToList();
        if (terminal.Json)
        {
            JsonReport.WriteProblems(terminal.Output, sorted);
        }

        terminal.Report(sorted);
        var errors = sorted.Count(problem => problem.Severity == Severity.Error);
        string[] what = [.. Counted(feeds, "feed"), .. Counted(articles, "article")];
        string[] wrong = [.. Counted(errors, "error"), .. Counted(sorted.Count - errors, "warning")];
        terminal.Say($"Checked {(what.Length == 0 ? "nothing" : string.Join(" and ", what))}: {(wrong.Length == 0 ? "no problems" : string.Join(", ", wrong))}.");
        return errors > 0 ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }

    private static string[] Counted(int count, string what) => count == 0 ? [] : [$"{count} {what}{(count == 1 ? "" : "s")}"];

    // A file of the site by its place there; a stranger's as it was given.
    private static string Named(string path, string site)
    {
        var below = Path.GetRelativePath(site, Path.GetFullPath(path));
        return Slashed(below == ".." || below.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(below) ? path : below);
    }

    private static string Slashed(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
