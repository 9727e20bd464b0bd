using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Feeds.Mailing;
using Feeds.Sources;

namespace Feeds.Cli.Web;

/// <summary>What a server counts, under names that <see cref="MetricsText"/> writes as Prometheus has them.</summary>
internal sealed class Figures : IDisposable
{
    private static readonly string[] Statuses = [.. Enumerable.Range(0, 600).Select(status => status.ToString(CultureInfo.InvariantCulture))];

    private readonly ServedSite site;
    private readonly Histogram<double> answers;
    private readonly Counter<long> mails;
    private readonly ConcurrentDictionary<string, long> builds = new(StringComparer.Ordinal);

    public Figures(ServedSite site)
    {
        this.site = site;
        answers = Meter.CreateHistogram<double>("feeds.http.request.duration", "s", "How long requests took, by what was asked for and the status of the answer.");
        mails = Meter.CreateCounter<long>("feeds.mails", null, "Confirming mails tried by this process, by what the mail server's answer meant.");
        Meter.CreateObservableCounter("feeds.builds", () => builds.Select(pair => new Measurement<long>(pair.Value, new KeyValuePair<string, object?>("outcome", pair.Key))), null, "Builds of this process, by what came of them.");
        Meter.CreateObservableGauge("feeds.channels", () => site.Built?.Channels.Length ?? 0L, null, "Feeds of the last build, each in all its formats.");
        Meter.CreateObservableGauge("feeds.files", () => (long)site.Files.Count, null, "Files of the last build.");
        Meter.CreateObservableGauge("feeds.changed.timestamp", () => site.Files.Changed is { } at ? new DateTimeOffset(at).ToUnixTimeSeconds() : 0L, "s", "When a build last changed a file, since 1970.");
        Meter.CreateObservableGauge("feeds.deliveries", () => Counted("SELECT state, COUNT(*) FROM delivery GROUP BY state"), null, "Letters of all issues by their state: pending, leased and sending wait; accepted, rejected, uncertain, skipped and expired are settled.");
        Meter.CreateObservableGauge("feeds.signups", () => Counted("SELECT state, COUNT(*) FROM signup GROUP BY state"), null, "Sign-ups by their state.");
        Meter.CreateObservableGauge("process.resident.memory", () => Environment.WorkingSet, "By", "Memory of this process.");
    }

    public Meter Meter { get; } = new("Feeds");

    /// <summary>Whether anybody reads how long requests take.</summary>
    public bool AreRead => answers.Enabled;

    public void Answered(string kind, int status, TimeSpan took) => answers.Record(took.TotalSeconds, new("kind", kind), new("status", Statuses[status is > 0 and < 600 ? status : 0]));

    public void Mailed(ReplyClass meaning) => mails.Add(1, new KeyValuePair<string, object?>("class", meaning.ToString()));

    /// <param name="outcome"><c>changed</c>, <c>same</c> or <c>failed</c>.</param>
    public void Built(string outcome) => builds.AddOrUpdate(outcome, 1, (_, count) => count + 1);

    public void Dispose() => Meter.Dispose();

    // A database that is away has no figures; the others are read all the same.
    private List<Measurement<long>> Counted(string query)
    {
        try
        {
            using var session = site.Room?.Base.Connect();
            return session?.Query(query, row => new Measurement<long>(row.GetInt64(1), new KeyValuePair<string, object?>("state", row.GetString(0)))) ?? [];
        }
        catch (FeedsException)
        {
            return [];
        }
    }
}
