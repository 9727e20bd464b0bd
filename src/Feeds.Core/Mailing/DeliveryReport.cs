namespace Feeds.Mailing;

/// <summary>An issue that waits for a person.</summary>
public sealed record PausedIssue(string Newsletter, string Schedule, string Period, string Reason);

/// <summary>What one run of the sender did.</summary>
/// <param name="Deferred">Tries that a server put off; each is tried again.</param>
/// <param name="Uncertain">Messages of which nobody knows whether the server took them.</param>
/// <param name="Late">Acceptances that came after another sender had taken the delivery over: second copies.</param>
/// <param name="Paused">Every issue that waits for a person now.</param>
/// <param name="Barred">Why the way could not be used in the end, or null.</param>
public sealed record DeliveryReport(int Accepted, int Deferred, int Rejected, int Uncertain, int Late, IReadOnlyList<PausedIssue> Paused, string? Barred);
