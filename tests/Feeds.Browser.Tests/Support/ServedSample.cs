using System.Globalization;
using Feeds.Cli.Commands;
using Feeds.Cli.Web;
using Feeds.Configuration;
using Feeds.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Feeds.Browser.Tests.Support;

/// <summary>The sample site that <c>feeds init</c> lays down, served by <c>feeds serve</c> in this process, its mail taken by a real SMTP server.</summary>
internal sealed class ServedSample : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter said = new(CultureInfo.InvariantCulture);
    private readonly FakeTimeProvider time = new(new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
    private SmtpSink? mail;
    private ServedSite? site;
    private WebHost? host;

    /// <summary>The address of the server: <c>http://127.0.0.1:8080</c>.</summary>
    public string Origin { get; } = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPort.Free()}");

    public static async Task<ServedSample> StartAsync()
    {
        var sample = new ServedSample { mail = await SmtpSink.StartAsync() };
        await sample.BuildAsync();
        var read = PublicationReader.Read(sample.folder.Path, null, _ => null);
        Assert.Empty(read.Problems);
        sample.site = new(new Session(new(sample.said, TextWriter.Synchronized(sample.said), json: false, quiet: false, verbose: false), read.Publication!, [], sample.time.GetUtcNow(), sample.time));
        sample.host = await WebHost.StartAsync(sample.site, read.Publication!.Serve, TestContext.Current.CancellationToken);
        return sample;
    }

    private async Task BuildAsync()
    {
        await RunAsync("init", folder.Path);
        var settings = await File.ReadAllTextAsync(folder.At("feeds.yml"), TestContext.Current.CancellationToken);
        settings = settings.Replace("https://example.org/", Origin + "/", StringComparison.Ordinal).Replace("http://127.0.0.1:8080/mail/", Origin + "/mail/", StringComparison.Ordinal);
        folder.With("feeds.yml", $$"""
            {{settings}}
            smtp: {host: 127.0.0.1, port: {{mail!.Port}}, security: none}
            serve: {urls: ["{{Origin}}"]}
            """);
        await RunAsync("build", "--site", folder.Path);
    }

    /// <summary>Publishes one more article, and sends what is due then.</summary>
    public async Task SendAsync(string instant, string name, string article)
    {
        folder.With($"content/posts/{name}.md", article);
        await RunAsync("send", "--site", folder.Path, "--now", instant);
    }

    /// <summary>Waits for the mail of a subject, and gives its <c>List-Unsubscribe</c> and its text.</summary>
    public async Task<(string? Unsubscribe, string Text)> MailAsync(string subject)
    {
        while (true)
        {
            foreach (var each in mail!.Mails())
            {
                using var message = await MimeMessage.LoadAsync(new MemoryStream(each.Bytes), TestContext.Current.CancellationToken);
                if (message.Subject!.Contains(subject, StringComparison.Ordinal))
                {
                    return (message.Headers[HeaderId.ListUnsubscribe], message.TextBody!);
                }
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        site?.Dispose();
        mail?.Dispose();
        await said.DisposeAsync();
        folder.Dispose();
    }

    private async Task RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await FeedsCommand.RunAsync(args, output, error, time);
        Assert.True(status == 0, $"{string.Join(' ', args)}: {status}\n{output}{error}");
    }
}
