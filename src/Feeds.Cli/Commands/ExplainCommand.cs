using System.CommandLine;
using Feeds.Cli.Reports;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Sources;
using Feeds.Subscriptions;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds explain</c>: why a reader did or did not get each issue.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var address = new Argument<string>("ADDRESS") { Description = "The reader's mail address." };
        var command = new Command("explain", "Says why a reader did or did not get each issue, and what the mail server said.") { address };
        command.SetAction((parsed, _) => Task.FromResult(
            Session.Open(parsed, common, output: null, time) is { } session ? Run(session, parsed.GetRequiredValue(address)) : ExitStatus.NothingDone));
        return command;
    }

    private static int Run(Session session, string text)
    {
        var address = EmailAddress.Parse(text, out var why) ?? throw new FeedsException($"{why}.");
        using var room = MailRoom.Open(session);
        var subscriptions = room.Subscribers.Of(address);
        var issues = Explanation.Of(room.Session, subscriptions);
        var suppressed = Suppressions.ReasonOf(room.Session, address.ToString());
        if (session.Terminal.Json)
        {
            MailJson.WriteExplanation(session.Terminal.Output, address, subscriptions, suppressed, issues);
        }

        if (subscriptions.Count == 0)
        {
            session.Terminal.Say($"{address} follows nothing.");
        }

        if (suppressed is not null)
        {
            session.Terminal.Say($"{address} is not written to any more ({suppressed}).");
        }

        foreach (var reader in subscriptions)
        {
            session.Terminal.Say($"{reader.Newsletter} ({reader.Schedule}{(reader.Topics.IsEmpty ? "" : ", " + string.Join(' ', reader.Topics))}): {Subscribers.NameOf(reader.Status)} since {reader.ConsentAt:yyyy-MM-dd} ({reader.ConsentFrom})");
            foreach (var issue in issues.Where(issue => issue.Newsletter == reader.Newsletter))
            {
                session.Terminal.Say($"  {issue.Period,-20} {issue.State,-9} {issue.Why}");
            }
        }

        return ExitStatus.Done;
    }
}
