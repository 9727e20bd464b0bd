using Feeds.Mailing;
using Feeds.Tests.Support;
using static Feeds.Tests.Support.SmtpLines;

namespace Feeds.Tests.Mailing;

/// <summary>Servers that are not ours.</summary>
public sealed class SmtpServersTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_sink_of_Postfix_received_is_what_was_sent_on_four_lines()
    {
        using var sink = await SmtpSink.StartAsync();
        using var transport = To(new() { Host = "127.0.0.1", Port = sink.Port, Security = SmtpSecurity.None, MessagesPerConnection = 20 });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            await using var line = transport.Open(Cancel);
            for (var i = 0; i < 50; i++)
            {
                var message = Message(".\n..dots and größer\n", $"{number}-{i}@example.org");
                Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(message, new($"reader{number}-{i}", "example.net"), Cancel)).Class);
            }
        }));

        var mails = sink.Mails();
        Assert.Equal(200, mails.Select(mail => mail.Recipient).Distinct().Count());
        Assert.All(mails, mail => Assert.Equal("digest@example.org", mail.Sender));
        Assert.All(mails, mail => Assert.Equal(WireFormat.Bytes(Message(".\n..dots and größer\n", mail.MessageId.Trim('<', '>'))), mail.Bytes));
    }

    [Theory]
    [InlineData("-q", ".", ReplyClass.Uncertain, DeliveryStage.FinalDot)]
    [InlineData("-Q", ".", ReplyClass.TooFast, DeliveryStage.FinalDot)]
    [InlineData("-r", ".", ReplyClass.Greylisted, DeliveryStage.FinalDot)]
    [InlineData("-f", ".", ReplyClass.MessageRefused, DeliveryStage.FinalDot)]
    [InlineData("-q", "RCPT", ReplyClass.Connection, DeliveryStage.RcptTo)]
    [InlineData("-r", "RCPT", ReplyClass.Greylisted, DeliveryStage.RcptTo)]
    [InlineData("-Q", "MAIL", ReplyClass.TooFast, DeliveryStage.MailFrom)]
    [InlineData("-q", "CONNECT", ReplyClass.Connection, DeliveryStage.Greeting)]
    public async Task The_faults_that_the_sink_can_play_are_understood(string option, string command, ReplyClass meaning, DeliveryStage stage)
    {
        using var sink = await SmtpSink.StartAsync(option, command);
        await using var line = To(new() { Host = "127.0.0.1", Port = sink.Port, Security = SmtpSecurity.None }).Open(Cancel);
        var result = await line.TryAsync(cancel: Cancel);
        Assert.Equal((meaning, stage), (result.Class, result.Stage));
    }

    [Fact]
    public async Task Postfix_takes_what_it_knows_and_its_words_for_the_rest_are_understood()
    {
        await using var postfix = await PostfixServer.StartAsync("message_size_limit = 10000");
        using var transport = To(new() { Host = "127.0.0.1", Port = postfix.Port, Security = SmtpSecurity.None });
        await using var line = transport.Open(Cancel);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(recipient: new("known", "local.example"), cancel: Cancel)).Class);
        Assert.Equal((ReplyClass.NoSuchMailbox, "5.1.1"), await line.TryAsync(recipient: new("nobody", "local.example"), cancel: Cancel) is var unknown ? (unknown.Class, unknown.Enhanced) : default);
        Assert.Equal(ReplyClass.MessageRefused, (await line.TryAsync(Message(new string('x', 20_000)), cancel: Cancel)).Class);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(recipient: new("用户", "example.net"), cancel: Cancel)).Class);
    }

    [Fact]
    public async Task Postfix_that_may_not_relay_for_us_says_so()
    {
        await using var postfix = await PostfixServer.StartAsync("mynetworks = 192.0.2.1");
        await using var line = To(new() { Host = "127.0.0.1", Port = postfix.Port, Security = SmtpSecurity.None }).Open(Cancel);
        var watch = new RefusalWatch();
        var verdicts = new List<RefusalAction>();
        foreach (var domain in new[] { "example.net", "example.com", "example.org" })
        {
            var result = await line.TryAsync(recipient: new("reader", domain), cancel: Cancel);
            Assert.Equal(ReplyClass.Rejected, result.Class);
            verdicts.Add(watch.See(result, verdicts.Count, domain).Action);
        }

        Assert.Equal([RefusalAction.GoOn, RefusalAction.GoOn, RefusalAction.PauseIssue], verdicts);
    }
}
