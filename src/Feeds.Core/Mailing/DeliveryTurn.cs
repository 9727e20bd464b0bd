namespace Feeds.Mailing;

/// <summary>A delivery on its way to a line.</summary>
/// <param name="Slot">Before this instant it must not go; null: at once.</param>
internal readonly record struct DeliveryTurn(Delivery Delivery, DateTimeOffset? Slot);
