using System.Net;
using Feeds.Subscriptions;

namespace Feeds.Cli.Web;

/// <summary>How many forms one network may post: a bucket for each, refilled by the clock, in memory.</summary>
internal sealed class ClientLimit(TimeProvider time)
{
    /// <summary>What is refused may come again after so long.</summary>
    public const string RetryAfterSeconds = "60";

    // A classroom behind one address can sign up; a program that fills in forms cannot go on for long.
    private const double Capacity = 30;
    private const double PerSecond = 0.5;

    // More networks than that at once are an attack, and are limited together.
    private const int MostBuckets = 20_000;

    private readonly Lock counting = new();
    private readonly Dictionary<string, (double Tokens, long At)> buckets = new(StringComparer.Ordinal);

    public bool Allows(IPAddress? client)
    {
        var name = ClientNetwork.Of(client) ?? "";
        lock (counting)
        {
            var now = time.GetTimestamp();
            if (!buckets.ContainsKey(name) && buckets.Count >= MostBuckets)
            {
                Forget(now);
                name = buckets.Count >= MostBuckets ? "" : name;
            }

            var left = Filled(buckets.GetValueOrDefault(name, (Capacity, now)), now);
            buckets[name] = (Math.Max(0, left - 1), now);
            return left >= 1;
        }
    }

    private void Forget(long now)
    {
        foreach (var (name, bucket) in buckets)
        {
            if (Filled(bucket, now) >= Capacity)
            {
                buckets.Remove(name);
            }
        }
    }

    private double Filled((double Tokens, long At) bucket, long now) => Math.Min(Capacity, bucket.Tokens + (time.GetElapsedTime(bucket.At, now).TotalSeconds * PerSecond));
}
