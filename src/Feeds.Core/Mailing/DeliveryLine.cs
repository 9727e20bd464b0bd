using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Feeds.Mailing;

/// <summary>What the lines of one run share.</summary>
internal sealed record DeliveryRun(
    IMessageTransport Transport, Func<Delivery, Outgoing> Compose, OutboxLedger Ledger, DeliveryRoute Route, DeliveryTally Tally, bool Hold, TimeProvider Time)
{
    private int outstanding;
    private int enough;

    public Channel<DeliveryTurn> Turns { get; } = Channel.CreateUnbounded<DeliveryTurn>();

    /// <summary>What lines could not send, with when it may be tried again.</summary>
    public ConcurrentQueue<(Delivery Delivery, DateTimeOffset? NextAt)> Back { get; } = [];

    /// <summary>Issues that wait for a person from now on; 0 for all of them.</summary>
    public ConcurrentQueue<(long Issue, string Reason)> Pauses { get; } = [];

    /// <summary>Released when who hands out turns has something to do.</summary>
    public SemaphoreSlim News { get; } = new(0);

    /// <summary>How many turns are given and not over.</summary>
    public int Outstanding => Volatile.Read(ref outstanding);

    /// <summary>Why the way could not be used the last time, or null.</summary>
    public string? Barred { get; set; }

    /// <summary>Hands out turns; half of them over is news.</summary>
    public void Give(IReadOnlyList<DeliveryTurn> turns)
    {
        Volatile.Write(ref enough, Interlocked.Add(ref outstanding, turns.Count) / 2);
        foreach (var turn in turns)
        {
            Turns.Writer.TryWrite(turn);
        }
    }

    /// <summary>A turn is over.</summary>
    public void End()
    {
        // To wake somebody for each message would cost more than a message.
        if (Interlocked.Decrement(ref outstanding) is var left && (left == 0 || left == Volatile.Read(ref enough) || !Back.IsEmpty || !Pauses.IsEmpty))
        {
            News.Release();
        }
    }
}

/// <summary>Sends one delivery after another over one connection; each outcome is written down before anything of the next message is offered.</summary>
internal sealed class DeliveryLine(DeliveryRun run)
{
    // What became of the last message; written down together with the next intent, or alone when there is none.
    private DeliveryChange? unwritten;

    // Whether the last message might not be offered: of the next, no server hears before that is known.
    private bool isWary;

    public async Task RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        await using var line = run.Transport.Open(abandon);
        try
        {
            while (await NextAsync() is { } turn)
            {
                try
                {
                    await TakeAsync(line, turn, stop);
                }
                finally
                {
                    run.End();
                }
            }
        }
        finally
        {
            await WriteAsync();
        }
    }

    private async Task<DeliveryTurn?> NextAsync()
    {
        while (true)
        {
            if (run.Turns.Reader.TryRead(out var turn))
            {
                return turn;
            }

            await WriteAsync();
            if (!await run.Turns.Reader.WaitToReadAsync())
            {
                return null;
            }
        }
    }

    private async Task TakeAsync(ITransportLine line, DeliveryTurn turn, CancellationToken stop)
    {
        var delivery = turn.Delivery;
        var domain = delivery.Address.Domain;
        if (stop.IsCancellationRequested || run.Route.ClosedFor(domain) is not null || !await IsReadyAsync(line, delivery, stop) || !await WaitForAsync(turn.Slot, stop))
        {
            run.Back.Enqueue((delivery, run.Route.ClosedFor(domain)));
            return;
        }

        var outgoing = run.Compose(delivery);
        Failpoint.Reach("claim");
        bool? mayOffer = isWary ? Intend() : null;
        var result = mayOffer is false ? null : await line.SendAsync(outgoing, delivery.Address, () => mayOffer ??= Intend(), CancellationToken.None);
        isWary = !(mayOffer ?? Intend());
        if (isWary)
        {
            // Its reader has left, or its issue waits: the next claim sees to it.
            run.Back.Enqueue((delivery, null));
            return;
        }

        Failpoint.Reach("reply");
        unwritten = ChangeOf(delivery, result!);
        run.Tally.Count(unwritten);

        bool Intend()
        {
            var written = unwritten;
            unwritten = null;
            var granted = run.Ledger.Write(written, delivery);
            Failpoint.Reach("intent");
            return granted;
        }
    }

    private async Task<bool> IsReadyAsync(ITransportLine line, Delivery delivery, CancellationToken stop)
    {
        DeliveryResult? failure;
        try
        {
            failure = await line.ReadyAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }

        if (failure is null)
        {
            run.Barred = null;
            return true;
        }

        run.Barred = failure.Reply;
        run.Route.Fail(failure, delivery.Id);
        if (failure.Class == ReplyClass.RouteRefused)
        {
            run.Pauses.Enqueue((0, failure.Reply));
        }

        return false;
    }

    private async Task<bool> WaitForAsync(DateTimeOffset? slot, CancellationToken stop)
    {
        if (slot is not { } at)
        {
            return true;
        }

        try
        {
            if (at - run.Time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                // What became of the last message must not wait with us.
                await WriteAsync();
                await Task.Delay(wait, run.Time, stop);
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return Pace.InTime(at, run.Time.GetUtcNow());
    }

    private DeliveryChange ChangeOf(Delivery delivery, DeliveryResult result)
    {
        var change = DeliveryDecision.Of(delivery, result, run.Hold, run.Time.GetUtcNow());
        var verdict = run.Route.See(delivery, result);
        if (result.Class == ReplyClass.RouteRefused || verdict.Action == RefusalAction.PauseIssue)
        {
            run.Pauses.Enqueue((delivery.Issue, verdict.Reason.Length > 0 ? verdict.Reason : result.Reply));
        }

        return verdict.Again.Contains(delivery.Id)
            ? change with { State = DeliveryState.Pending, NextAt = run.Time.GetUtcNow(), Attempts = delivery.Attempts, Suppress = false }
            : change;
    }

    private async Task WriteAsync()
    {
        if (unwritten is { } change)
        {
            unwritten = null;
            run.Ledger.Write(change, null);
        }
    }
}
