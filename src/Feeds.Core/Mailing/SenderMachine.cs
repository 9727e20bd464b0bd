using System.Diagnostics;
using System.Globalization;

namespace Feeds.Mailing;

/// <summary>Tells the processes of this machine apart, and the living from the dead.</summary>
public static class SenderMachine
{
    /// <summary>One boot of one machine with one set of process ids: a container that counts its own is another machine.</summary>
    public static string Name { get; } = string.Join('|', Environment.MachineName, Line("/proc/sys/kernel/random/boot_id"), Target("/proc/self/ns/pid"));

    /// <summary>Whether a process of this machine that began at <paramref name="started"/> still runs.</summary>
    public static bool IsAlive(long process, long started)
    {
        try
        {
            using var found = Process.GetProcessById((int)process);
            return StartOf(found) == started;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>When a process began, in a unit of the machine's own.</summary>
    public static long StartOf(Process process)
    {
        // Ticks since the boot: unlike the time of day, nobody can set them.
        var stat = Line(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/stat"));
        return stat.LastIndexOf(')') is var end and >= 0 && stat[(end + 2)..].Split(' ') is { Length: > 19 } fields
            ? long.Parse(fields[19], CultureInfo.InvariantCulture)
            : process.StartTime.ToUniversalTime().Ticks;
    }

    private static string Line(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? "";
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
