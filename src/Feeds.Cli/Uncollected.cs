using System.Runtime;

namespace Feeds.Cli;

/// <summary>Keeps the collector away while objects are made that all stay, which it would only copy from here to there.</summary>
internal sealed class Uncollected : IDisposable
{
    private readonly bool isOn;

    /// <param name="bytes">About how much is made; the collector comes back when it is more.</param>
    public Uncollected(long bytes)
    {
        try
        {
            isOn = bytes > 0 && GC.TryStartNoGCRegion(bytes);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // More than this machine has for one process, or somebody else keeps it away.
        }
    }

    public void Dispose()
    {
        if (isOn && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            try
            {
                GC.EndNoGCRegion();
            }
            catch (InvalidOperationException)
            {
                // It came back in this very moment.
            }
        }
    }
}
