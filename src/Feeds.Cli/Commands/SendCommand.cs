using System.CommandLine;
using Feeds.Cli.Reports;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds send</c>: freezes the issues that are due, then delivers what the outbox holds.</summary>
internal static class SendCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var planOnly = new Option<bool>("--plan-only") { Description = "Freeze the issues that are due; deliver nothing." };
        var command = new Command("send", "Freezes the issues that are due, then delivers what the outbox holds; any number may run at once.") { planOnly };
        command.SetAction(async (parsed, cancel) => Session.Open(parsed, common, output: null, time) is { } session
            ? await RunAsync(session, parsed.GetValue(planOnly), cancel)
            : ExitStatus.NothingDone);
        return command;
    }

    private static async Task<int> RunAsync(Session session, bool planOnly, CancellationToken cancel)
    {
        using var room = MailRoom.Open(session);
        var run = new MailRun(session, room);
        MailReport report;
        using (var progress = session.Progress())
        {
            report = await run.RunAsync(session.Read(session.Publication.Content, progress, cancel), planOnly, progress, cancel);
        }

        var problems = session.Problems.AddRange(report.Problems);
        if (session.Terminal.Json)
        {
            MailJson.WriteSend(session.Terminal.Output, report, problems);
        }

        session.Terminal.Report(problems);
        run.Say(report);
        return report.NeedsPerson ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }
}
