using System.Runtime;
using Feeds.Syndication;

namespace Feeds.Cli;

/// <summary>Keeps the collector away while objects are made that all stay, which it would only copy from here to there.</summary>
internal sealed class Uncollected : IDisposable
{
    // Texts take twice as much as packed, and their objects as much again.
    private const long TimesAsMuch = 9;

    // What a small site makes too.
    private const long AtLeast = 16 * 1024 * 1024;

    private readonly bool isOn;

    /// <param name="memory">What is remembered, and will be taken in; the collector comes back when much more is made.</param>
    public Uncollected(BuildMemory? memory)
    {
        try
        {
            isOn = memory is { Length: > 0 } && GC.TryStartNoGCRegion(AtLeast + (memory.Length * TimesAsMuch));
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
