using MailKit.Security;

namespace Feeds.Mailing;

/// <summary>Tells a server who we are, once and never in the clear.</summary>
internal sealed class SmtpLogin(SmtpOptions options, AccessTokens? tokens)
{
    /// <summary>Logs in when there is something to log in with; null when the session may send, else why not.</summary>
    public DeliveryResult? Enter(SmtpSession session, CancellationToken cancel)
    {
        if (options.Username is not { } user)
        {
            return null;
        }

        if (!session.IsSecure)
        {
            return Refused("a password is sent over TLS only");
        }

        if (tokens is null)
        {
            return Enter(session, Mechanism(session.AuthenticationMechanisms, user, options.Password ?? ""), cancel);
        }

        var (token, why) = tokens.GetAsync(cancel).GetAwaiter().GetResult();
        if (token is null)
        {
            return why;
        }

        var refusal = Enter(session, session.AuthenticationMechanisms.Contains("XOAUTH2") ? new SaslMechanismOAuth2(user, token) : null, cancel);
        if (refusal is not null)
        {
            // It may have been revoked: the next login gets another one.
            tokens.Forget(token);
        }

        return refusal;
    }

    private static DeliveryResult? Enter(SmtpSession session, SaslMechanism? mechanism, CancellationToken cancel)
    {
        if (mechanism is null)
        {
            return Refused($"none of the server's ways to log in is known here ({string.Join(' ', session.AuthenticationMechanisms.Order(StringComparer.Ordinal))})");
        }

        try
        {
            session.Authenticate(mechanism, cancel);
            return null;
        }
        catch (AuthenticationException failure)
        {
            return SmtpFailures.Of(DeliveryStage.Authentication, failure);
        }
    }

    // One try: each further one would bring the account nearer to being locked.
    private static SaslMechanism? Mechanism(HashSet<string> offered, string user, string password) =>
        offered.Contains("PLAIN") ? new SaslMechanismPlain(user, password)
        : offered.Contains("LOGIN") ? new SaslMechanismLogin(user, password)
        : offered.Contains("SCRAM-SHA-256") ? new SaslMechanismScramSha256(user, password)
        : offered.Contains("SCRAM-SHA-1") ? new SaslMechanismScramSha1(user, password)
        : offered.Contains("CRAM-MD5") ? new SaslMechanismCramMd5(user, password)
        : null;

    private static DeliveryResult Refused(string why) => ReplyClasses.Refusal(ReplyClass.RouteRefused, DeliveryStage.Authentication, why);
}
