using System.Text;
using Feeds.Mailing;
using Feeds.Tests.Support;
using static Feeds.Tests.Support.SmtpLines;

namespace Feeds.Tests.Mailing;

public sealed class SmtpTokenTests : IAsyncDisposable
{
    private readonly ScriptedSmtpServer server = new() { Certificate = ServerCertificate.For("localhost"), Extensions = ["AUTH PLAIN XOAUTH2", "PIPELINING"] };
    private readonly TokenEndpoint tokens = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await tokens.DisposeAsync();
    }

    [Fact]
    public async Task A_token_is_got_once_and_used_for_each_connection()
    {
        using var transport = To(Options(), trusting: server);
        await SendAsync(transport);
        await SendAsync(transport);
        Assert.Equal([Login("token-1"), Login("token-1")], Logins());
        Assert.Equal(["grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=r"], tokens.Requests);
    }

    [Fact]
    public async Task Without_a_refresh_token_the_client_asks_for_itself()
    {
        using var transport = To(Options() with { OAuth = new(tokens.Url, "c", "s", null, "mail.send") }, trusting: server);
        await SendAsync(transport);
        Assert.Equal(["grant_type=client_credentials&client_id=c&client_secret=s&scope=mail.send"], tokens.Requests);
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_not_used_again()
    {
        tokens.Answer = number => (200, $$"""{"access_token": "token-{{number}}", "expires_in": "60"}""");
        using var transport = To(Options(), trusting: server);
        await SendAsync(transport);
        await SendAsync(transport);
        Assert.Equal([Login("token-1"), Login("token-2")], Logins());
    }

    [Fact]
    public async Task A_token_that_the_mail_server_refuses_is_replaced_with_the_next_login()
    {
        server.Script = moment => moment.Command.EndsWith(Login("token-1"), StringComparison.Ordinal) ? new("535 5.7.8 token revoked") : null;
        using var transport = To(Options(), trusting: server);
        Assert.Equal(ReplyClass.RouteRefused, (await SendAsync(transport)).Class);
        Assert.Equal(ReplyClass.Accepted, (await SendAsync(transport)).Class);
    }

    [Theory]
    [InlineData(400, """{"error": "invalid_grant", "error_description": "Token has been revoked."}""", ReplyClass.RouteRefused, "invalid_grant Token has been revoked.")]
    [InlineData(401, "no", ReplyClass.RouteRefused, "answered 401")]
    [InlineData(200, "<html>", ReplyClass.RouteRefused, "JSON")]
    [InlineData(200, "[]", ReplyClass.RouteRefused, "access_token")]
    [InlineData(200, """{"access_token": ""}""", ReplyClass.RouteRefused, "access_token")]
    [InlineData(503, "later", ReplyClass.Connection, "answered 503")]
    public async Task An_endpoint_that_gives_no_token_is_named(int status, string body, ReplyClass meaning, string words)
    {
        tokens.Answer = _ => (status, body);
        using var transport = To(Options(), trusting: server);
        var result = await SendAsync(transport);
        Assert.Equal((meaning, DeliveryStage.Authentication), (result.Class, result.Stage));
        Assert.Contains(words, result.Reply, StringComparison.Ordinal);
        Assert.Empty(Logins());
    }

    [Fact]
    public async Task A_secret_is_sent_over_https_only()
    {
        using var transport = To(Options() with { OAuth = new("http://login.example.org/token", "c", "s", "r", null) }, trusting: server);
        Assert.Contains("is no https address", (await SendAsync(transport)).Reply, StringComparison.Ordinal);
    }

    private static string Login(string token) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"user=u\u0001auth=Bearer {token}\u0001\u0001"));

    private List<string> Logins() => [.. server.Commands.Where(command => command.StartsWith("AUTH", StringComparison.Ordinal)).Select(command => command["AUTH XOAUTH2 ".Length..])];

    private SmtpOptions Options() => server.Plain() with { Security = SmtpSecurity.StartTls, Username = "u", OAuth = new(tokens.Url, "c", "s", "r", null) };

    private static async Task<DeliveryResult> SendAsync(SmtpTransport transport)
    {
        await using var line = transport.Open(Cancel);
        return await line.TryAsync(cancel: Cancel);
    }
}
