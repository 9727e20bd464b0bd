using System.Globalization;
using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Feeds.Cli.Tests.Promises;

/// <summary>A sender whose disk, database or machine fails it: what the mail server received is the judge.</summary>
public sealed class FaultySendTests
{
    private const int Readers = 200;

    [Fact]
    public async Task A_disk_that_fills_while_sending_is_waited_for_and_costs_nobody_anything()
    {
        await using var server = new ScriptedSmtpServer();
        using var site = await MailSite.FrozenAsync(server.Port, Readers);

        // A limit on the size of files stands for the full disk; the runtime's own mappings must not count against it.
        using var sender = FeedsProcess.StartProgram("sh", site.Path, null, "-c", "trap '' XFSZ; ulimit -S -f 200; DOTNET_EnableWriteXorExecute=0 exec \"$FEEDS\" send 2> said.txt");
        await Until.HoldsAsync(() => Said(site).Contains("refused", StringComparison.Ordinal));
        Assert.InRange(server.Mails.Count, 1, Readers - 1);
        Assert.All(Said(site).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(@"^feeds: the database '[^']+feeds\.db' refused: [^\n]+; nothing was lost", line));
        using (var room = FeedsProcess.StartProgram("prlimit", site.Path, null, "--pid", sender.Id.ToString(CultureInfo.InvariantCulture), "--fsize=unlimited:"))
        {
            Assert.Equal(0, (await room.EndAsync()).Status);
        }

        Assert.Equal(0, (await sender.EndAsync()).Status);
        AssertEverybodyHasOne(server);
        await AssertIsDoneAsync(site);
    }

    [Fact]
    public async Task A_database_that_may_not_be_written_is_named_and_nothing_is_sent_until_it_may()
    {
        await using var server = new ScriptedSmtpServer();
        using var site = await MailSite.FrozenAsync(server.Port, Readers);
        var refused = await Unprivileged.RunAsync(site.Path, "chmod a-w .feeds/feeds.db; \"$FEEDS\" send; status=$?; chmod u+w .feeds/feeds.db; exit $status");
        Assert.Equal(2, refused.Status);
        Assert.Matches(@"^feeds: the database '[^']+feeds\.db' refused: it may not be written to; nothing was lost, run the command again when that is mended\.\n$", refused.Error);
        Assert.Empty(server.Mails);
        Assert.Equal(0, (await FeedsProcess.RunAsync(site.Path, "send")).Status);
        AssertEverybodyHasOne(server);
    }

    [Fact]
    public async Task A_database_that_another_program_writes_to_is_waited_for()
    {
        await using var server = new ScriptedSmtpServer();
        using var site = await MailSite.FrozenAsync(server.Port, Readers);
        await using var other = new SqliteConnection($"Data Source={site.At(".feeds/feeds.db")};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        var held = other.BeginTransaction(deferred: false);
        using var sender = FeedsProcess.Start(site.Path, null, "send");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.False(sender.HasExited);
        Assert.Empty(server.Mails);
        await held.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), await sender.EndAsync() is var run ? (run.Status, run.Error) : default);
        AssertEverybodyHasOne(server);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_stays_as_it_is()
    {
        await using var server = new ScriptedSmtpServer();
        using var site = await MailSite.FrozenAsync(server.Port, 1);
        var garbage = string.Concat(Enumerable.Repeat("no database ", 1000));
        File.WriteAllText(site.At(".feeds/feeds.db"), garbage);
        var refused = await FeedsProcess.RunAsync(site.Path, "send");
        Assert.Equal(2, refused.Status);
        Assert.Matches(@"^feeds: the database '[^']+feeds\.db' refused: the file is damaged or no database of SQLite; [^\n]+\n$", refused.Error);
        Assert.Equal(garbage, File.ReadAllText(site.At(".feeds/feeds.db")));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_sender_that_was_stopped_until_another_took_over_goes_on_without_doing_harm()
    {
        using var resume = new CancellationTokenSource();
        await using var server = new ScriptedSmtpServer
        {
            // The first sender's messages are answered when it has been stopped.
            Script = moment => moment is { Step: SmtpStep.Dot, Message: 3 } and { Connection: <= MailSite.Connections }
                ? new("250 2.0.0 queued") { When = Task.Delay(Timeout.Infinite, resume.Token).ContinueWith(_ => { }, TaskScheduler.Default) }
                : null,
        };
        using var site = await MailSite.FrozenAsync(server.Port, Readers);
        using var stopped = FeedsProcess.Start(site.Path, null, "send");
        await Until.HoldsAsync(() => server.Commands.Count(command => command == "DATA") == 3 * MailSite.Connections);
        await SignalAsync(stopped, "STOP");

        // Longer than a lease is longer than a test: its end is moved instead.
        await using (var database = new SqliteConnection($"Data Source={site.At(".feeds/feeds.db")};Pooling=False"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var expire = database.CreateCommand();
            expire.CommandText = "UPDATE sender SET lease_until = 0, lease_clock = 0";
            Assert.Equal(1, await expire.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, (await FeedsProcess.RunAsync(site.Path, "send")).Status);
        await resume.CancelAsync();
        await SignalAsync(stopped, "CONT");
        var run = await stopped.EndAsync();
        Assert.Equal(0, run.Status);
        Assert.Contains("4 messages accepted after another sender had taken over", run.Error, StringComparison.Ordinal);

        var copies = server.Mails.GroupBy(mail => mail.Recipient, StringComparer.Ordinal).ToList();
        Assert.Equal(Readers, copies.Count);
        Assert.Equal(MailSite.Connections, copies.Count(group => group.Count() == 2));
        Assert.All(copies, group => Assert.All(group, mail => Assert.Equal(group.First().Bytes, mail.Bytes)));
        await AssertIsDoneAsync(site);
    }

    private static string Said(TempFolder site) => File.Exists(site.At("said.txt")) ? File.ReadAllText(site.At("said.txt")) : "";

    private static void AssertEverybodyHasOne(ScriptedSmtpServer server) => Assert.Equal(
        Enumerable.Range(0, Readers).Select(i => string.Create(CultureInfo.InvariantCulture, $"r{i}@example.net")).Order(StringComparer.Ordinal),
        server.Mails.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));

    private static async Task AssertIsDoneAsync(TempFolder site)
    {
        var issue = (await FeedsProcess.RunAsync(site.Path, "outbox", "--json")).Json.GetProperty("issues")[0];
        Assert.Equal(("done", Readers), (issue.GetProperty("state").GetString(), issue.GetProperty("accepted").GetInt32()));
    }

    private static async Task SignalAsync(FeedsProcess process, string signal)
    {
        using var kill = FeedsProcess.StartProgram("kill", Path.GetTempPath(), null, "-" + signal, process.Id.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(0, (await kill.EndAsync()).Status);
    }
}
