using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Feeds.Cli.Tests.Support;

/// <summary>The built executable as a process of its own, for what a shell, a signal or the environment does to it.</summary>
internal sealed partial class FeedsProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private FeedsProcess(Process process)
    {
        this.process = process;
        process.StandardInput.Close();
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The executable that was built beside the tests.</summary>
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "feeds.exe" : "feeds");

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Starts <c>feeds</c> in a working folder and does not wait for it.</summary>
    /// <param name="environment">What is different from this process's environment; null removes a variable.</param>
    public static FeedsProcess Start(string folder, IReadOnlyDictionary<string, string?>? environment, params string[] args) =>
        StartProgram(Executable, folder, environment, args);

    /// <summary>Starts any program, such as a shell that starts <c>feeds</c> (found as <c>$FEEDS</c>) under limits.</summary>
    public static FeedsProcess StartProgram(string program, string folder, IReadOnlyDictionary<string, string?>? environment, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["FEEDS"] = Executable },
        };
        start.Environment.TryAdd("DOTNET_ROOT", Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..")));
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Runs <c>feeds</c> in a working folder to its end.</summary>
    public static Task<FeedsRun> RunAsync(string folder, params string[] args) => RunAsync(folder, null, args);

    /// <summary>Runs <c>feeds</c> in a working folder and a changed environment to its end.</summary>
    public static async Task<FeedsRun> RunAsync(string folder, IReadOnlyDictionary<string, string?>? environment, params string[] args)
    {
        using var started = Start(folder, environment, args);
        return await started.EndAsync();
    }

    /// <summary>Runs a line of <c>sh</c> to its end; <c>"$FEEDS"</c> is the executable.</summary>
    public static async Task<FeedsRun> ShellAsync(string folder, string line)
    {
        using var started = StartProgram("sh", folder, null, "-c", line);
        return await started.EndAsync();
    }

    /// <summary>Waits for the end, and says how it came; a process that a signal ended has 128 and its number.</summary>
    public async Task<FeedsRun> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, Progress.Replace(await error, ""));
    }

    // On a slow machine a run of seconds says how far it is; no test may depend on that.
    [GeneratedRegex(@"^[a-z]+ \d+/\d+, \d+/s, [\d:]+ left\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Progress { get; }

    /// <summary>What init does: asks the process to end, and does not wait for it.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>What <c>kill -9</c> does: the process has no say in it.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
