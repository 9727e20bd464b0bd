using System.Collections.Immutable;
using System.Globalization;
using Feeds.Cli.Commands;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Cli;

/// <summary>What one run of <c>send</c> did.</summary>
/// <param name="Previews">The files of digests that would be due if there were readers.</param>
/// <param name="Delivered">What the sender did; null when nothing was to be sent.</param>
/// <param name="Rejected">The readers who were refused for good in this run, with what the server said.</param>
internal sealed record MailReport(ImmutableArray<PlannedIssue> Planned, ImmutableArray<string> Previews, DeliveryReport? Delivered, ImmutableArray<(string Address, string Reply)> Rejected, ImmutableArray<Problem> Problems)
{
    /// <summary>Whether something waits for a person.</summary>
    public bool NeedsPerson => Problems.Any(problem => problem.Severity == Severity.Error) || !Rejected.IsEmpty || Delivered is { Barred: not null } or { Paused.Count: > 0 };
}

/// <summary>Freezes the issues that are due and delivers what the outbox holds.</summary>
internal sealed class MailRun(Session session, MailRoom room)
{
    /// <param name="planOnly">Whether nothing is delivered.</param>
    public async Task<MailReport> RunAsync(SiteReading reading, bool planOnly, ProgressLine progress, CancellationToken stop)
    {
        if (room.Seal.IsBroken)
        {
            throw new FeedsException("the database is older than what was sent from here: it was restored from a copy, and would mail again what was mailed since. 'feeds outbox arm' takes it into use without that.");
        }

        var problems = ImmutableArray.CreateBuilder<Problem>();
        var anybody = room.Subscribers.Any();
        var planned = Plan(reading, anybody, problems, stop);
        var previews = anybody || session.Publication.Smtp is not null ? [] : Previews(reading, problems);
        DeliveryReport? delivered = null;
        ImmutableArray<(string, string)> rejected = [];
        // An issue whose sender ended right after its last message has nothing to send, but is to be closed.
        if (!planOnly && room.Session.Number("SELECT (SELECT COUNT(*) FROM issue WHERE state = 'sending') + (SELECT COUNT(*) FROM delivery WHERE state IN ('pending', 'leased', 'sending'))") > 0)
        {
            var began = session.Time.GetUtcNow();
            room.Seal.Advance();
            delivered = await room.DeliverAsync((done, total) => progress.Show("sending", done, total), session.Terminal.Fail, stop);
            rejected = [.. new OutboxBook(room.Session, null).RejectedSince(began)];
            room.Seal.Advance();
        }

        return new(planned, previews, delivered, rejected, problems.ToImmutable());
    }

    public void Say(MailReport report)
    {
        var terminal = session.Terminal;
        foreach (var (issue, recipients) in report.Planned)
        {
            terminal.Say($"{NameOf(issue)}: {(recipients == 0 ? "nothing new" : Count(recipients, "reader"))}.");
        }

        foreach (var preview in report.Previews)
        {
            terminal.Say($"Nobody follows it yet: a preview of the next digest is {preview}");
        }

        if (report.Delivered is { } delivered)
        {
            var parts = new List<string> { $"Sent {Count(delivered.Accepted, "message")}" };
            Add(parts, delivered.Deferred, "put off and tried again");
            Add(parts, delivered.Rejected, "refused");
            Add(parts, delivered.Uncertain, "uncertain");
            terminal.Say(string.Join(", ", parts) + (session.Publication.Smtp is null ? $" to {Path.Combine(StateFolder.Name, MailRoom.PickupFolder)}: no mail server is configured ('smtp' in feeds.yml)." : "."));
            if (delivered.Late > 0)
            {
                terminal.Fail($"{Count(delivered.Late, "message")} accepted after another sender had taken over: as many readers may have two copies.");
            }

            foreach (var paused in delivered.Paused)
            {
                terminal.Fail($"issue {paused.Period} of {paused.Newsletter} ({paused.Schedule}) waits: {paused.Reason}. When that is mended: feeds outbox resume");
            }

            if (delivered.Barred is { } barred && delivered.Paused.Count == 0)
            {
                terminal.Fail($"{session.Publication.Smtp?.Host} cannot be used: {barred}. The next run tries again; nobody is lost.");
            }
        }

        foreach (var (address, reply) in report.Rejected.Take(10))
        {
            terminal.Fail($"{address} was refused: {reply}");
        }

        if (report.Rejected.Length > 10)
        {
            terminal.Fail($"… and {report.Rejected.Length - 10} more; 'feeds explain ADDRESS' says why.");
        }
    }

    private ImmutableArray<PlannedIssue> Plan(SiteReading reading, bool anybody, ImmutableArray<Problem>.Builder problems, CancellationToken stop)
    {
        using var planning = room.Base.TryLock("plan");
        if (planning is null)
        {
            session.Terminal.Say("Another run is planning; this one goes on to deliver.");
            return [];
        }

        var newsletters = room.Newsletters(reading);
        if (!anybody)
        {
            newsletters.NoteFirstRun(session.Publication.Newsletters, session.Now);
            return [];
        }

        var report = newsletters.Freeze(session.Publication.Newsletters, session.Now, stop);
        problems.AddRange(report.Problems);
        return report.Issues;
    }

    // With nobody to send to, the owner sees what would be sent.
    private ImmutableArray<string> Previews(SiteReading reading, ImmutableArray<Problem>.Builder problems)
    {
        var previews = ImmutableArray.CreateBuilder<string>();
        var newsletters = room.Newsletters(reading);
        using var letters = room.Letters();
        foreach (var newsletter in session.Publication.Newsletters)
        {
            if (DigestPreview.OfAnybody(newsletters, newsletter, session) is not { } preview)
            {
                continue;
            }

            var marked = preview.Letter with { Subject = "[preview] " + preview.Letter.Subject };
            var file = Path.Combine(StateFolder.Name, MailRoom.PickupFolder, $"preview-{newsletter.Name}.eml");
            DigestPreview.Write(letters.Of(marked, preview.Issue, room.PagesUrl, subscriber: 0, newsletter.From), Path.Combine(session.Publication.Folder, file));
            previews.Add(file);
        }

        problems.AddRange(newsletters.Problems.Except(problems));
        return previews.ToImmutable();
    }

    private static string NameOf(Issue issue) => $"Issue {issue.Period} of {issue.Newsletter.Name} ({issue.Schedule.Name})";

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static void Add(List<string> parts, int count, string what)
    {
        if (count > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }
}
