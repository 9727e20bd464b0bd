namespace Feeds.Mailing;

/// <summary>How far an issue is; once it is settled, recipients = accepted + rejected + skipped + expired, and uncertain when those wait for a person.</summary>
/// <param name="Reason">Why it is paused or was skipped, or null.</param>
/// <param name="Deferred">Those that a server put off.</param>
/// <param name="Waiting">Those that were not tried yet, or are being tried.</param>
public sealed record IssueStatus(
    long Id, string Newsletter, string Schedule, string Period, string State, string? Reason,
    int Recipients, int Accepted, int Deferred, int Rejected, int Uncertain, int Skipped, int Expired, int Waiting);
