using System.Text;
using Feeds.Mailing;
using Feeds.Tests.Support;
using static Feeds.Tests.Support.SmtpLines;

namespace Feeds.Tests.Mailing;

public sealed class SmtpTlsTests : IAsyncDisposable
{
    private readonly ScriptedSmtpServer server = new() { Certificate = ServerCertificate.For("localhost"), Extensions = ["AUTH PLAIN LOGIN", "PIPELINING"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_good_certificate_lets_mail_and_password_through(bool atOnce)
    {
        server.TlsAtOnce = atOnce;
        Assert.Equal(ReplyClass.Accepted, (await SendAsync(Options(atOnce ? SmtpSecurity.Tls : SmtpSecurity.StartTls))).Class);
        Assert.Single(server.Commands, $"AUTH PLAIN {Convert.ToBase64String("\0u\0p"u8)}");
    }

    [Fact]
    public async Task A_large_message_arrives_whole_through_TLS()
    {
        var message = Message(string.Concat(Enumerable.Repeat("A line of words that go on and on.\n.\n", 100_000)));
        using var transport = To(Options(), trusting: server);
        await using var line = transport.Open(Cancel);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(message, cancel: Cancel)).Class);
        Assert.Equal(ReplyClass.Accepted, (await line.TryAsync(message, cancel: Cancel)).Class);
        Assert.All(server.Mails, mail => Assert.Equal(WireFormat.Bytes(message), mail.Bytes));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task An_expired_certificate_is_named_with_its_days()
    {
        server.Certificate = ServerCertificate.For("localhost", days: -10);
        await RefusesAsync("the certificate of localhost is good from");
    }

    [Fact]
    public async Task A_certificate_for_somebody_else_is_named()
    {
        server.Certificate = ServerCertificate.For("mail.example.com");
        await RefusesAsync("its certificate is for mail.example.com, not for localhost");
    }

    [Fact]
    public async Task A_certificate_that_nobody_we_trust_has_signed_is_named()
    {
        using var transport = To(Options());
        await using var line = transport.Open(Cancel);
        Assert.Contains("signed by nobody whom this machine trusts", (await line.ReadyAsync(Cancel))?.Reply, StringComparison.Ordinal);
        NothingWasSaid();
    }

    [Fact]
    public async Task Without_TLS_nothing_is_sent()
    {
        server.Certificate = null;
        var result = await SendAsync(Options());
        Assert.Equal((ReplyClass.RouteRefused, DeliveryStage.StartTls), (result.Class, result.Stage));
        Assert.Contains("offers no TLS", result.Reply, StringComparison.Ordinal);
        NothingWasSaid();
    }

    [Fact]
    public async Task A_server_that_speaks_in_the_clear_where_TLS_is_due_is_a_lost_connection()
    {
        var result = await SendAsync(Options(SmtpSecurity.Tls));
        Assert.Equal((ReplyClass.Connection, DeliveryStage.StartTls), (result.Class, result.Stage));
        NothingWasSaid();
    }

    [Fact]
    public async Task A_password_is_never_sent_in_the_clear()
    {
        server.Certificate = null;
        var result = await SendAsync(Options(SmtpSecurity.None));
        Assert.Equal((ReplyClass.RouteRefused, DeliveryStage.Authentication), (result.Class, result.Stage));
        NothingWasSaid();
    }

    [Fact]
    public async Task What_was_slipped_in_before_TLS_is_not_believed()
    {
        // Were it taken for the answer to the EHLO that follows, the message would be too large and the password would have no way.
        server.Script = moment => moment.Step is SmtpStep.StartTls ? new("220 2.0.0 go\r\n250-evil.example\r\n250-AUTH NONE\r\n250 SIZE 1") : null;
        var result = await SendAsync(Options());
        Assert.True(result.Class is ReplyClass.Accepted || result is { Class: ReplyClass.Connection, Stage: DeliveryStage.StartTls }, result.ToString());
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_and_is_nobody_elses_fault()
    {
        server.Script = moment => moment.Step is SmtpStep.Auth ? new("535 5.7.8 authentication failed") : null;
        var result = await SendAsync(Options());
        Assert.Equal((ReplyClass.RouteRefused, DeliveryStage.Authentication, 535, "5.7.8 authentication failed"), (result.Class, result.Stage, result.Code, result.Reply));
        Assert.Single(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_without_a_known_way_to_log_in_is_named()
    {
        server.Extensions = ["AUTH GSSAPI"];
        var result = await SendAsync(Options());
        Assert.Equal(ReplyClass.RouteRefused, result.Class);
        Assert.Contains("GSSAPI", result.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_and_password_may_have_any_letters()
    {
        server.Extensions = ["AUTH LOGIN"];
        var asked = 0;
        server.Script = moment => moment.Step is SmtpStep.Auth ? new(asked++ < 2 ? "334 UGFzc3dvcmQ6" : "235 ok") : null;
        await SendAsync(Options() with { Username = "ü", Password = "密" });
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes("密")), server.Commands);
    }

    private SmtpOptions Options(SmtpSecurity security = SmtpSecurity.StartTls) => server.Plain() with { Security = security, Username = "u", Password = "p" };

    private async Task<DeliveryResult> SendAsync(SmtpOptions options)
    {
        using var transport = To(options, trusting: server);
        await using var line = transport.Open(Cancel);
        return await line.TryAsync(cancel: Cancel);
    }

    private async Task RefusesAsync(string why)
    {
        var result = await SendAsync(Options());
        Assert.Equal((ReplyClass.Connection, DeliveryStage.StartTls), (result.Class, result.Stage));
        Assert.Contains(why, result.Reply, StringComparison.Ordinal);
        NothingWasSaid();
    }

    private void NothingWasSaid() => Assert.DoesNotContain(server.Commands, command => command.Split(' ')[0] is "AUTH" or "MAIL");
}
