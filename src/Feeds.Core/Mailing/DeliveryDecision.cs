namespace Feeds.Mailing;

/// <summary>Decides what an answer does to its delivery.</summary>
public static class DeliveryDecision
{
    // One more copy follows soon, but not at once: the server may just be starting again.
    private static readonly TimeSpan BeforeAnotherCopy = TimeSpan.FromSeconds(30);

    /// <param name="hold">Whether what is uncertain waits for a person; else one more copy goes out.</param>
    public static DeliveryChange Of(Delivery delivery, DeliveryResult result, bool hold, DateTimeOffset now)
    {
        // A failure to connect says nothing about the reader.
        var attempts = delivery.Attempts + (result.Class == ReplyClass.Connection && result.Stage < DeliveryStage.RcptTo ? 0 : 1);
        return result.Class switch
        {
            ReplyClass.Accepted => Settled(DeliveryState.Accepted),
            ReplyClass.NoSuchMailbox => Settled(DeliveryState.Rejected) with { Suppress = true },
            ReplyClass.AddressUnsupported or ReplyClass.MessageRefused or ReplyClass.Rejected => Settled(DeliveryState.Rejected),
            ReplyClass.Uncertain when hold => Settled(DeliveryState.Uncertain) with { Copies = delivery.Copies + 1 },
            ReplyClass.Uncertain => Waiting(BeforeAnotherCopy) with { Copies = delivery.Copies + 1 },

            // The issue is paused: nobody is charged, and all goes on where it stopped.
            ReplyClass.RouteRefused => Waiting(TimeSpan.Zero) with { Attempts = delivery.Attempts },
            _ => Waiting(RetrySchedule.Wait(result.Class, attempts == 0 ? 1 : attempts, delivery.Id) ?? TimeSpan.Zero),
        };

        DeliveryChange Settled(string state) => new(delivery, result, state, null, attempts, delivery.Copies, Suppress: false);

        DeliveryChange Waiting(TimeSpan wait) => new(delivery, result, DeliveryState.Pending, now + wait, attempts, delivery.Copies, Suppress: false);
    }
}
