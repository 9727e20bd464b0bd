namespace Feeds.Mailing;

/// <summary>Says what an answer of a mail server means.</summary>
public static class ReplyClasses
{
    /// <summary>What a reply means that did not let the message go on, or that came after its final dot.</summary>
    /// <param name="text">The reply without its code; an enhanced status code (RFC 2034) stands at its beginning.</param>
    public static DeliveryResult OfReply(DeliveryStage stage, int code, string text) => throw new NotSupportedException();

    /// <summary>What it means when no reply came, or none that can be understood.</summary>
    public static DeliveryResult OfSilence(DeliveryStage stage, string why) => throw new NotSupportedException();
}
