using System.Collections.Concurrent;

namespace Feeds.Mailing;

/// <summary>What the lines of a run learn about the way and about domains while they send; for all of them together.</summary>
internal sealed class DeliveryRoute(TimeProvider time)
{
    private readonly Lock learning = new();
    private readonly Dictionary<long, RefusalWatch> watches = [];
    private readonly ConcurrentQueue<long> again = [];
    private readonly ConcurrentQueue<(string Name, bool Slow, int Accepted)> paceChanges = [];
    private readonly ConcurrentQueue<(string Domain, DateTimeOffset Until)> pausedDomains = [];
    private readonly Dictionary<string, DateTimeOffset> closedDomains = new(StringComparer.Ordinal);
    private RouteBreaker breaker = RouteBreaker.Fresh;

    /// <summary>Deliveries that were put down as refused, though their readers are not to blame.</summary>
    public IEnumerable<long> Again => again;

    /// <summary>When the way may be tried again; null when it may be now.</summary>
    public DateTimeOffset? ClosedUntil
    {
        get
        {
            lock (learning)
            {
                return breaker.MayTry(time.GetUtcNow()) ? null : breaker.ClosedUntil;
            }
        }
    }

    /// <summary>When a message to a domain may be tried again; null when it may be now.</summary>
    public DateTimeOffset? ClosedFor(string domain)
    {
        if (ClosedUntil is { } way)
        {
            return way;
        }

        lock (learning)
        {
            return closedDomains.TryGetValue(domain, out var until) && until > time.GetUtcNow() ? until : null;
        }
    }

    /// <summary>Learns from a failure to get a line ready.</summary>
    public void Fail(DeliveryResult result, long seed)
    {
        lock (learning)
        {
            breaker = breaker.After(result, time.GetUtcNow(), seed);
        }

        if (result.Class == ReplyClass.TooFast)
        {
            paceChanges.Enqueue((Paces.Route, Slow: true, 0));
        }
    }

    /// <summary>Learns from what became of a delivery; gives what it means for the issue.</summary>
    public RefusalVerdict See(Delivery delivery, DeliveryResult result)
    {
        var domain = delivery.Address.Domain;
        RefusalVerdict verdict;
        lock (learning)
        {
            breaker = breaker.After(result, time.GetUtcNow(), delivery.Id);
            if (!watches.TryGetValue(delivery.Issue, out var watch))
            {
                watches.Add(delivery.Issue, watch = new());
            }

            verdict = watch.See(result, delivery.Id, domain);
            if (verdict.Action == RefusalAction.PauseDomain)
            {
                Close(domain, time.GetUtcNow() + TimeSpan.FromHours(1));
            }
            else if (result is { Class: ReplyClass.TooFast, ByRoute: false })
            {
                // What is under way to other lines need not hear it too.
                Close(domain, time.GetUtcNow() + Pace.FirstCooling);
            }
        }

        foreach (var id in verdict.Again)
        {
            again.Enqueue(id);
        }

        if (result.Class is ReplyClass.TooFast or ReplyClass.Accepted)
        {
            paceChanges.Enqueue((result.ByRoute ? Paces.Route : domain, result.Class == ReplyClass.TooFast, 1));
        }

        return verdict;
    }

    /// <summary>The domains that nothing is sent to for a while, each given once.</summary>
    public IEnumerable<(string Domain, DateTimeOffset Until)> TakePausedDomains()
    {
        while (pausedDomains.TryDequeue(out var paused))
        {
            yield return paused;
        }
    }

    /// <summary>What was learned of paces since this was last asked: each name with how many messages were taken, and whether any answer was that we are too fast.</summary>
    public List<(string Name, bool Slow, int Accepted)> TakePaceChanges()
    {
        var changes = new Dictionary<string, (bool Slow, int Accepted)>();
        while (paceChanges.TryDequeue(out var change))
        {
            var (slow, accepted) = changes.GetValueOrDefault(change.Name);
            changes[change.Name] = (slow || change.Slow, accepted + change.Accepted);
        }

        return [.. changes.Select(change => (change.Key, change.Value.Slow, change.Value.Accepted))];
    }

    private void Close(string domain, DateTimeOffset until)
    {
        if (closedDomains.GetValueOrDefault(domain) < until)
        {
            closedDomains[domain] = until;
            pausedDomains.Enqueue((domain, until));
        }
    }
}
