using Feeds.Mailing;
using Feeds.Tests.Support;
using MimeKit;
using static Feeds.Tests.Support.SmtpLines;

namespace Feeds.Tests.Mailing;

/// <summary>Connections that break, answers that are slow, and people who stop the program in the middle.</summary>
public sealed class SmtpFaultTests : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly ScriptedSmtpServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData]
    [InlineData("CHUNKING")]
    public async Task A_server_that_dies_while_it_is_given_a_large_message_has_not_got_it(params string[] extensions)
    {
        server.Extensions = extensions;
        server.Script = moment => moment is { Connection: 1, Step: SmtpStep.Body } ? SmtpAnswer.Drop with { Reset = true } : null;
        await using var line = To(server.Plain()).Open(Cancel);
        var result = await line.TryAsync(Large(), cancel: Cancel);
        Assert.Equal((ReplyClass.Connection, DeliveryStage.Data), (result.Class, result.Stage));
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
    }

    [Theory]
    [InlineData]
    [InlineData("CHUNKING")]
    public async Task A_server_that_refuses_a_large_message_half_way_and_hangs_up_is_heard(params string[] extensions)
    {
        server.Extensions = extensions;
        server.Script = moment => moment.Step is SmtpStep.Body ? new("552 5.3.4 too large") { Hangup = true } : null;
        await using var line = To(server.Plain()).Open(Cancel);
        var result = await line.TryAsync(Large(), cancel: Cancel);
        Assert.True(result is { Class: ReplyClass.MessageRefused, Code: 552 } or { Class: ReplyClass.Connection, Stage: DeliveryStage.Data }, result.ToString());
    }

    [Theory]
    [InlineData]
    [InlineData("CHUNKING")]
    public async Task A_server_that_takes_no_more_of_a_large_message_is_given_up_and_has_not_got_it(params string[] extensions)
    {
        server.Extensions = extensions;
        server.Script = moment => moment.Step is SmtpStep.Body ? new("") { When = new TaskCompletionSource().Task } : null;
        await using var line = To(server.Plain(), SmtpTimeouts.Default with { Block = Soon }).Open(Cancel);
        var result = await line.TryAsync(Large(), cancel: Cancel);
        Assert.Equal((ReplyClass.Connection, DeliveryStage.Data), (result.Class, result.Stage));
    }

    [Fact]
    public async Task A_last_word_that_comes_late_is_waited_for()
    {
        var late = new TaskCompletionSource();
        server.Script = moment => moment.Step is SmtpStep.Dot ? new("250 2.0.0 at last") { When = late.Task } : null;
        // The time for the message itself is over long before the answer comes.
        await using var line = To(server.Plain(), SmtpTimeouts.Default with { Block = Soon }).Open(Cancel);
        var sending = line.TryAsync(cancel: Cancel);
        await Task.WhenAny(sending, Task.Delay(Soon * 2, Cancel));
        Assert.False(sending.IsCompleted);
        late.SetResult();
        Assert.Equal("2.0.0 at last", (await sending).Reply);
    }

    [Fact]
    public async Task Who_stops_before_the_message_is_offered_has_sent_nothing()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        server.Script = moment => moment is { Connection: 1, Step: SmtpStep.Rcpt } ? Stopping(stop, new TaskCompletionSource().Task) : null;
        await using var line = To(server.Plain()).Open(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => line.TryAsync(cancel: stop.Token));
        Assert.Empty(server.Mails);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
    }

    [Theory]
    [InlineData(SmtpStep.Data)]
    [InlineData(SmtpStep.Dot)]
    [InlineData(SmtpStep.Chunk, "CHUNKING")]
    public async Task Who_stops_after_that_still_hears_the_last_word(SmtpStep step, params string[] extensions)
    {
        server.Extensions = extensions;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        server.Script = moment => moment.Step == step ? Stopping(stop, Task.CompletedTask) with { Text = step is SmtpStep.Data ? "354 go on" : "250 2.0.0 got it" } : null;
        await using var line = To(server.Plain()).Open(Cancel);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: stop.Token)).Class);
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData(SmtpStep.Mail, ReplyClass.Connection)]
    [InlineData(SmtpStep.Data, ReplyClass.Connection)]
    [InlineData(SmtpStep.Dot, ReplyClass.Uncertain)]
    [InlineData(SmtpStep.Chunk, ReplyClass.Uncertain, "CHUNKING")]
    public async Task Who_ends_the_program_at_once_learns_what_is_not_known(SmtpStep step, ReplyClass meaning, params string[] extensions)
    {
        server.Extensions = extensions;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        server.Script = moment => moment.Step == step ? Stopping(end, new TaskCompletionSource().Task) : null;
        await using var line = To(server.Plain()).Open(end.Token);
        Assert.Equal(meaning, (await line.TryAsync(cancel: Cancel)).Class);
    }

    [Fact]
    public async Task A_goodbye_that_is_not_answered_holds_up_nobody()
    {
        server.Script = moment => moment.Step is SmtpStep.Quit ? new("") { When = new TaskCompletionSource().Task } : null;
        var line = To(server.Plain(), SmtpTimeouts.Default with { Quit = TimeSpan.FromMilliseconds(100) }).Open(Cancel);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(cancel: Cancel)).Class);
        await line.DisposeAsync();
    }

    private static SmtpAnswer Stopping(CancellationTokenSource stop, Task then)
    {
        stop.Cancel();
        return new("") { When = then };
    }

    // Larger than what the machine takes off our hands before anybody has read it.
    private static MimeMessage Large() => Message(string.Concat(Enumerable.Repeat("A line of words that go on and on.\n", 1_000_000)));
}
