using Feeds.Storage;

namespace Feeds.Mailing;

/// <summary>Addresses that are not written to, whatever a list says.</summary>
public static class Suppressions
{
    /// <summary>Adds an address, and takes it out of every newsletter.</summary>
    /// <param name="evidence">What was said when it was added, or null.</param>
    public static void Add(DatabaseSession session, string address, string reason, string? evidence, DateTimeOffset at)
    {
        session.Execute(
            "INSERT INTO suppression (address, reason, evidence, at) VALUES (@address, @reason, @evidence, @at) ON CONFLICT (address) DO NOTHING",
            ("address", address),
            ("reason", reason),
            ("evidence", evidence),
            ("at", at.ToUnixTimeMilliseconds()));
        session.Execute("UPDATE subscriber SET status = 'suppressed' WHERE address = @address AND status IN ('active', 'pending')", ("address", address));
    }

    /// <summary>Why an address is not written to, or null when it may be.</summary>
    public static string? ReasonOf(DatabaseSession session, string address) =>
        session.Query("SELECT reason FROM suppression WHERE address = @address", row => row.Text(0), ("address", address)) is [var reason] ? reason : null;
}
