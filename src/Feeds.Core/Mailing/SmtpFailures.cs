using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Feeds.Mailing;

/// <summary>What MailKit's exceptions mean.</summary>
internal static class SmtpFailures
{
    /// <summary>The result of a failure.</summary>
    /// <param name="stage">What was waited for when it came.</param>
    public static DeliveryResult Of(DeliveryStage stage, Exception failure) => failure switch
    {
        SmtpCommandException command => ReplyClasses.OfReply(StageOf(command, stage), (int)command.StatusCode, command.Message),
        ServiceNotAuthenticatedException refused => ReplyClasses.OfReply(stage, (int)SmtpStatusCode.AuthenticationRequired, refused.Message),
        AuthenticationException refused => OfLogin(refused),
        _ => ReplyClasses.OfSilence(stage, failure.Message),
    };

    private static DeliveryStage StageOf(SmtpCommandException failure, DeliveryStage stage) => failure.ErrorCode switch
    {
        SmtpErrorCode.SenderNotAccepted => DeliveryStage.MailFrom,
        SmtpErrorCode.RecipientNotAccepted => DeliveryStage.RcptTo,
        _ => stage,
    };

    // MailKit puts the code before the words, but where it takes the code for settled (538).
    private static DeliveryResult OfLogin(AuthenticationException failure) =>
        failure.Message.Split(": ", 2) is [var code, var text] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ReplyClasses.OfReply(DeliveryStage.Authentication, number, text)
            : ReplyClasses.Refusal(ReplyClass.RouteRefused, DeliveryStage.Authentication, failure.Message);
}
