using System.CommandLine;
using System.Globalization;
using Feeds.Cli.Reports;
using Feeds.Configuration;
using Feeds.Content;
using Feeds.Sources;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds articles</c>: lists what was read, and what becomes of it.</summary>
internal static class ArticlesCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var command = new Command("articles", "Lists the articles: address, title, dates, terms, state and why.");
        command.SetAction((parsed, cancel) => Task.FromResult(
            Session.Open(parsed, common, output: null, time) is { } session ? Run(session, cancel) : ExitStatus.NothingDone));
        return command;
    }

    private static int Run(Session session, CancellationToken cancel)
    {
        var (publication, terminal) = (session.Publication, session.Terminal);
        ContentReading reading;
        using (var progress = session.Progress())
        {
            reading = new ContentFolder(publication.Site, publication.Content).Read(session.Now, (done, total) => progress.Show("reading", done, total), cancel);
        }

        var problems = session.Problems.AddRange(reading.Problems);
        if (terminal.Json)
        {
            JsonReport.WriteArticles(terminal.Output, reading.Articles, problems);
        }
        else
        {
            if (terminal.Verbose)
            {
                SaySettings(terminal, publication.Settings);
            }

            foreach (var article in reading.Articles.Order(Comparer<Article>.Create(Article.NewestFirst)))
            {
                terminal.Output.WriteLine(LineOf(article));
                if (terminal.Verbose)
                {
                    terminal.Output.WriteLine(DetailsOf(article));
                }
            }
        }

        terminal.Report(problems);
        terminal.Say(Summary(reading.Articles));
        return problems.Any(problem => problem.Severity == Severity.Error) ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }

    // Each value that holds for the site, and which file it came from.
    private static void SaySettings(Terminal terminal, IReadOnlyCollection<Setting> settings)
    {
        foreach (var setting in settings)
        {
            terminal.Output.WriteLine($"{setting.Key,-18}  {setting.Value}  ({setting.From})");
        }

        terminal.Output.WriteLine();
    }

    /// <summary>How many articles are in which state: "Read 10 articles: 7 published, 1 draft."</summary>
    public static string Summary(IReadOnlyCollection<Article> articles)
    {
        var counts = articles.CountBy(article => article.State).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {JsonReport.NameOf(pair.Key)}");
        return articles.Count == 0 ? "Read no articles." : $"Read {articles.Count} article{(articles.Count == 1 ? "" : "s")}: {string.Join(", ", counts)}.";
    }

    private static string LineOf(Article article)
    {
        var date = article.Published is { } published ? published.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "-";
        var why = article.State == ArticleState.Published ? "" : $" ({article.Reason})";
        return $"{date,-16}  {JsonReport.NameOf(article.State),-9}  {article.Title}{why}";
    }

    private static string DetailsOf(Article article)
    {
        if (article.Url.Length == 0)
        {
            return $"    {article.File}";
        }

        var updated = article.Updated is { } instant ? string.Create(CultureInfo.InvariantCulture, $"{instant:yyyy-MM-dd HH:mm zzz}") : "-";
        return $"    {article.File}  {article.Url}  id {article.Id}{Environment.NewLine}"
            + $"    language {article.Language ?? "-"}; tags {Shown(article.Tags)}; categories {Shown(article.Categories)}; authors {Shown([.. article.Authors.Select(author => author.Name)])}; updated {updated}; {article.Reason}";
    }

    private static string Shown(IReadOnlyCollection<string> names) => names.Count == 0 ? "-" : string.Join(", ", names);
}
