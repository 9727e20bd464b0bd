using Feeds.Cli.Commands;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Subscriptions;
using MimeKit;

namespace Feeds.Cli;

/// <summary>What somebody would be sent next.</summary>
internal static class DigestPreview
{
    /// <summary>What a reader of the whole channel gets who has been there for ever, on the default schedule; null when that is nothing.</summary>
    public static (Issue Issue, Letter Letter)? OfAnybody(NewsletterRun run, Newsletter newsletter, Session session)
    {
        var schedule = newsletter.Schedules[0];
        var zone = session.Publication.Site.Zone;
        var previous = schedule.Latest(session.Now, zone) is { } latest ? schedule.Latest(latest.AddTicks(-1), zone) : null;
        return run.Preview(newsletter, schedule, [], newsletter.Since ?? previous ?? DateTimeOffset.MinValue, edition: 0, session.Now);
    }

    /// <summary>What one reader gets.</summary>
    public static (Issue Issue, Letter Letter)? Of(NewsletterRun run, Newsletter newsletter, Subscriber reader, Session session)
    {
        var since = run.SinceOf(newsletter, session.Now);
        return newsletter.Schedules.FirstOrDefault(schedule => schedule.Name == reader.Schedule) is { } schedule
            ? run.Preview(newsletter, schedule, reader.Topics, since > reader.Since ? since : reader.Since, reader.Edition, session.Now)
            : null;
    }

    /// <summary>A message as its reader's program sees it.</summary>
    public static MimeMessage Read(Outgoing outgoing)
    {
        using var bytes = new MemoryStream(outgoing.Bytes.ToArray(), writable: false);
        return MimeMessage.Load(bytes);
    }

    /// <summary>Writes a message as it would go on the wire.</summary>
    public static void Write(Outgoing outgoing, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, outgoing.Bytes.Span);
    }
}
