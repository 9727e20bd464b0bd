using static Feeds.Mailing.DeliveryStage;
using static Feeds.Mailing.ReplyClass;

namespace Feeds.Mailing;

/// <summary>Says what an answer of a mail server means; the one place that knows codes and the words of providers.</summary>
/// <remarks>
/// In doubt an answer is read so that a mistake does the least harm: a reader's address is given up only when an enhanced code or plain words say that there is no such mailbox.
/// </remarks>
public static class ReplyClasses
{
    /// <summary>What a reply means that did not let the message go on, or that came after its final dot.</summary>
    /// <param name="text">The reply without its code; an enhanced status code (RFC 2034) may stand at its beginning.</param>
    public static DeliveryResult OfReply(DeliveryStage stage, int code, string text)
    {
        var reply = new Reply(stage, code, text);
        var meaning = code switch
        {
            >= 200 and < 300 when stage is FinalDot => Accepted,
            >= 400 and < 500 => Temporary(reply),
            >= 500 and < 600 => Permanent(reply),
            // An answer to a question that was not asked: as good as none.
            _ => Silence(stage),
        };
        return new(meaning, stage, code, reply.Enhanced, reply.Line, ByRoute: IsByRoute(meaning, reply));
    }

    /// <summary>What it means when no reply came, or none that can be understood.</summary>
    /// <param name="why">The words of the failure.</param>
    public static DeliveryResult OfSilence(DeliveryStage stage, string why) =>
        new(Silence(stage), stage, Code: null, Enhanced: null, Reply.OneLine(why), ByRoute: stage is not FinalDot);

    /// <summary>What a failure on our side of the way means for good, such as a password that must not be sent.</summary>
    internal static DeliveryResult Refusal(ReplyClass meaning, DeliveryStage stage, string why) =>
        new(meaning, stage, Code: null, Enhanced: null, Reply.OneLine(why), ByRoute: meaning is RouteRefused or Connection);

    private static ReplyClass Silence(DeliveryStage stage) => stage is FinalDot ? Uncertain : Connection;

    private static ReplyClass Temporary(Reply reply) => reply switch
    {
        { SaysSessionIsOver: true } or { Detail: "4.2" } => Connection,
        { SaysTooFast: true } => TooFast,
        { Code: 421, Subject: 3 or 4 } => Connection,
        { Code: 421 } => TooFast,
        { Stage: < MailFrom } => Connection,
        { SaysGreylisted: true } => Greylisted,
        { Stage: MailFrom } => reply.Subject is 7 ? TooFast : Connection,

        { Detail: "2.1" or "5.3" } => TooFast,
        { Stage: RcptTo, Code: 450 or 451, Detail: "2.0" or "7.1" } => Greylisted,
        { Subject: 7 } => TooFast,
        { Subject: 2 } or { SaysMailboxFull: true } => MailboxBusy,
        { Code: 452, Subject: null or 3 } => MailboxBusy,
        // No other class blames nobody and comes back after some minutes.
        _ => Greylisted,
    };

    private static ReplyClass Permanent(Reply reply) => reply switch
    {
        { Stage: < MailFrom } => RouteRefused,
        { Code: 503, Stage: not FinalDot } => Connection,
        { Code: 530 or 534 or 535 or 538 } => RouteRefused,
        { Detail: "1.7" or "1.8" or "7.8" or "7.26" or "7.30" or "7.57" or "7.515" } => RouteRefused,
        { Detail.Length: 5, Subject: 7 } when reply.Detail.StartsWith("7.7", StringComparison.Ordinal) => RouteRefused,
        { Detail: "7.0", Stage: not FinalDot } => RouteRefused,
        { Detail: "6.7" } => AddressUnsupported,

        { SaysTooFast: true, IsAboutMailbox: false } => TooFast,
        { SaysWeAreRefused: true } => RouteRefused,
        { Detail: "2.3" or "3.4" } or { SaysTooLarge: true } => MessageRefused,
        { Stage: MailFrom } => RouteRefused,

        // Said of one reader, but only many of them tell (RefusalWatch).
        { SaysNoRelay: true, Stage: RcptTo } => Rejected,
        { IsAboutMailbox: true } or { Code: 556 } => NoSuchMailbox,
        { Detail: "2.2" } or { SaysMailboxFull: true } or { Stage: RcptTo, Code: 552, Subject: null } => MailboxBusy,
        { SaysNoSuchMailbox: true, Subject: not 7 } => NoSuchMailbox,
        { Stage: RcptTo or Data, Code: 500 or 502 or 504 } => RouteRefused,
        { Stage: RcptTo } => Rejected,
        _ => MessageRefused,
    };

    private static bool IsByRoute(ReplyClass meaning, Reply reply) => meaning switch
    {
        Connection or RouteRefused => true,
        // 421 closes the channel, which is the route's; at RCPT the rest is about the reader's domain.
        TooFast => reply.Stage is not RcptTo || reply.Code is 421 || reply.Code >= 500 || reply.SaysAccount,
        _ => false,
    };
}
