using System.Text;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Subscriptions;
using Feeds.Tests.Support;

namespace Feeds.Tests.Mailing;

/// <summary>The sender from the outbox to a real socket, on both kinds of database.</summary>
public sealed class DeliveryWorkerTests
{
    private const int Readers = 60;

    private static readonly string[] Addresses = MailBook.Addresses(Readers);

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Everybody_gets_one_message_of_their_own_on_few_connections(string kind)
    {
        await using var server = new ScriptedSmtpServer();
        using var book = MailBook.Frozen(kind, Addresses);
        var report = await SendAsync(book, server, new SendingOptions(4, null, Hold: false));
        Assert.Equal((Readers, 0, 0, 0), (report.Accepted, report.Deferred, report.Rejected, report.Uncertain));
        Assert.Equal(Addresses, server.Mails.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
        Assert.All(server.Mails, mail => Assert.Contains($"To: {mail.Recipient}", Encoding.ASCII.GetString(mail.Bytes), StringComparison.Ordinal));
        Assert.InRange(server.Connections, 1, 4);
        Assert.Equal("done", book.StateOf("2026-W35"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_refused_reader_costs_nobody_else_anything(string kind)
    {
        await using var server = new ScriptedSmtpServer
        {
            Script = moment => moment.Step == SmtpStep.Rcpt && moment.Command.Contains("r7@", StringComparison.Ordinal) ? new("550 5.1.1 no such user") : null,
        };
        using var book = MailBook.Frozen(kind, Addresses);
        var report = await SendAsync(book, server, new SendingOptions(2, null, Hold: false));
        Assert.Equal((Readers - 1, 1), (report.Accepted, report.Rejected));
        Assert.Equal("partial", book.StateOf("2026-W35"));
        Assert.Equal(SubscriberStatus.Suppressed, Assert.Single(book.Subscribers.Of(MailBook.Address("r7@example.net"))).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_whose_address_is_in_another_script_gets_a_message_where_the_server_can_take_it(bool canTakeIt)
    {
        await using var server = new ScriptedSmtpServer { Extensions = canTakeIt ? ["PIPELINING", "8BITMIME", "SMTPUTF8"] : ["PIPELINING", "8BITMIME"] };
        using var book = MailBook.Frozen(TestDatabase.Sqlite, "ann@example.net", "用户@example.net");
        var report = await SendAsync(book, server, new SendingOptions(1, null, Hold: false));
        Assert.Equal(canTakeIt ? (2, 0) : (1, 1), (report.Accepted, report.Rejected));
        Assert.Equal(canTakeIt ? ["ann@example.net", "用户@example.net"] : ["ann@example.net"], server.Mails.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
        Assert.Equal(canTakeIt, server.Mails.Any(mail => Encoding.UTF8.GetString(mail.Bytes).Contains("\r\nTo: 用户@example.net\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_server_puts_off_is_kept_for_a_later_run()
    {
        await using var server = new ScriptedSmtpServer { Script = moment => moment.Step == SmtpStep.Rcpt ? new("450 4.7.1 greylisted, try again later") : null };
        using var book = MailBook.Frozen(TestDatabase.Sqlite, Addresses);
        var report = await SendAsync(book, server, new SendingOptions(2, null, Hold: false));
        Assert.Equal((0, Readers), (report.Accepted, report.Deferred));
        Assert.All(book.States().Values, state => Assert.Equal("pending", state));
        server.Script = _ => null;
        book.Session.Execute("UPDATE delivery SET next_at = 0");
        Assert.Equal(Readers, (await SendAsync(book, server, new SendingOptions(2, null, Hold: false))).Accepted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_server_dropped_after_the_final_dot_is_sent_once_more_or_held_and_is_the_same_to_the_byte(bool hold)
    {
        await using var server = new ScriptedSmtpServer { Script = moment => moment is { Step: SmtpStep.Dot, Connection: 1, Message: 3 } ? SmtpAnswer.Drop : null };
        using var book = MailBook.Frozen(TestDatabase.Sqlite, Addresses);
        var report = await SendAsync(book, server, new SendingOptions(1, null, hold));
        Assert.Equal((Readers - 1, 1), (report.Accepted, report.Uncertain));
        if (hold)
        {
            Assert.Equal("uncertain", Assert.Single(book.States().Values, state => state != "accepted"));
            Assert.Equal(Readers, server.Mails.Count);
            return;
        }

        book.Session.Execute("UPDATE delivery SET next_at = 0");
        Assert.Equal(1, (await SendAsync(book, server, new SendingOptions(1, null, hold))).Accepted);
        var copies = Assert.Single(server.Mails.GroupBy(mail => mail.Recipient), group => group.Count() > 1).ToList();
        Assert.Equal(2, copies.Count);
        Assert.Equal(copies[0].Bytes, copies[1].Bytes);
    }

    [Fact]
    public async Task A_server_that_refuses_us_pauses_the_issue_and_blames_nobody()
    {
        await using var server = new ScriptedSmtpServer { Script = moment => moment.Step == SmtpStep.Mail ? new("550 5.7.1 sender not allowed") : null };
        using var book = MailBook.Frozen(TestDatabase.Sqlite, Addresses);
        var report = await SendAsync(book, server, new SendingOptions(2, null, Hold: false));
        Assert.Equal((0, 0), (report.Accepted, report.Rejected));
        Assert.Contains("sender not allowed", Assert.Single(report.Paused).Reason, StringComparison.Ordinal);
        Assert.All(book.States().Values, state => Assert.Equal("pending", state));
        server.Script = _ => null;
        Assert.Equal(1, new OutboxBook(book.Session, null).Resume());
        Assert.Equal(Readers, (await SendAsync(book, server, new SendingOptions(2, null, Hold: false))).Accepted);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Eight_senders_at_once_send_one_copy_to_each(string kind)
    {
        await using var server = new ScriptedSmtpServer();
        using var book = MailBook.Frozen(kind, Addresses);
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(book, server, new SendingOptions(2, null, Hold: false))));
        Assert.Equal(Readers, reports.Sum(report => report.Accepted));
        Assert.Equal(Addresses, server.Mails.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_that_is_asked_to_stop_writes_down_what_was_answered_and_gives_back_the_rest()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new ScriptedSmtpServer
        {
            Script = moment =>
            {
                if (moment is { Step: SmtpStep.Dot, Message: 5 })
                {
                    stop.Cancel();
                }

                return null;
            },
        };
        using var book = MailBook.Frozen(TestDatabase.Sqlite, Addresses);
        var report = await SendAsync(book, server, new SendingOptions(1, null, Hold: false), stop.Token);
        Assert.Equal(5, report.Accepted);
        Assert.Equal(5, book.States().Values.Count(state => state == "accepted"));
        Assert.Equal(Readers - 5, book.States().Values.Count(state => state == "pending"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task When_readers_leave_during_a_run_a_server_hears_of_one_more_a_connection_and_gets_no_message(string kind)
    {
        using var book = MailBook.Frozen(kind, Addresses);
        await using var server = new ScriptedSmtpServer
        {
            Script = moment =>
            {
                if (moment is { Step: SmtpStep.Dot, Message: 3 })
                {
                    book.Session.Execute("UPDATE subscriber SET status = 'unsubscribed'");
                }

                return null;
            },
        };
        var report = await SendAsync(book, server, new SendingOptions(1, null, Hold: false));
        Assert.Equal((3, 3), (report.Accepted, server.Mails.Count));
        Assert.Equal(4, server.Commands.Count(command => command.StartsWith("MAIL", StringComparison.Ordinal)));
        Assert.Equal(Readers - 3, book.States().Values.Count(state => state == "skipped"));
    }

    [Fact]
    public async Task A_rate_holds_also_over_two_runs()
    {
        await using var server = new ScriptedSmtpServer();
        using var book = MailBook.Frozen(TestDatabase.Sqlite, Addresses);
        var began = TimeProvider.System.GetTimestamp();
        using var early = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var first = await SendAsync(book, server, new SendingOptions(4, 40, Hold: false), early.Token);
        var second = await SendAsync(book, server, new SendingOptions(4, 40, Hold: false));
        Assert.Equal(Readers, first.Accepted + second.Accepted);
        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromSeconds((Readers - 1) / 40.0));
    }

    private static async Task<DeliveryReport> SendAsync(MailBook book, ScriptedSmtpServer server, SendingOptions options, CancellationToken? stop = null)
    {
        using var letters = new IssueLetters(book.Database, new MessageComposer(), []);
        using var transport = SmtpLines.To(server.Plain(), SmtpTimeouts.Default);
        return await new DeliveryWorker(book.Database, transport, letters.Of, options, TimeProvider.System).RunAsync(null, stop ?? TestContext.Current.CancellationToken, CancellationToken.None);
    }
}
