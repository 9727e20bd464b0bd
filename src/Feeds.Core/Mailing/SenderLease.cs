using System.Globalization;
using System.Security.Cryptography;
using Feeds.Storage;

namespace Feeds.Mailing;

/// <summary>Says that this process is alive; when it no longer is, others take over what it held.</summary>
/// <param name="time">Its timestamps are those of the machine's own clock, which no one can set.</param>
public sealed class SenderLease(TimeProvider time)
{
    /// <summary>How long after its last word a sender counts as alive.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(120);

    /// <summary>How often a sender says so.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    /// <summary>Names this sender in the outbox.</summary>
    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");

    /// <summary>Begins the lease, or makes it longer.</summary>
    public void Renew(DatabaseSession session)
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        session.Execute(
            """
            INSERT INTO sender (id, machine, process, started, lease_until, lease_clock) VALUES (@id, @machine, @process, @started, @until, @clock)
            ON CONFLICT (id) DO UPDATE SET lease_until = @until, lease_clock = @clock
            """,
            ("id", Id),
            ("machine", SenderMachine.Name),
            ("process", (long)Environment.ProcessId),
            ("started", SenderMachine.StartOf(self)),
            ("until", (time.GetUtcNow() + Length).ToUnixTimeMilliseconds()),
            ("clock", Clock() + (long)Length.TotalMilliseconds));
    }

    /// <summary>Ends the lease; nothing may be held any more.</summary>
    public void End(DatabaseSession session) => session.Execute("DELETE FROM sender WHERE id = @id", ("id", Id));

    /// <summary>The senders that hold rows but no longer live: ended on this machine, or silent for longer than a lease.</summary>
    public List<string> Gone(DatabaseSession session)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return [.. session
            .Query(
                "SELECT id, machine, process, started, lease_until, lease_clock FROM sender WHERE id <> @id",
                row => (Id: row.Text(0), Machine: row.Text(1), Process: row.Number(2), Started: row.Number(3), Until: row.Number(4), Clock: row.Number(5)),
                ("id", Id))
            .Where(sender => sender.Machine == SenderMachine.Name
                ? sender.Clock < Clock() || !SenderMachine.IsAlive(sender.Process, sender.Started)
                : sender.Until < now)
            .Select(sender => sender.Id)];
    }

    private long Clock() => (long)(time.GetTimestamp() / (time.TimestampFrequency / 1000.0));
}
