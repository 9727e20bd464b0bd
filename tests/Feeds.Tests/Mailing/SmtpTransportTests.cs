using System.Text;
using Feeds.Mailing;
using Feeds.Sources;
using Feeds.Tests.Support;
using MimeKit;
using static Feeds.Tests.Support.SmtpLines;

namespace Feeds.Tests.Mailing;

public sealed class SmtpTransportTests : IAsyncDisposable
{
    private readonly ScriptedSmtpServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_byte_for_byte_with_its_envelope()
    {
        await using var line = To(server.Plain()).Open(Cancel);
        var message = Message(".\n..dots\n.\nand the end\n");
        var result = await line.TryAsync(message, cancel: Cancel);

        Assert.Equal((ReplyClass.Accepted, DeliveryStage.FinalDot, 250, "2.0.0", "2.0.0 queued as 1-1"), (result.Class, result.Stage, result.Code, result.Enhanced, result.Reply));
        var mail = Assert.Single(server.Mails);
        Assert.Equal(("digest@example.org", "reader@example.net"), (mail.Sender, mail.Recipient));
        Assert.Equal(WireFormat.Bytes(message), mail.Bytes);
        Assert.EndsWith("and the end\r\n", Encoding.ASCII.GetString(mail.Bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PIPELINING", "8BITMIME", "BINARYMIME", "CHUNKING", "SMTPUTF8", "SIZE 1000000", "DSN")]
    [InlineData("8BITMIME")]
    [InlineData]
    public async Task Sending_changes_neither_the_message_nor_what_a_second_try_sends(params string[] extensions)
    {
        server.Extensions = extensions;
        var message = Message(string.Concat(Enumerable.Repeat("Größe, größer, am größten: 更大. ", 400)));
        var before = WireFormat.Bytes(message);
        await using var line = To(server.Plain()).Open(Cancel);
        await line.TryAsync(message, cancel: Cancel);
        await line.TryAsync(message, cancel: Cancel);

        Assert.Equal(before, WireFormat.Bytes(message));
        Assert.Equal([before, before], server.Mails.Select(mail => mail.Bytes));
    }

    [Fact]
    public async Task A_message_goes_in_one_chunk_where_the_server_takes_chunks()
    {
        server.Extensions = ["CHUNKING", "SIZE 100000"];
        await using var line = To(server.Plain()).Open(Cancel);
        var message = Message(".\n..dots\n.\nand the end\n");
        await line.TryAsync(message, cancel: Cancel);
        Assert.Equal(WireFormat.Bytes(message), server.Mails.Single().Bytes);
        Assert.Equal($"BDAT {server.Mails.Single().Bytes.Length} LAST", server.Commands[^1]);
    }

    [Fact]
    public async Task A_signed_message_is_not_touched()
    {
        var message = Message();
        message.Headers.Insert(0, "DKIM-Signature", "v=1; a=rsa-sha256; d=example.org; s=s1; h=from:to; bh=x; b=y");
        await using var line = To(server.Plain()).Open(Cancel);
        await line.TryAsync(message, cancel: Cancel);
        Assert.Equal(WireFormat.Bytes(message), server.Mails.Single().Bytes);
    }

    [Theory]
    [InlineData]
    [InlineData("PIPELINING", "CHUNKING")]
    public async Task A_message_of_megabytes_arrives_whole(params string[] extensions)
    {
        server.Extensions = extensions;
        var message = Message(string.Concat(Enumerable.Repeat("A line of words that go on and on.\n.\n", 100_000)));
        await using var line = To(server.Plain()).Open(Cancel);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(message, cancel: Cancel)).Class);
        Assert.Equal(WireFormat.Bytes(message), server.Mails.Single().Bytes);
    }

    [Theory]
    [InlineData]
    [InlineData("PIPELINING")]
    [InlineData("PIPELINING", "CHUNKING")]
    public async Task Of_a_message_that_may_not_be_offered_nothing_is_and_the_connection_carries_the_next(params string[] extensions)
    {
        server.Extensions = extensions;
        await using var line = To(server.Plain()).Open(Cancel);
        Assert.Null(await line.TryIfAsync(() => false, Cancel));
        Assert.Equal("RSET", server.Commands[^1]);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
        Assert.Equal((1, 1), (server.Mails.Count, server.Connections));
        Assert.Single(server.Commands, command => command == "DATA" || command.StartsWith("BDAT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whether_a_message_may_be_offered_is_asked_once_while_the_server_has_its_envelope_and_nothing_of_itself()
    {
        await using var line = To(server.Plain()).Open(Cancel);
        var asked = 0;
        var result = await line.TryIfAsync(
            () =>
            {
                asked++;
                Assert.True(SpinWait.SpinUntil(() => server.Commands.Any(command => command.StartsWith("RCPT", StringComparison.Ordinal)), TimeSpan.FromSeconds(10)));
                Assert.DoesNotContain("DATA", server.Commands);
                return true;
            },
            Cancel);
        Assert.Equal((ReplyClass.Accepted, 1), (result!.Class, asked));
    }

    [Fact]
    public async Task How_long_the_asking_takes_is_not_held_against_the_server()
    {
        await using var line = To(server.Plain(), SmtpTimeouts.Default with { Command = TimeSpan.FromMilliseconds(300) }).Open(Cancel);
        var result = await line.TryIfAsync(
            () =>
            {
                Thread.Sleep(TimeSpan.FromSeconds(1));
                return true;
            },
            Cancel);
        Assert.Equal(ReplyClass.Accepted, result!.Class);
    }

    [Fact]
    public async Task What_the_asking_throws_comes_through_and_nothing_of_the_message_is_offered()
    {
        await using var line = To(server.Plain()).Open(Cancel);
        var thrown = await Assert.ThrowsAsync<FeedsException>(() => line.TryIfAsync(() => throw new FeedsException("the disk is full"), Cancel));
        Assert.Equal("the disk is full", thrown.Message);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_message_that_no_server_would_take_is_refused_without_a_question()
    {
        await using var line = To(server.Plain()).Open(Cancel);
        var result = await line.TryIfAsync(() => throw new InvalidOperationException("asked"), Cancel, Message(), new EmailAddress("用户", "example.net"));
        Assert.Equal(ReplyClass.AddressUnsupported, result!.Class);
    }

    [Fact]
    public async Task One_connection_carries_so_many_messages_and_no_more()
    {
        await using (var line = To(server.Plain() with { MessagesPerConnection = 3 }).Open(Cancel))
        {
            for (var i = 0; i < 7; i++)
            {
                await line.TryAsync(cancel: Cancel);
            }
        }

        Assert.Equal([1, 1, 1, 2, 2, 2, 3], server.Mails.Select(mail => mail.Connection));
        Assert.Equal(3, server.Commands.Count(command => command == "QUIT"));
    }

    [Fact]
    public async Task A_connection_that_lay_idle_is_made_anew()
    {
        await using var line = To(server.Plain(), SmtpTimeouts.Default with { Idle = TimeSpan.Zero }).Open(Cancel);
        await line.TryAsync(cancel: Cancel);
        await line.TryAsync(cancel: Cancel);
        Assert.Equal([1, 2], server.Mails.Select(mail => mail.Connection));
    }

    [Fact]
    public async Task A_server_that_hangs_up_between_two_messages_costs_neither()
    {
        server.Script = moment => moment is { Connection: 1, Step: SmtpStep.Dot } ? new SmtpAnswer("250 2.0.0 queued\r\n421 4.4.2 bye") { Hangup = true } : null;
        await using var line = To(server.Plain()).Open(Cancel);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
        // Whether it is noticed before or after the next message is begun is a matter of microseconds.
        var next = await line.TryAsync(cancel: Cancel);
        if (next.Class is not ReplyClass.Accepted)
        {
            Assert.Equal((ReplyClass.Connection, true), (next.Class, next.Stage < DeliveryStage.FinalDot));
            Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
        }

        Assert.Equal([1, 2], server.Mails.Select(mail => mail.Connection));
    }

    [Fact]
    public async Task Lines_are_independent_of_each_other()
    {
        using var transport = To(server.Plain());
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            await using var line = transport.Open(Cancel);
            return await line.TryAsync(Message(messageId: $"{number}@example.org"), cancel: Cancel);
        }));
        Assert.All(results, result => Assert.Equal(ReplyClass.Accepted, result.Class));
        Assert.Equal(4, server.Connections);
    }

    [Fact]
    public async Task A_message_larger_than_the_server_says_it_takes_is_not_offered()
    {
        server.Extensions = ["SIZE 500"];
        await using var line = To(server.Plain()).Open(Cancel);
        var result = await line.TryAsync(Message(new string('x', 2000)), cancel: Cancel);
        Assert.Equal(ReplyClass.MessageRefused, result.Class);
        Assert.Contains("localhost takes at most 500", result.Reply, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_size_is_told_to_a_server_that_asks_for_it()
    {
        server.Extensions = ["SIZE 100000"];
        await using var line = To(server.Plain()).Open(Cancel);
        await line.TryAsync(cancel: Cancel);
        Assert.Contains($"MAIL FROM:<digest@example.org> SIZE={server.Mails.Single().Bytes.Length}", server.Commands);
    }

    [Fact]
    public async Task A_message_that_was_not_prepared_is_not_offered()
    {
        var eightBit = Message();
        eightBit.Body = new TextPart("plain") { Text = "größer", ContentTransferEncoding = ContentEncoding.EightBit };
        var longLine = Message();
        longLine.Body = new TextPart("plain") { Text = new string('x', 999), ContentTransferEncoding = ContentEncoding.SevenBit };
        await using var line = To(server.Plain()).Open(Cancel);
        Assert.All([await line.TryAsync(eightBit, cancel: Cancel), await line.TryAsync(longLine, cancel: Cancel)], result => Assert.Equal(ReplyClass.MessageRefused, result.Class));
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_beyond_ASCII_is_not_given_to_a_server_that_cannot_take_it()
    {
        await using var line = To(server.Plain()).Open(Cancel);
        var result = await line.TryAsync(recipient: new("用户", "example.net"), cancel: Cancel);
        Assert.Equal(ReplyClass.AddressUnsupported, result.Class);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
        Assert.Equal(["reader@example.net"], server.Mails.Select(mail => mail.Recipient));
        Assert.Single(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_beyond_ASCII_goes_as_it_is_where_the_server_can_take_it_and_only_it_asks_for_that()
    {
        server.Extensions = ["SMTPUTF8", "8BITMIME"];
        await using var line = To(server.Plain()).Open(Cancel);
        await line.TryAsync(recipient: new("reader", "xn--bcher-kva.example"), cancel: Cancel);
        await line.TryAsync(recipient: new("用户", "example.net"), cancel: Cancel);
        await line.TryAsync(cancel: Cancel);
        Assert.Equal(["reader@xn--bcher-kva.example", "用户@example.net", "reader@example.net"], server.Mails.Select(mail => mail.Recipient));
        Assert.Single(server.Commands, command => command.Contains("SMTPUTF8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_refused_reader_among_many_costs_nobody_else_anything()
    {
        server.Script = moment => moment is { Step: SmtpStep.Rcpt } && moment.Command.Contains("reader5@", StringComparison.Ordinal) ? new("550 5.1.1 no such user") : null;
        await using var line = To(server.Plain()).Open(Cancel);
        for (var reader = 0; reader < 10; reader++)
        {
            var result = await line.TryAsync(recipient: new($"reader{reader}", "example.net"), cancel: Cancel);
            Assert.Equal(reader == 5 ? ReplyClass.NoSuchMailbox : ReplyClass.Accepted, result.Class);
        }

        Assert.Equal(9, server.Mails.Count);
        Assert.Equal(1, server.Connections);
        Assert.Equal(1, server.Commands.Count(command => command == "RSET"));
    }

    [Theory]
    [InlineData(SmtpStep.Mail)]
    [InlineData(SmtpStep.Rcpt)]
    [InlineData(SmtpStep.Data)]
    [InlineData(SmtpStep.Dot)]
    [InlineData(SmtpStep.Chunk, "CHUNKING")]
    public async Task After_any_refusal_the_connection_goes_on(SmtpStep step, params string[] extensions)
    {
        foreach (var pipelining in new[] { ["PIPELINING"], Array.Empty<string>() })
        {
            server.Extensions = [.. extensions, .. pipelining];
            server.Script = moment => moment.Message == 1 && moment.Step == step ? new("550 5.7.1 not this one") : null;
            var connections = server.Connections;
            await using var line = To(server.Plain()).Open(Cancel);
            Assert.NotEqual(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
            Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
            Assert.Equal(connections + 1, server.Connections);
        }
    }

    [Theory]
    [InlineData(SmtpStep.Mail)]
    [InlineData(SmtpStep.Rcpt)]
    [InlineData(SmtpStep.Data)]
    [InlineData(SmtpStep.Dot)]
    [InlineData(SmtpStep.Chunk, "CHUNKING")]
    public async Task After_421_the_connection_is_made_anew_even_if_the_server_forgot_to_hang_up(SmtpStep step, params string[] extensions)
    {
        server.Extensions = extensions;
        server.Script = moment => moment.Connection == 1 && moment.Step == step ? new("421 4.7.0 go away") : null;
        await using var line = To(server.Plain()).Open(Cancel);
        Assert.Equal(ReplyClass.TooFast, (await line.TryAsync(cancel: Cancel)).Class);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
        Assert.Equal(2, server.Mails.Single(mail => mail.Connection > 1).Connection);
    }

    [Fact]
    public async Task Nobody_at_home_is_a_lost_connection()
    {
        var gone = new ScriptedSmtpServer();
        var options = gone.Plain();
        await gone.DisposeAsync();
        await using var line = To(options).Open(Cancel);
        var result = await line.TryAsync(cancel: Cancel);
        Assert.Equal((ReplyClass.Connection, DeliveryStage.Connect, true), (result.Class, result.Stage, result.ByRoute));
    }

    [Fact]
    public async Task A_host_without_address_is_a_lost_connection()
    {
        await using var line = To(new() { Host = "mail.invalid", Security = SmtpSecurity.None }).Open(Cancel);
        Assert.Equal((ReplyClass.Connection, DeliveryStage.Connect), await line.ReadyAsync(Cancel) is { } why ? (why.Class, why.Stage) : default);
    }
}
