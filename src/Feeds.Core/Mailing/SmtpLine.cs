using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Feeds.Mailing;

/// <summary>One connection to a mail server at a time, made when it is needed and kept while it is good.</summary>
internal sealed class SmtpLine(
    SmtpOptions options, SmtpTimeouts timeouts, TimeProvider time, AccessTokens? tokens, X509Certificate2Collection? trusted, CancellationToken abandon) : ITransportLine
{
    /// <summary>With its line break (RFC 5321 section 4.5.3.1.6).</summary>
    private const int LongestLine = 1000;

    private readonly SmtpLogin login = new(options, tokens);

    // MailKit must change nothing.
    private readonly FormatOptions asItIs = new() { NewLineFormat = NewLineFormat.Dos };
    private SmtpSession? session;

    public Task<DeliveryResult?> ReadyAsync(CancellationToken cancel) => Task.FromResult(Ready(cancel));

    public Task<DeliveryResult?> SendAsync(Outgoing message, EmailAddress recipient, Func<bool> mayOffer, CancellationToken cancel) =>
        Task.FromResult(Send(message, recipient, mayOffer, cancel));

    public ValueTask DisposeAsync()
    {
        Quit();
        return ValueTask.CompletedTask;
    }

    private DeliveryResult? Ready(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (session is { } known)
        {
            if (known.Carried < options.MessagesPerConnection && time.GetElapsedTime(known.LastUsed) < timeouts.Idle && !known.Line.HasNews)
            {
                return null;
            }

            Quit();
        }

        var why = Connect(cancel);
        if (why is not null)
        {
            Quit();
        }

        return why;
    }

    private DeliveryResult? Send(Outgoing message, EmailAddress recipient, Func<bool> mayOffer, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (session is null)
        {
            return ReplyClasses.OfSilence(DeliveryStage.Connect, "not connected");
        }

        return Refusal(message, recipient, cancel) ?? Offer(message, recipient, mayOffer, cancel);
    }

    /// <summary>What MailKit would send all the same.</summary>
    private DeliveryResult? Refusal(Outgoing message, EmailAddress recipient, CancellationToken cancel)
    {
        var sender = message.Sender;
        var needsUtf8 = sender.NeedsSmtpUtf8 || recipient.NeedsSmtpUtf8;
        if (!MailboxAddress.TryParse(recipient.ToString(), out _))
        {
            return ReplyClasses.Refusal(ReplyClass.Rejected, DeliveryStage.RcptTo, "this is no address that a mail server could be given");
        }

        if (needsUtf8)
        {
            if (!session!.OffersUtf8)
            {
                return sender.NeedsSmtpUtf8
                    ? ReplyClasses.Refusal(ReplyClass.RouteRefused, DeliveryStage.MailFrom, $"{options.Host} takes ASCII senders only (it has no SMTPUTF8), not {sender}")
                    : ReplyClasses.Refusal(ReplyClass.AddressUnsupported, DeliveryStage.RcptTo, $"{options.Host} takes ASCII addresses only (it has no SMTPUTF8)");
            }

            // It was told not to use the extension, and cannot be told otherwise.
            if (!session.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            {
                Quit();
                if (Ready(cancel) is { } why)
                {
                    return why;
                }
            }
        }
        else
        {
            // Else a host with letters beyond ASCII would be written in them, and the mail could pass only servers that have the extension.
            session!.Capabilities &= ~SmtpCapabilities.UTF8;
        }

        return Unfit(message.Bytes.Span, needsUtf8) is { } unfit ? ReplyClasses.Refusal(ReplyClass.MessageRefused, DeliveryStage.MailFrom, unfit)
            : session.MaxSize > 0 && session.MaxSize < message.Bytes.Length ? ReplyClasses.Refusal(ReplyClass.MessageRefused, DeliveryStage.MailFrom, TooLarge(message.Bytes.Length))
            : null;
    }

    // What any server takes: short lines of seven bits (RFC 5321 section 2.4); one with SMTPUTF8 takes the header in UTF-8 (RFC 6532 section 3).
    private static string? Unfit(ReadOnlySpan<byte> bytes, bool isHeaderUtf8)
    {
        if (!Ascii.IsValid(isHeaderUtf8 ? bytes[Math.Max(0, bytes.IndexOf("\r\n\r\n"u8))..] : bytes))
        {
            return "the message has bytes beyond ASCII: it was not prepared for mail";
        }

        // From one line break to the last one within reach of it: most of the message is stepped over.
        while (bytes.Length > LongestLine)
        {
            var next = bytes[..LongestLine].LastIndexOf((byte)'\n');
            if (next < 0)
            {
                return "the message has a line of more than 998 octets: it was not prepared for mail";
            }

            bytes = bytes[(next + 1)..];
        }

        return null;
    }

    private string TooLarge(int size) =>
        string.Create(CultureInfo.InvariantCulture, $"the message has {size} bytes, and {options.Host} takes at most {session!.MaxSize}");

    private DeliveryResult? Offer(Outgoing message, EmailAddress recipient, Func<bool> mayOffer, CancellationToken cancel)
    {
        var open = session!;
        using var delivery = new SmtpDelivery(timeouts, mayOffer, cancel, abandon);
        var result = Offer(open, delivery, message, recipient, cancel);
        delivery.ThrowIfAskingFailed();
        return delivery.IsWithheld ? null : result;
    }

    private DeliveryResult Offer(SmtpSession open, SmtpDelivery delivery, Outgoing message, EmailAddress recipient, CancellationToken cancel)
    {
        open.Line.Begin(delivery);
        open.Size = message.Bytes.Length;
        try
        {
            using var bytes = WrittenMessage.Of(message.Bytes, delivery);
            var text = open.Send(asItIs, bytes, Mailbox(message.Sender), [Mailbox(recipient)], delivery.Patience);
            Used(open);
            return ReplyClasses.OfReply(DeliveryStage.FinalDot, (int)SmtpStatusCode.Ok, text);
        }
        catch (Exception failure) when (failure is SmtpCommandException or MailKit.ServiceNotAuthenticatedException)
        {
            // MailKit has begun anew with RSET, or closed.
            var result = SmtpFailures.Of(delivery.Stage, failure);
            Used(open);
            if (!open.IsConnected || open.Line.HasNews || result.Code is 421 or < 400)
            {
                Close();
            }

            return result;
        }
        catch (OperationCanceledException)
        {
            Close();
            return delivery.GivenUp ? throw new OperationCanceledException(cancel) : ReplyClasses.OfSilence(StageOf(delivery, open), Silence());
        }
        // Whatever a peer can make MailKit throw, the message's fate is known: the stage tells it.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Close();
            return SmtpFailures.Of(StageOf(delivery, open), failure);
        }
        finally
        {
            open.Line.End();
        }
    }

    private static DeliveryStage StageOf(SmtpDelivery delivery, SmtpSession session) =>
        delivery.Stage is DeliveryStage.FinalDot && !session.Line.DotIsOut ? DeliveryStage.Data : delivery.Stage;

    private static MailboxAddress Mailbox(EmailAddress address) => new((string?)null, address.ToString());

    private void Used(SmtpSession open)
    {
        open.Carried++;
        open.LastUsed = time.GetTimestamp();
    }

    private string Silence() => abandon.IsCancellationRequested ? "given up: the program was told to end at once" : "no answer in time";

    private DeliveryResult? Connect(CancellationToken cancel)
    {
        var stage = DeliveryStage.Connect;
        var certificate = new CertificateCheck(options.Host, trusted);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel, abandon);
        try
        {
            patience.CancelAfter(timeouts.Connect);
            var socket = HostConnection.Connect(options.Host, options.Port, patience.Token);
            stage = DeliveryStage.Greeting;
            session = Session(socket, certificate);
            session.Line.Patience = patience.Token;
            patience.CancelAfter(timeouts.Greeting);
            session.Connect(session.Line, options.Host, options.Port, Security(), patience.Token);
            session.OffersUtf8 = session.Capabilities.HasFlag(SmtpCapabilities.UTF8);

            stage = DeliveryStage.Authentication;
            patience.CancelAfter(timeouts.Authentication);
            var why = login.Enter(session, patience.Token);
            session.Line.End();
            return why;
        }
        catch (OperationCanceledException)
        {
            stage = AtTls(stage) ? DeliveryStage.StartTls : stage;
            Close();
            cancel.ThrowIfCancellationRequested();
            return ReplyClasses.OfSilence(stage, Silence());
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            stage = AtTls(stage) || failure is SslHandshakeException ? DeliveryStage.StartTls : stage;
            Close();
            return failure is NotSupportedException && stage is DeliveryStage.Greeting
                ? ReplyClasses.Refusal(ReplyClass.RouteRefused, DeliveryStage.StartTls, $"{options.Host} offers no TLS (STARTTLS), and nothing is sent without it")
                : certificate.Fault is { } fault ? ReplyClasses.OfSilence(DeliveryStage.StartTls, fault)
                : SmtpFailures.Of(stage, failure is SslHandshakeException { InnerException: { } inner } ? inner : failure);
        }
    }

    // The server has said what it can, and was asked for TLS next.
    private bool AtTls(DeliveryStage stage) =>
        stage is DeliveryStage.Greeting && options.Security is SmtpSecurity.StartTls && session?.Capabilities.HasFlag(SmtpCapabilities.StartTLS) is true;

    private SmtpSession Session(Socket socket, CertificateCheck certificate) => new(new LineStream(socket))
    {
        LocalDomain = ((IPEndPoint)socket.LocalEndPoint!).Address.ToString(),
        // Most authorities no longer answer these questions, and an answer that does not come would stop the mail.
        CheckCertificateRevocation = false,
        ServerCertificateValidationCallback = (_, shown, chain, errors) => certificate.Holds(shown, chain, errors),
        LastUsed = time.GetTimestamp(),
    };

    private SecureSocketOptions Security() => options.Security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private void Quit()
    {
        if (session is { IsConnected: true } open && !open.Line.HasNews && !abandon.IsCancellationRequested)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(abandon);
            patience.CancelAfter(timeouts.Quit);
            open.Line.Patience = patience.Token;
            open.Disconnect(quit: true, patience.Token);
        }

        Close();
    }

    private void Close()
    {
        session?.Dispose();
        session = null;
    }
}
