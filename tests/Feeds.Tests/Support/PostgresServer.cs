using System.Diagnostics;
using System.Globalization;

namespace Feeds.Tests.Support;

/// <summary>A private PostgreSQL of Debian's package on a spare loopback port; ends with the tests.</summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly Lazy<PostgresServer> Shared = new(() => new PostgresServer());
    private static int databases;

    private readonly TempFolder folder = new();
    private readonly Process server;
    private readonly int port = LoopbackPort.Free();

    private PostgresServer()
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).First();
        var data = Path.Combine(folder.Path, "data");
        if (Environment.UserName == "root")
        {
            // PostgreSQL refuses to be root; the package brings a user of its own.
            Run("chown", "postgres", folder.Path);
        }

        Run([.. AsSomebodyElse, Path.Combine(programs, "initdb"), "-D", data, "-U", "feeds", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        server = Start([
            .. AsSomebodyElse, Path.Combine(programs, "postgres"), "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder.Path,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=200", "-c", "autovacuum=off"]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        WaitUntilReady();
    }

    private static string[] AsSomebodyElse => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    /// <summary>The address of a new and empty database.</summary>
    public static string NewDatabase()
    {
        var shared = Shared.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref databases)}");
        using var source = Npgsql.NpgsqlDataSource.Create($"Host=127.0.0.1;Port={shared.port};Username=feeds;Database=postgres");
        using var command = source.CreateCommand($"CREATE DATABASE {name}");
        command.ExecuteNonQuery();
        return string.Create(CultureInfo.InvariantCulture, $"postgres://feeds@127.0.0.1:{shared.port}/{name}");
    }

    public void Dispose()
    {
        if (!server.HasExited)
        {
            // An interrupt is the fast shutdown: it does not wait for those who are still connected.
            Run("kill", "-INT", server.Id.ToString(CultureInfo.InvariantCulture));
            server.WaitForExit(TimeSpan.FromSeconds(20));
        }

        server.Dispose();
        folder.Dispose();
    }

    private void WaitUntilReady()
    {
        for (var i = 0; i < 600; i++)
        {
            try
            {
                using var source = Npgsql.NpgsqlDataSource.Create($"Host=127.0.0.1;Port={port};Username=feeds;Database=postgres;Timeout=5");
                source.OpenConnection().Dispose();
                return;
            }
            catch (Npgsql.NpgsqlException) when (!server.HasExited)
            {
                Thread.Sleep(50);
            }
        }

        throw new InvalidOperationException("PostgreSQL did not start.");
    }

    private static void Run(params string[] words)
    {
        using var process = Start(words);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static Process Start(string[] words)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
