namespace Feeds.Cli.Tests.Support;

/// <summary>A user whom the file system may refuse something, also where the tests run as root.</summary>
internal static class Unprivileged
{
    /// <summary>Runs a line of <c>sh</c> in which permissions hold; <c>"$FEEDS"</c> is the executable.</summary>
    public static async Task<FeedsRun> RunAsync(string folder, string line)
    {
        string[] shell = ["sh", "-c", line];
        using var process = Environment.IsPrivilegedProcess
            ? FeedsProcess.StartProgram("setpriv", folder, null, ["--bounding-set=-dac_override,-dac_read_search", .. shell])
            : FeedsProcess.StartProgram(shell[0], folder, null, shell[1..]);
        return await process.EndAsync();
    }
}
