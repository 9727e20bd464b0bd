using System.Runtime.ExceptionServices;

namespace Feeds.Mailing;

/// <summary>One message on its way through a line: how far it is, and how long the next answer is waited for.</summary>
internal sealed class SmtpDelivery : IDisposable
{
    private const int MayBeGivenUp = 0;
    private const int IsOffered = 1;
    private const int IsGivenUp = 2;

    private readonly SmtpTimeouts timeouts;
    private readonly Func<bool> mayOffer;
    private readonly CancellationTokenSource patience;
    private readonly CancellationTokenRegistration givingUp;
    private int fate = MayBeGivenUp;
    private bool bodyHasBegun;
    private bool wasAsked;
    private ExceptionDispatchInfo? askingFailed;

    /// <param name="mayOffer">Asked when the envelope is on its way; says whether the message may follow.</param>
    /// <param name="cancel">Gives up while nothing of the message itself has been offered.</param>
    /// <param name="abandon">Gives up whenever it comes.</param>
    public SmtpDelivery(SmtpTimeouts timeouts, Func<bool> mayOffer, CancellationToken cancel, CancellationToken abandon)
    {
        (this.timeouts, this.mayOffer) = (timeouts, mayOffer);
        patience = CancellationTokenSource.CreateLinkedTokenSource(abandon);
        patience.CancelAfter(timeouts.Command);
        givingUp = cancel.UnsafeRegister(static delivery => ((SmtpDelivery)delivery!).GiveUp(), this);
    }

    /// <summary>What the next answer is about; at <see cref="DeliveryStage.FinalDot"/> the body is written, though perhaps not on the wire.</summary>
    public DeliveryStage Stage { get; private set; } = DeliveryStage.MailFrom;

    public bool GivenUp => Volatile.Read(ref fate) == IsGivenUp;

    /// <summary>Whether nothing of the message may be offered: it was asked, and the answer was no, or none.</summary>
    public bool IsWithheld { get; private set; }

    /// <summary>Ends the wait.</summary>
    public CancellationToken Patience => patience.Token;

    /// <summary>Something went out of which the answer is waited for next; the first of it is the envelope, and while the server thinks about that it is asked whether the message may follow.</summary>
    public void AsksForAnswer()
    {
        if (wasAsked)
        {
            return;
        }

        wasAsked = true;
        // The server is not to blame for how long this takes.
        patience.CancelAfter(Timeout.InfiniteTimeSpan);
        try
        {
            IsWithheld = !mayOffer();
        }
        catch (Exception failure)
        {
            // MailKit would make another failure of it.
            askingFailed = ExceptionDispatchInfo.Capture(failure);
            IsWithheld = true;
        }

        patience.CancelAfter(timeouts.Command);
    }

    public void ThrowIfAskingFailed() => askingFailed?.Throw();

    public void SenderIsTaken() => Stage = DeliveryStage.RcptTo;

    public void RecipientIsTaken()
    {
        // Both are asked in one go: the server may take a reader after it has refused the sender.
        if (Stage is not DeliveryStage.RcptTo)
        {
            return;
        }

        Interlocked.CompareExchange(ref fate, IsOffered, MayBeGivenUp);
        Stage = DeliveryStage.Data;
        patience.CancelAfter(timeouts.Command);
    }

    public void BodyBegins()
    {
        bodyHasBegun = true;
        patience.CancelAfter(timeouts.Block);
    }

    public void BlockIsWritten()
    {
        if (bodyHasBegun && Stage is DeliveryStage.Data)
        {
            patience.CancelAfter(timeouts.Block);
        }
    }

    public void BodyIsWritten()
    {
        Stage = DeliveryStage.FinalDot;
        patience.CancelAfter(timeouts.FinalReply);
    }

    public void Dispose()
    {
        givingUp.Dispose();
        patience.Dispose();
    }

    private void GiveUp()
    {
        if (Interlocked.CompareExchange(ref fate, IsGivenUp, MayBeGivenUp) == MayBeGivenUp)
        {
            patience.Cancel();
        }
    }
}
