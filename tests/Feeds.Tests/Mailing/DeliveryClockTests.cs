using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Subscriptions;
using Feeds.Tests.Support;

namespace Feeds.Tests.Mailing;

/// <summary>The sender and time: servers that want to be asked again later, and clocks that are set.</summary>
public sealed class DeliveryClockTests
{
    private const int Readers = 40;

    private static readonly string[] Addresses = MailBook.Addresses(Readers);

    private readonly SetClock clock = new();

    [Theory]
    [InlineData(-400)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(400)]
    public async Task A_clock_that_is_set_while_sending_costs_nobody_anything(int days)
    {
        await using var server = new ScriptedSmtpServer();
        server.Script = moment =>
        {
            if (moment is { Step: SmtpStep.Dot, Message: 5 })
            {
                clock.Ahead = TimeSpan.FromDays(days);
            }

            // Some are put off before and after the clock is set.
            return moment.Step == SmtpStep.Rcpt && moment.Message % 4 == 0 && IsFirst(server, moment) ? new("450 4.2.0 mailbox busy") : null;
        };
        using var book = MailBook.Frozen(TestDatabase.Sqlite, Addresses);
        await SendAsync(book, server);
        clock.Ahead = TimeSpan.FromDays(days) + TimeSpan.FromDays(1);
        await SendAsync(book, server);
        Assert.All(book.States(), state => Assert.Equal("accepted", state.Value));
        Assert.Equal(Addresses, server.Mails.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
        Assert.Equal("done", book.StateOf("2026-W35"));
    }

    [Fact]
    public async Task A_server_that_greylists_is_asked_again_when_its_time_has_come_and_not_before()
    {
        await using var server = new ScriptedSmtpServer();
        server.Script = moment => moment.Step == SmtpStep.Rcpt && IsFirst(server, moment) ? new("450 4.7.1 greylisted, come back in five minutes") : null;
        using var book = MailBook.Frozen(TestDatabase.Sqlite, Addresses);
        Assert.Equal(Readers, (await SendAsync(book, server)).Deferred);
        var asked = server.Commands.Count;

        clock.Ahead = TimeSpan.FromMinutes(4);
        Assert.Equal(0, (await SendAsync(book, server)).Accepted);
        Assert.Equal(asked, server.Commands.Count);

        clock.Ahead = TimeSpan.FromMinutes(7);
        Assert.Equal(Readers, (await SendAsync(book, server)).Accepted);
        Assert.Equal(Addresses, server.Mails.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
        Assert.Equal("done", book.StateOf("2026-W35"));
    }

    [Fact]
    public async Task A_storm_of_421_is_sat_out_with_few_questions_and_blames_nobody()
    {
        var isStormy = true;
        await using var server = new ScriptedSmtpServer { Script = moment => isStormy && moment.Step == SmtpStep.Mail ? new SmtpAnswer("421 4.7.0 too many messages, slow down") { Hangup = true } : null };
        using var book = MailBook.Frozen(TestDatabase.Sqlite, Addresses);
        for (var run = 0; run < 3; run++)
        {
            Assert.Equal(0, (await SendAsync(book, server)).Accepted);
            clock.Ahead += TimeSpan.FromMinutes(10);
        }

        Assert.InRange(server.Connections, 1, 6);
        isStormy = false;
        for (var run = 0; run < 10 && book.StateOf("2026-W35") == "sending"; run++)
        {
            clock.Ahead += TimeSpan.FromHours(2);
            await SendAsync(book, server);
        }

        Assert.Equal(Addresses, server.Mails.Select(mail => mail.Recipient).Order(StringComparer.Ordinal));
        Assert.All(Addresses, address => Assert.Equal(SubscriberStatus.Active, Assert.Single(book.Subscribers.Of(MailBook.Address(address))).Status));
    }

    private static bool IsFirst(ScriptedSmtpServer server, SmtpMoment moment) => server.Commands.Count(command => command == moment.Command) <= 1;

    private async Task<DeliveryReport> SendAsync(MailBook book, ScriptedSmtpServer server)
    {
        using var letters = new IssueLetters(book.Database, new MessageComposer(), []);
        using var transport = new SmtpTransport(server.Plain(), clock);
        return await new DeliveryWorker(book.Database, transport, letters.Of, new(2, null, Hold: false), clock).RunAsync(null, TestContext.Current.CancellationToken, CancellationToken.None);
    }

    /// <summary>The time of day as somebody sets it; how much time passes is nobody's to change.</summary>
    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
