using System.Diagnostics;

namespace Feeds.Tests.Support;

/// <summary>A Postfix of the test's own on this machine, which takes mail for everywhere and throws it away once it is queued. Only root may start one.</summary>
public sealed class PostfixServer : IAsyncDisposable
{
    /// <summary>The one mailbox of <c>local.example</c>.</summary>
    private const string Known = "inline:{known=x}";

    private readonly TempFolder folder = new();

    private PostfixServer(int port) => Port = port;

    public int Port { get; }

    /// <summary>What it has logged so far.</summary>
    public string Log => File.Exists(folder.At("log")) ? File.ReadAllText(folder.At("log")) : "";

    /// <param name="settings">Lines of <c>main.cf</c>, instead of the usual ones or besides them.</param>
    public static async Task<PostfixServer> StartAsync(params string[] settings)
    {
        var server = new PostfixServer(LoopbackPort.Free());
        try
        {
            await server.ConfigureAsync(settings);
            await RunAsync("postfix", "-c", server.folder.At("etc"), "start");
            await LoopbackPort.AnswersAsync(server.Port, () => null);
            return server;
        }
        catch
        {
            server.folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("postfix", "-c", folder.At("etc"), "stop");
        await RunAsync("rm", "-r", folder.At("queue"), folder.At("data"));
        folder.Dispose();
    }

    private async Task ConfigureAsync(string[] settings)
    {
        // Its processes are users of their own, who must find their way to the queue.
        await RunAsync("chmod", "755", folder.Path);
        var usual = $"""
            compatibility_level = 3.6
            queue_directory = {folder.At("queue")}
            data_directory = {folder.At("data")}
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = postfix.example
            mydestination = local.example
            local_recipient_maps = {Known}
            alias_maps =
            mynetworks = 127.0.0.0/8
            smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
            smtpd_delay_reject = yes
            default_transport = discard
            local_transport = discard
            maillog_file = {folder.At("log")}
            maillog_file_prefixes = {folder.Path}
            """;
        // A later line wins too, but each of its programs would complain.
        var lines = settings.Concat(usual.Split('\n')).DistinctBy(line => line.Split('=')[0].Trim());
        folder.With("etc/main.cf", string.Join('\n', lines) + "\n");
        folder.With("etc/master.cf", $"""
            127.0.0.1:{Port} inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            discard unix - - n - - discard
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            proxymap unix - - n - - proxymap
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd

            """);
        await RunAsync("mkdir", folder.At("queue"), folder.At("data"));
        await RunAsync("chown", "postfix", folder.At("data"));
    }

    private static async Task RunAsync(string program, params string[] args)
    {
        string[] line = Environment.IsPrivilegedProcess ? [program, .. args] : ["sudo", "-n", program, .. args];
        // Its output is not read: postfix start leaves a process behind that would keep the pipe open.
        using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { Environment = { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" } })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', line)} ended with {process.ExitCode}");
        }
    }
}
