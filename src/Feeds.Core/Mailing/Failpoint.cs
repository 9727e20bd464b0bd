using System.Diagnostics;
using System.Globalization;

namespace Feeds.Mailing;

/// <summary>Places where a test may end the process as <c>kill -9</c> would: the variable FEEDS_KILL_AT names one, and how often it is passed before, such as <c>intent:17</c>.</summary>
internal static class Failpoint
{
    private static readonly (string Name, int Times) Wanted = Parse(Environment.GetEnvironmentVariable("FEEDS_KILL_AT"));
    private static int reached;

    public static void Reach(string name)
    {
        if (Wanted.Name == name && Interlocked.Increment(ref reached) > Wanted.Times)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    private static (string, int) Parse(string? text) => text?.Split(':') switch
    {
        [var name, var times] => (name, int.Parse(times, CultureInfo.InvariantCulture)),
        [var name] => (name, 0),
        _ => ("", 0),
    };
}
