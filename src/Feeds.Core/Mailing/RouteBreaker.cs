namespace Feeds.Mailing;

/// <summary>Stops knocking at a server that fails again and again, for longer each time.</summary>
/// <param name="Failures">How many connections failed in a row.</param>
/// <param name="ClosedUntil">No line is opened before this instant.</param>
public sealed record RouteBreaker(int Failures, DateTimeOffset ClosedUntil)
{
    /// <summary>How many failures in a row close the way: one broken line among several is no reason.</summary>
    public const int Patience = 5;

    public static RouteBreaker Fresh { get; } = new(0, DateTimeOffset.MinValue);

    /// <summary>Whether the way may be tried.</summary>
    public bool MayTry(DateTimeOffset now) => now >= ClosedUntil;

    /// <summary>What is known after one more result, of a message or of a connection.</summary>
    /// <param name="seed">Scatters the waits of several processes.</param>
    public RouteBreaker After(DeliveryResult result, DateTimeOffset now, long seed) => result.Class switch
    {
        // Those that were under way when it closed count for nothing more.
        ReplyClass.Connection when !MayTry(now) => this,
        ReplyClass.Connection when Failures + 1 < Patience => this with { Failures = Failures + 1 },
        ReplyClass.Connection => new(Failures + 1, now + RetrySchedule.Wait(ReplyClass.Connection, Failures + 2 - Patience, seed)!.Value),
        // Each more that hears it is one more reason to be slow with us.
        ReplyClass.TooFast when result.ByRoute => new(0, now + Pace.FirstCooling),
        // Any word about a message shows that the way is there; its loss after the final dot does not.
        ReplyClass.Uncertain => this,
        _ => Fresh,
    };
}
