using Feeds.Sources;
using Feeds.Storage;

namespace Feeds.Mailing;

/// <summary>How a run of the sender goes about it.</summary>
/// <param name="Lines">How many connections at most.</param>
/// <param name="Rate">Messages a second at most over all senders, or null for no limit.</param>
/// <param name="Hold">Whether what is uncertain waits for a person; else one more copy goes out.</param>
public sealed record SendingOptions(int Lines, double? Rate, bool Hold);

/// <summary>Delivers what the outbox holds until nothing more is due; any number of them may run at once, on one machine or on many.</summary>
/// <param name="compose">Makes the message of a delivery: the same bytes whenever it is asked; called by several threads.</param>
public sealed class DeliveryWorker(Database database, IMessageTransport transport, Func<Delivery, Outgoing> compose, SendingOptions options, TimeProvider time)
{
    // What is due so soon is waited for; the rest is left to the next run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // How long a database may refuse before the run ends.
    private static readonly TimeSpan Endurance = TimeSpan.FromMinutes(1);

    private readonly int ahead = Math.Clamp(options.Lines * 32, 32, 256);

    /// <summary>Told what went wrong and is tried again.</summary>
    public Action<string>? Trouble { get; init; }

    /// <param name="progress">Told how many deliveries are over, and of how many.</param>
    /// <param name="stop">Ends the run as soon as what is under way has been answered.</param>
    /// <param name="abandon">Ends the run at once; what is under way is uncertain.</param>
    public async Task<DeliveryReport> RunAsync(Action<int, int>? progress, CancellationToken stop, CancellationToken abandon)
    {
        using var session = database.Connect();
        var outbox = new Outbox(database, session, time);
        var lease = new SenderLease(time);
        lease.Renew(session);
        outbox.Recover(lease, options.Hold);
        outbox.CloseIssues();
        var total = outbox.Waiting();
        var route = new DeliveryRoute(time);
        var tally = new DeliveryTally();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(abandon);
        using var ledger = new OutboxLedger(database, time, giveUp.Token) { Refused = Trouble };
        var run = new DeliveryRun(transport, compose, ledger, route, tally, options.Hold, time);
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // A line blocks its thread while it waits for the server; the pool would make up for that only by and by.
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(threads, options.Lines + Environment.ProcessorCount), ports);
        var lines = Enumerable.Range(0, Math.Min(options.Lines, Math.Max(1, total))).Select(_ => Task.Run(() => LineAsync(run, broken, abandon), CancellationToken.None)).ToList();
        try
        {
            await FeedAsync(outbox, new Paces(session), lease, session, run, () => progress?.Invoke(tally.Done, Math.Max(total, tally.Done)), broken.Token);
        }
        catch (FeedsException)
        {
            await giveUp.CancelAsync();
            throw;
        }
        finally
        {
            await broken.CancelAsync();
            run.Turns.Writer.TryComplete();
            await Task.WhenAll(lines);
        }

