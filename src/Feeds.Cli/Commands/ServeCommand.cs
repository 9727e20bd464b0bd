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
        var watch = new Option<bool>("--watch") { Description = "Rebuild on each saved article, and reload the open page." };
        var command = new Command("serve", "Serves the feeds, and the pages where readers subscribe, choose and leave.") { urls, watch };
        command.SetAction(async (parsed, cancel) => Session.Open(parsed, common, output: null, time) is { } session
            ? await RunAsync(session, parsed.GetValue(urls) ?? [], parsed.GetValue(watch), cancel)
            : ExitStatus.NothingDone);
        return command;
    }

    private static void Build(Session session, CancellationToken cancel)
    {
        using var progress = session.Progress();
        using var folder = OutputFolder.TryOpen(session.Publication.Feeds.Output, session.Publication.StateFolder);
        if (folder is not null)
        {
            session.Terminal.Report(session.BuildOf(session.Read(session.Publication.Content, progress, cancel)).Run(folder, inspect: null, progress.Show, cancel).Problems);
        }
    }

    private static async Task<int> RunAsync(Session session, string[] urls, bool watch, CancellationToken cancel)
    {
        var given = urls.SelectMany(text => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(text => ServeSettings.Listening(text) ?? throw new FeedsException($"--urls: '{text}' is no address to listen on such as http://127.0.0.1:8080."))
            .ToList();
        var options = session.Publication.Serve;
        using var site = new ServedSite(session);
        if (site.Built is null)
        {
            session.Terminal.Say("Nothing was built yet; building.");
            Build(session, cancel);
        }

        await using var host = await WebHost.StartAsync(site, given.Count > 0 ? options with { Urls = [.. given] } : options, watch, cancel);
        foreach (var address in host.Addresses)
        {
            session.Terminal.Say($"Serving {session.Publication.Site.Title} at {address}");
        }

        await host.WaitAsync(cancel);
        return ExitStatus.Done;
    }
}
