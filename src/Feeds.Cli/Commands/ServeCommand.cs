using System.Collections.Immutable;
using System.CommandLine;
using Feeds.Cli.Web;
using Feeds.Configuration;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds serve</c>: the feeds and the readers' pages over HTTP, until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var urls = new Option<string[]>("--urls") { Description = "Where to listen, such as http://127.0.0.1:8080; serve.urls unless given.", HelpName = "URL", AllowMultipleArgumentsPerToken = true };
        var watch = new Option<bool>("--watch") { Description = "Rebuild on each saved article, and reload the open page; with a preview of each newsletter at /preview/." };
        var command = new Command("serve", "Serves the feeds, and the pages where readers subscribe, choose and leave.") { urls, watch };
        command.SetAction(async (parsed, cancel) =>
        {
            if (Session.Open(parsed, common, output: null, time) is not { } session)
            {
                return ExitStatus.NothingDone;
            }

            var given = Given(parsed.GetValue(urls) ?? []);
            await (parsed.GetValue(watch)
                ? new LiveServer(() => Session.Configured(parsed, common, output: null, time)).RunAsync(session, given, host => SayWhere(session, host, isLive: true), cancel)
                : RunAsync(session, given, cancel));
            return ExitStatus.Done;
        });
        return command;
    }

    private static ImmutableArray<string> Given(string[] urls) =>
        [.. urls.SelectMany(text => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(text => ServeSettings.Listening(text) ?? throw new FeedsException($"--urls: '{text}' is no address to listen on such as http://127.0.0.1:8080."))];

    private static async Task RunAsync(Session session, ImmutableArray<string> urls, CancellationToken cancel)
    {
        var options = session.Publication.Serve;
        using var site = new ServedSite(session);
        session.Terminal.Report(session.AllProblems);
        if (site.Built is null)
        {
            session.Terminal.Say("Nothing was built yet; building.");
            Build(session, cancel);
            site.Figures.Built("changed");
        }

        await using var host = await WebHost.StartAsync(site, urls.IsEmpty ? options : options with { Urls = urls }, cancel);
        SayWhere(session, host, isLive: false);
        await host.WaitAsync(cancel);
    }

    private static void Build(Session session, CancellationToken cancel)
    {
        using var progress = session.Progress();
        using var folder = OutputFolder.TryOpen(session.Publication.Feeds.Output, session.Publication.StateFolder);
        if (folder is not null)
        {
            session.Terminal.Report(session.BuildOf(session.Read(session.Publication.Content, progress, cancel, session.Memory(forgets: false))).Run(folder, inspect: null, progress.Show, cancel).Problems);
        }
    }

    private static void SayWhere(Session session, WebHost host, bool isLive)
    {
        foreach (var address in host.Addresses)
        {
            session.Terminal.Say($"Serving {session.Publication.Site.Title} at {address}");
        }

        if (isLive && !session.Publication.Newsletters.IsEmpty)
        {
            session.Terminal.Say($"The next digest is at {host.Addresses.First()}/preview/");
        }

        if (host.MetricsAddress is { } metrics)
        {
            session.Terminal.Say($"Figures at {metrics}/metrics");
        }
    }
}
