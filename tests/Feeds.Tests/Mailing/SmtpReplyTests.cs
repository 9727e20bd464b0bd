using System.Globalization;
using Feeds.Mailing;
using Feeds.Tests.Support;
using static Feeds.Tests.Support.SmtpLines;

namespace Feeds.Tests.Mailing;

/// <summary>Every reply at every stage, through a real connection, means what the table says.</summary>
public sealed class SmtpReplyTests : IAsyncDisposable
{
    private static readonly (SmtpStep Step, DeliveryStage Stage)[] Stages =
    [
        (SmtpStep.Greeting, DeliveryStage.Greeting),
        (SmtpStep.StartTls, DeliveryStage.StartTls),
        (SmtpStep.Auth, DeliveryStage.Authentication),
        (SmtpStep.Mail, DeliveryStage.MailFrom),
        (SmtpStep.Rcpt, DeliveryStage.RcptTo),
        (SmtpStep.Data, DeliveryStage.Data),
        (SmtpStep.Dot, DeliveryStage.FinalDot),
        (SmtpStep.Chunk, DeliveryStage.FinalDot),
    ];

    private readonly ScriptedSmtpServer server = new() { Certificate = ServerCertificate.For("localhost"), Extensions = ["AUTH PLAIN", "PIPELINING"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<SmtpStep, DeliveryStage, string> Replies()
    {
        var replies = new TheoryData<SmtpStep, DeliveryStage, string>();
        foreach (var (step, stage) in Stages)
        {
            foreach (var reply in new[]
            {
                "421 4.7.0 slow down", "421 4.3.2 shutting down", "450 4.2.0 Greylisted", "450 busy", "451 4.3.0 local error", "452 4.2.2 over quota", "454 4.7.0 not now",
                "500 what", "501 5.5.4 syntax", "502 no", "503 bad sequence", "504 parameter", "521 no mail here", "530 5.7.0 authenticate first", "535 5.7.8 wrong", "538 5.7.11 encrypt",
                "550 5.1.1 no such user", "550 5.7.1 policy", "551 not local", "552 5.2.2 mailbox full", "552 5.3.4 too big", "553 5.1.3 bad address", "554 5.7.1 Relay access denied",
                "554", "555 5.5.4 parameters", "556 5.1.10 null mx", "550-5.1.1 no\r\n550-5.1.1 such\r\n550 5.1.1 user", $"550 5.1.1 {new string('x', 2000)}",
            })
            {
                replies.Add(step, stage, reply);
            }
        }

        return replies;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task A_refusal_means_the_same_as_in_the_table(SmtpStep step, DeliveryStage stage, string reply)
    {
        Say(step, new(reply));
        var result = await SendAsync();
        var code = int.Parse(reply[..3], CultureInfo.InvariantCulture);
        var text = reply.Length < 4 ? "" : string.Join('\n', reply.Split("\r\n").Select(line => line[4..]));
        Assert.Equal(ReplyClasses.OfReply(stage, code, text), result);
    }

    [Theory]
    [InlineData(SmtpStep.Dot, "250")]
    [InlineData(SmtpStep.Dot, "250 ")]
    [InlineData(SmtpStep.Dot, "250-2.0.0 queued\r\n250 2.0.0 as 1")]
    [InlineData(SmtpStep.Dot, "251 2.0.0 forwarded")]
    [InlineData(SmtpStep.Chunk, "250")]
    [InlineData(SmtpStep.Chunk, "250-2.0.0 queued\r\n250 2.0.0 as 1")]
    [InlineData(SmtpStep.Rcpt, "251 forwarded")]
    [InlineData(SmtpStep.Rcpt, "252 perhaps")]
    public async Task A_yes_in_other_words_is_a_yes(SmtpStep step, string reply)
    {
        Say(step, new(reply));
        Assert.Equal(ReplyClass.Accepted, (await SendAsync()).Class);
    }

    public static TheoryData<SmtpStep, DeliveryStage, string> Rubbish()
    {
        var rubbish = new TheoryData<SmtpStep, DeliveryStage, string>();
        foreach (var (step, stage) in Stages)
        {
            foreach (var reply in new[] { "HTTP/1.1 400 Bad Request", "\u0000\u0001\u0002\u0003\u0004", "25x ok", "099 early", "550-one\r\n250 other", "2500 too long", "没有这个人没有这个人" })
            {
                rubbish.Add(step, stage, reply);
            }
        }

        return rubbish;
    }

    [Theory]
    [MemberData(nameof(Rubbish))]
    public async Task Rubbish_is_a_lost_connection_and_after_the_final_dot_nobody_knows(SmtpStep step, DeliveryStage stage, string reply)
    {
        Say(step, new(reply));
        var result = await SendAsync();
        Assert.Equal((stage is DeliveryStage.FinalDot ? ReplyClass.Uncertain : ReplyClass.Connection, stage), (result.Class, result.Stage));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_server_that_hangs_up_is_a_lost_connection_and_after_the_final_dot_nobody_knows(SmtpStep step, DeliveryStage stage)
    {
        Say(step, SmtpAnswer.Drop);
        var result = await SendAsync();
        Assert.Equal((stage is DeliveryStage.FinalDot ? ReplyClass.Uncertain : ReplyClass.Connection, stage), (result.Class, result.Stage));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_server_that_says_nothing_is_given_up_and_after_the_final_dot_nobody_knows(SmtpStep step, DeliveryStage stage)
    {
        Say(step, new("") { When = new TaskCompletionSource().Task });

        // Long enough for the steps before it on a machine that has much else to do.
        var patience = TimeSpan.FromSeconds(3);
        var result = await SendAsync(step switch
        {
            SmtpStep.Greeting or SmtpStep.StartTls => SmtpTimeouts.Default with { Greeting = patience },
            SmtpStep.Auth => SmtpTimeouts.Default with { Authentication = patience },
            SmtpStep.Dot or SmtpStep.Chunk => SmtpTimeouts.Default with { FinalReply = patience },
            _ => SmtpTimeouts.Default with { Command = patience },
        });
        Assert.Equal((stage is DeliveryStage.FinalDot ? ReplyClass.Uncertain : ReplyClass.Connection, stage), (result.Class, result.Stage));
    }

    public static TheoryData<SmtpStep, DeliveryStage> Steps()
    {
        var steps = new TheoryData<SmtpStep, DeliveryStage>();
        foreach (var (step, stage) in Stages)
        {
            steps.Add(step, stage);
        }

        return steps;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_reply_that_trickles_in_is_read_to_its_end(SmtpStep step, DeliveryStage stage)
    {
        Say(step, new($"550-5.7.1 no\r\n550 5.7.1 at {stage}") { InPieces = true });
        Assert.Equal(ReplyClasses.OfReply(stage, 550, $"5.7.1 no\n5.7.1 at {stage}"), await SendAsync());
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_reply_without_end_is_cut_off(SmtpStep step, DeliveryStage stage)
    {
        Say(step, new("550-" + new string('x', 1 << 20)));
        var result = await SendAsync();
        Assert.Equal((stage is DeliveryStage.FinalDot ? ReplyClass.Uncertain : ReplyClass.Connection, stage), (result.Class, result.Stage));
    }

    [Fact]
    public async Task Of_two_piped_refusals_the_first_counts()
    {
        server.Script = moment => moment.Step switch
        {
            SmtpStep.Mail => new("451 4.3.0 later"),
            SmtpStep.Rcpt => new("503 5.5.1 need MAIL"),
            _ => null,
        };
        Assert.Equal(ReplyClasses.OfReply(DeliveryStage.MailFrom, 451, "4.3.0 later"), await SendAsync());
    }

    private void Say(SmtpStep step, SmtpAnswer answer)
    {
        server.Script = moment => moment.Step == step ? answer : null;
        if (step is SmtpStep.Chunk)
        {
            server.Extensions = [.. server.Extensions, "CHUNKING"];
        }
    }

    private async Task<DeliveryResult> SendAsync(SmtpTimeouts? timeouts = null)
    {
        using var transport = To(server.Plain() with { Security = SmtpSecurity.StartTls, Username = "u", Password = "p" }, timeouts, server);
        await using var line = transport.Open(Cancel);
        return await line.TryAsync(cancel: Cancel);
    }
}
