using System.CommandLine;
using System.Globalization;
using Feeds.Cli.Reports;
using Feeds.Mailing;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds outbox</c>: how far every issue is, and what to do where one waits for a person.</summary>
internal static class OutboxCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var newsletter = new Option<string?>("--newsletter") { Description = "Only this newsletter's issues.", HelpName = "NAME", Recursive = true };
        var command = new Command("outbox", "Lists how far every issue is; resumes a paused one, sends or drops the uncertain, takes a restored database into use.") { newsletter };
        command.SetAction((parsed, _) => Run(parsed, List));
        Add("list", "Lists every issue with its counts.", List);
        Add("resume", "Sends paused issues on.", (session, room, name) => Change(session, new OutboxBook(room.Session, name).Resume(), "issue", "resumed; 'feeds send' goes on with it"));
        Add("release", "Sends once more what may have been sent before a crash.", (session, room, name) => Change(session, new OutboxBook(room.Session, name).Release(), "uncertain message", "will be sent once more"));
        Add("drop", "Leaves unsent what may have been sent before a crash.", (session, room, name) => Change(session, new OutboxBook(room.Session, name).Drop(), "uncertain message", "dropped"));
        Add("arm", "Takes a restored database into use: what waits in it is uncertain, and nothing published before now is mailed.", Arm);
        return command;

        void Add(string name, string description, Func<Session, MailRoom, string?, int> act)
        {
            var sub = new Command(name, description);
            sub.SetAction((parsed, _) => Run(parsed, act));
            command.Subcommands.Add(sub);
        }

        Task<int> Run(ParseResult parsed, Func<Session, MailRoom, string?, int> act)
        {
            if (Session.Open(parsed, common, output: null, time) is not { } session)
            {
                return Task.FromResult(ExitStatus.NothingDone);
            }

            using var room = MailRoom.Open(session);
            var name = parsed.GetValue(newsletter);
            return Task.FromResult(act(session, room, name is null ? null : NewsletterNames.Of(session.Publication, name).Name));
        }
    }

    private static int List(Session session, MailRoom room, string? name)
    {
        var book = new OutboxBook(room.Session, name);
        var (issues, uncertain) = (book.List(), book.Uncertain());
        if (session.Terminal.Json)
        {
            MailJson.WriteOutbox(session.Terminal.Output, issues, uncertain);
        }

        if (issues.Count == 0)
        {
            session.Terminal.Say("No issue was made yet.");
        }

        foreach (var issue in issues)
        {
            session.Terminal.Say($"{issue.Period,-20} {issue.Newsletter} ({issue.Schedule})  {issue.State,-8} {CountsOf(issue)}{(issue.Reason is { } reason ? $": {reason}" : "")}");
        }

        foreach (var (address, period) in uncertain)
        {
            session.Terminal.Say($"  uncertain: {address} ({period})");
        }

        return issues.Exists(issue => issue.State == "paused") || uncertain.Count > 0 ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }

    private static int Arm(Session session, MailRoom room, string? name)
    {
        var held = room.Seal.Arm(session.Time.GetUtcNow());
        return Change(session, held, "message", "may have been sent since the copy was made: 'feeds outbox release' sends, 'feeds outbox drop' leaves them. The database is in use again");
    }

    private static int Change(Session session, int count, string what, string done)
    {
        if (session.Terminal.Json)
        {
            MailJson.WriteCount(session.Terminal.Output, count);
        }

        session.Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")} {done}."));
        return ExitStatus.Done;
    }

    private static string CountsOf(IssueStatus issue)
    {
        (int Count, string Word)[] counts =
        [
            (issue.Accepted, "accepted"), (issue.Waiting, "waiting"), (issue.Deferred, "deferred"), (issue.Rejected, "rejected"),
            (issue.Uncertain, "uncertain"), (issue.Skipped, "skipped"), (issue.Expired, "expired"),
        ];
        return issue.Recipients == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{issue.Recipients} readers: ")
            + string.Join(", ", counts.Where(each => each.Count > 0).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Count} {each.Word}")));
    }
}
