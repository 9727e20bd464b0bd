namespace Feeds.Mailing;

/// <summary>What happens to mail of which nobody knows whether it arrived, and how long mail is worth sending.</summary>
/// <param name="Hold">Whether the uncertain waits for a person; else one more copy of the same bytes goes out.</param>
/// <param name="Expires">How long after its freezing an issue is still sent.</param>
public sealed record DeliveryOptions(bool Hold, TimeSpan Expires)
{
    public static DeliveryOptions Default { get; } = new(Hold: false, TimeSpan.FromDays(7));
}
