using System.Diagnostics.Metrics;
using System.Text;

namespace Feeds.Cli.Web;

/// <summary>Listens to what is measured, and writes it in the text format of Prometheus.</summary>
internal sealed class MetricsText : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock writing = new();
    private readonly List<MetricFamily> families = [];
    private readonly MeterListener listener = new();

    public MetricsText(Meter meter)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                var family = new MetricFamily(instrument);
                families.Add(family);
                self.EnableMeasurementEvents(instrument, family);
            }
        };
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        listener.Start();
    }

    /// <summary>Everything as it is now.</summary>
    public string Write()
    {
        lock (writing)
        {
            families.ForEach(family => family.Forget());
            listener.RecordObservableInstruments();
            var text = new StringBuilder();
            families.ForEach(family => family.WriteTo(text));
            return text.ToString();
        }
    }

    public void Dispose() => listener.Dispose();
}
