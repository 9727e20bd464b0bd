namespace Feeds.Mailing;

/// <summary>Stops knocking at a server that fails again and again, for longer each time.</summary>
/// <param name="Failures">How many connections failed in a row.</param>
/// <param name="ClosedUntil">No line is opened before this instant.</param>
public sealed record RouteBreaker(int Failures, DateTimeOffset ClosedUntil)
{
    public static RouteBreaker Fresh { get; } = new(0, DateTimeOffset.MinValue);

    /// <summary>Whether the way may be tried.</summary>
    public bool MayTry(DateTimeOffset now) => throw new NotSupportedException();

    /// <summary>What is known after one more result, of a message or of a connection.</summary>
    public RouteBreaker After(DeliveryResult result, DateTimeOffset now, long seed) => throw new NotSupportedException();
}