        Absorb(outbox, new Paces(session), run);
        outbox.TakeBack(route.Again);
        outbox.CloseIssues();
        lease.End(session);
        return tally.Report(ledger.Late, outbox.Paused(), run.Barred);
    }

    private static async Task LineAsync(DeliveryRun run, CancellationTokenSource broken, CancellationToken abandon)
    {
        try
        {
            await new DeliveryLine(run).RunAsync(broken.Token, abandon);
        }
        catch
        {
            // One line that cannot write down what it did ends the run.
            await broken.CancelAsync();
            throw;
        }
    }

    private async Task FeedAsync(Outbox outbox, Paces paces, SenderLease lease, DatabaseSession session, DeliveryRun run, Action progress, CancellationToken stop)
    {
        var (renewed, refusing) = (time.GetTimestamp(), (long?)null);
        while (!stop.IsCancellationRequested)
        {
            progress();
            var wait = Tick;
            try
            {
                if (time.GetElapsedTime(renewed) >= SenderLease.Renewal)
                {
                    lease.Renew(session);
                    outbox.Recover(lease, options.Hold);
                    outbox.CloseIssues();
                    renewed = time.GetTimestamp();
                }

                // Counted first: what ends while the rest is taken in may have come back, and the run is not over before that is given again.
                var outstanding = run.Outstanding;
                Absorb(outbox, paces, run);
                if (outstanding <= ahead / 2 && run.Route.ClosedUntil is null)
                {
                    var given = Give(outbox, paces, lease, run, ahead - outstanding);
                    if (given == 0 && outstanding == 0 && (Wait(outbox) is not { } pause || (wait = pause) > Patience))
                    {
                        return;
                    }
                }
                else if (outstanding == 0 && run.Route.ClosedUntil is { } closed && closed - time.GetUtcNow() is var rest)
                {
                    if (rest > Patience || outbox.Waiting() == 0)
                    {
                        return;
                    }

                    wait = rest;
                }

                refusing = null;
            }
            catch (FeedsException refusal)
            {
                Trouble?.Invoke(refusal.Message);
                refusing ??= time.GetTimestamp();
                if (time.GetElapsedTime(refusing.Value) > Endurance)
                {
                    throw;
                }
            }

            await NewsAsync(run, wait, stop);
        }
    }

    private static async Task NewsAsync(DeliveryRun run, TimeSpan wait, CancellationToken stop)
    {
        try
        {
            if (await run.News.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), stop))
            {
                while (run.News.Wait(0, CancellationToken.None))
                {
                    // All that is known by now is one piece of news.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }

    // Takes what is due and gives it to the lines, each with its instant where there is a pace; says how many.
    private int Give(Outbox outbox, Paces paces, SenderLease lease, DeliveryRun run, int room)
    {
        var paced = paces.Names();
        var initial = options.Rate is null ? null : Pace.Of(options.Rate);
        var routePaced = initial is not null || paced.Contains(Paces.Route);
        var claimed = outbox.Claim(lease, routePaced ? Math.Min(room, 32) : room);
        if (claimed.Count == 0)
        {
            return 0;
        }

        var turns = claimed.ConvertAll(delivery => new DeliveryTurn(delivery, null));
        if (routePaced)
        {
            turns = Paced(outbox, paces, Paces.Route, initial, turns);
        }

        foreach (var domain in turns.Select(turn => turn.Delivery.Address.Domain).Distinct().Where(paced.Contains).ToList())
        {
            var rest = turns.FindAll(turn => turn.Delivery.Address.Domain != domain);
            turns = [.. rest, .. Paced(outbox, paces, domain, null, turns.FindAll(turn => turn.Delivery.Address.Domain == domain))];
        }

        run.Give(turns);
        return turns.Count;
    }

    // What gets no instant soon goes back, and all that waits for the same with it.
    private List<DeliveryTurn> Paced(Outbox outbox, Paces paces, string name, Pace? initial, List<DeliveryTurn> turns)
    {
        var now = time.GetUtcNow();
        var reserved = paces.Change(name, initial, pace =>
        {
            var (next, slots) = pace.Reserve(now, turns.Count);
            return (next, (Slots: slots, FreeAt: next.FreeAt > next.CoolUntil ? next.FreeAt : next.CoolUntil));
        });
        if (reserved is not var (slots, freeAt) || slots.Length == turns.Count)
        {
            return reserved is null ? turns : [.. turns.Zip(reserved.Value.Slots, Later)];
        }

        outbox.GiveBack(turns.Skip(slots.Length).Select(turn => turn.Delivery), freeAt);
        if (name != Paces.Route)
        {
            outbox.PutOff(name, freeAt);
        }

        return [.. turns.Take(slots.Length).Zip(slots, Later)];

        static DeliveryTurn Later(DeliveryTurn turn, DateTimeOffset slot) => turn with { Slot = turn.Slot > slot ? turn.Slot : slot };
    }

    // What the lines could not send, and what they learned.
    private void Absorb(Outbox outbox, Paces paces, DeliveryRun run)
    {
        while (run.Pauses.TryDequeue(out var pause))
        {
            if (pause.Issue == 0)
            {
                outbox.PauseAll(pause.Reason);
            }
            else
            {
                outbox.Pause(pause.Issue, pause.Reason);
            }
        }

        var back = new List<(Delivery Delivery, DateTimeOffset? NextAt)>();
        while (run.Back.TryDequeue(out var each))
        {
            back.Add(each);
        }

        foreach (var together in back.GroupBy(each => each.NextAt, each => each.Delivery))
        {
            outbox.GiveBack(together, together.Key);
        }

        foreach (var (domain, until) in run.Route.TakePausedDomains())
        {
            outbox.PutOff(domain, until);
        }

        var now = time.GetUtcNow();
        foreach (var (name, slow, accepted) in run.Route.TakePaceChanges())
        {
            var rate = name == Paces.Route ? options.Rate : null;
            paces.Change(name, slow ? Pace.Of(rate) : null, pace => (slow ? pace.Slow(now) : pace.Recover(accepted, rate), true));
        }
    }

    private TimeSpan? Wait(Outbox outbox)
    {
        // Another sender may hold what is left.
        return outbox.NextDue() is { } due ? due - time.GetUtcNow() is var wait && wait > Tick ? wait : Tick : null;
    }
}
