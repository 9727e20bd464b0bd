using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Feeds.Cli.Web;

/// <summary>Everything one instrument measured, by its tags.</summary>
internal sealed class MetricFamily(Instrument instrument)
{
    // Seconds: what a feed takes, what a form takes, and what is too long.
    private static readonly double[] Bounds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

    private readonly ConcurrentDictionary<(object? First, object? Second), Series> all = new();
    private readonly string kind = instrument switch
    {
        Histogram<double> => "histogram",
        Counter<long> or ObservableCounter<long> => "counter",
        _ => "gauge",
    };

    public string Name { get; } = instrument.Name.Replace('.', '_') + (instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" }) + (instrument is Counter<long> or ObservableCounter<long> ? "_total" : "");

    /// <summary>Takes a measurement with up to two tags.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = (tags.Length > 0 ? tags[0].Value : null, tags.Length > 1 ? tags[1].Value : null);
        if (!all.TryGetValue(key, out var series))
        {
            series = all.GetOrAdd(key, new Series(LabelsOf(tags), kind == "histogram" ? new long[Bounds.Length + 1] : []));
        }

        lock (series)
        {
            series.Value = instrument.IsObservable ? value : series.Value + value;
            if (kind == "histogram")
            {
                var bucket = Array.FindIndex(Bounds, bound => value <= bound);
                series.Buckets[bucket < 0 ? Bounds.Length : bucket]++;
            }
        }
    }

    /// <summary>Forgets what is read anew each time.</summary>
    public void Forget()
    {
        if (instrument.IsObservable)
        {
            all.Clear();
        }
    }

    /// <summary>Writes it in the text format of Prometheus, version 0.0.4.</summary>
    public void WriteTo(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {Name} {instrument.Description}\n# TYPE {Name} {kind}\n");
        foreach (var series in all.Values.OrderBy(series => series.Labels, StringComparer.Ordinal))
        {
            lock (series)
            {
                Write(text, series);
            }
        }
    }

    private void Write(StringBuilder text, Series series)
    {
        if (kind != "histogram")
        {
            text.Append(CultureInfo.InvariantCulture, $"{Name}{Braced(series.Labels)} {series.Value:R}\n");
            return;
        }

        var count = 0L;
        for (var i = 0; i <= Bounds.Length; i++)
        {
            count += series.Buckets[i];
            var bound = i < Bounds.Length ? Bounds[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
            text.Append(CultureInfo.InvariantCulture, $"{Name}_bucket{{{series.Labels}{(series.Labels.Length > 0 ? "," : "")}le=\"{bound}\"}} {count}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{Name}_sum{Braced(series.Labels)} {series.Value:R}\n{Name}_count{Braced(series.Labels)} {count}\n");
    }

    private static string Braced(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>();
        foreach (var (name, value) in tags)
        {
            labels.Add($"{name}=\"{value}\"");
        }

        return string.Join(',', labels);
    }

    private sealed class Series(string labels, long[] buckets)
    {
        public string Labels => labels;

        public long[] Buckets => buckets;

        public double Value { get; set; }
    }
}
