namespace Feeds.Mailing;

/// <summary>What a result does to its delivery.</summary>
/// <param name="State">Where it stands now; see <see cref="DeliveryState"/>.</param>
/// <param name="NextAt">When it is tried again, if it is.</param>
/// <param name="Suppress">Whether its address is not written to again.</param>
public sealed record DeliveryChange(Delivery Delivery, DeliveryResult Result, string State, DateTimeOffset? NextAt, int Attempts, int Copies, bool Suppress);
