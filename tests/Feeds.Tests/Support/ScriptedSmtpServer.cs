using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Feeds.Tests.Support;

/// <summary>A mail server on this machine that says what a test tells it to say, at any point, on any number of connections.</summary>
public sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentQueue<string> commands = [];
    private readonly ConcurrentQueue<ReceivedMail> mails = [];
    private readonly ConcurrentBag<Task> sessions = [];
    private readonly Task accepting;
    private int connections;

    public ScriptedSmtpServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>What it says instead of the usual; null is the usual.</summary>
    public Func<SmtpMoment, SmtpAnswer?> Script { get; set; } = _ => null;

    public IReadOnlyList<string> Extensions { get; set; } = ["PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES"];

    /// <summary>With it the server has TLS: by STARTTLS, or from the first byte.</summary>
    public X509Certificate2? Certificate { get; set; }

    public bool TlsAtOnce { get; set; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections were made so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Every line that was not part of a message, in its order, all connections together.</summary>
    public IReadOnlyList<string> Commands => [.. commands];

    /// <summary>What came to its end, whatever was answered to it.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(sessions);
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                client.NoDelay = true;
                sessions.Add(ServeAsync(client, Interlocked.Increment(ref connections)));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using var connected = client;
        try
        {
            await new Session(this, client, number).RunAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException
            or System.Security.Authentication.AuthenticationException or Hangup)
        {
            // Peers come and go.
        }
    }

    private sealed class Hangup : Exception;

    private sealed class Session(ScriptedSmtpServer server, TcpClient client, int number)
    {
        private readonly byte[] buffer = new byte[64 * 1024];
        private Stream stream = client.GetStream();
        private int start, filled, message;
        private string sender = "", recipient = "";
        private bool secure;

        public async Task RunAsync()
        {
            if (server.TlsAtOnce)
            {
                await SecureAsync();
            }

            await AnswerAsync(SmtpStep.Greeting, "", "220 scripted.example ESMTP");
            while (await LineAsync() is { } line)
            {
                server.commands.Enqueue(line);
                await ObeyAsync(line, line.Split(' ', ':')[0].ToUpperInvariant());
            }
        }

        private async Task ObeyAsync(string line, string verb)
        {
            switch (verb)
            {
                case "EHLO":
                    var offers = server.Extensions.Concat(server.Certificate is not null && !secure ? ["STARTTLS"] : Array.Empty<string>()).Prepend("scripted.example").ToList();
                    await AnswerAsync(SmtpStep.Ehlo, line, string.Join("\r\n", offers.Select((offer, index) => $"250{(index < offers.Count - 1 ? '-' : ' ')}{offer}")));
                    break;
                case "STARTTLS":
                    if ((await AnswerAsync(SmtpStep.StartTls, line, "220 2.0.0 go ahead")).StartsWith('2'))
                    {
                        await SecureAsync();
                    }

                    break;
                case "AUTH":
                    for (var answer = await AnswerAsync(SmtpStep.Auth, line, "235 2.7.0 welcome"); answer.StartsWith("334", StringComparison.Ordinal);)
                    {
                        var next = await LineAsync() ?? "";
                        server.commands.Enqueue(next);
                        answer = await AnswerAsync(SmtpStep.Auth, next, "235 2.7.0 welcome");
                    }

                    break;
                case "MAIL":
                    message++;
                    sender = Path(line);
                    await AnswerAsync(SmtpStep.Mail, line, "250 2.1.0 sender ok");
                    break;
                case "RCPT":
                    recipient = Path(line);
                    await AnswerAsync(SmtpStep.Rcpt, line, "250 2.1.5 recipient ok");
                    break;
                case "DATA":
                    if ((await AnswerAsync(SmtpStep.Data, line, "354 go ahead")).StartsWith('3'))
                    {
                        await TakeAsync();
                    }

                    break;
                case "BDAT" when line.Split(' ') is [_, var size, "LAST"]:
                    await TakeChunkAsync(int.Parse(size, CultureInfo.InvariantCulture));
                    break;
                case "QUIT":
                    await AnswerAsync(SmtpStep.Quit, line, "221 2.0.0 bye");
                    throw new Hangup();
                default:
                    await AnswerAsync(SmtpStep.Other, line, verb is "RSET" or "NOOP" or "HELO" ? "250 2.0.0 ok" : "500 5.5.2 what?");
                    break;
            }
        }

        private async Task TakeAsync()
        {
            await AnswerAsync(SmtpStep.Body, "", "");
            using var body = new MemoryStream();
            while (await RawLineAsync() is { } line)
            {
                if (line is [(byte)'.', (byte)'\r', (byte)'\n'])
                {
                    await TakenAsync(SmtpStep.Dot, body.ToArray());
                    return;
                }

                body.Write(line[0] == '.' ? line.AsSpan(1) : line);
            }
        }

        private async Task TakeChunkAsync(int size)
        {
            await AnswerAsync(SmtpStep.Body, "", "");
            var body = new byte[size];
            var taken = Math.Min(size, filled - start);
            buffer.AsSpan(start, taken).CopyTo(body);
            start += taken;
            await stream.ReadExactlyAsync(body.AsMemory(taken), server.end.Token);
            await TakenAsync(SmtpStep.Chunk, body);
        }

        private async Task TakenAsync(SmtpStep end, byte[] body)
        {
            server.mails.Enqueue(new(number, message, sender, recipient, body));
            await AnswerAsync(end, "", string.Create(CultureInfo.InvariantCulture, $"250 2.0.0 queued as {number}-{message}"));
        }

        private async Task<string> AnswerAsync(SmtpStep step, string line, string usual)
        {
            var answer = server.Script(new(number, message, step, line)) ?? new SmtpAnswer(usual);
            await answer.When.WaitAsync(server.end.Token);
            var bytes = Encoding.UTF8.GetBytes(answer.Text.Length == 0 ? "" : answer.Text + "\r\n");
            if (answer.InPieces)
            {
                foreach (var one in bytes)
                {
                    await stream.WriteAsync(new[] { one }, server.end.Token);
                    await Task.Yield();
                }
            }
            else
            {
                await stream.WriteAsync(bytes, server.end.Token);
            }

            if (answer.Hangup)
            {
                client.Client.LingerState = new LingerOption(answer.Reset, 0);
                throw new Hangup();
            }

            return answer.Text;
        }

        private async Task SecureAsync()
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, server.end.Token);
            (stream, start, filled, secure) = (tls, 0, 0, true);
        }

        private async Task<string?> LineAsync() => await RawLineAsync() is { } line ? Encoding.UTF8.GetString(line).TrimEnd('\r', '\n') : null;

        private async Task<byte[]?> RawLineAsync()
        {
            var line = new List<byte>();
            while (true)
            {
                var ready = buffer.AsSpan(start..filled);
                var newline = ready.IndexOf((byte)'\n');
                line.AddRange(ready[..(newline < 0 ? ready.Length : newline + 1)]);
                start += newline < 0 ? ready.Length : newline + 1;
                if (newline >= 0)
                {
                    return [.. line];
                }

                (start, filled) = (0, await stream.ReadAsync(buffer, server.end.Token));
                if (filled == 0)
                {
                    return null;
                }
            }
        }

        private static string Path(string line) => line.Contains('<', StringComparison.Ordinal) ? line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')] : "";
    }
}

/// <summary>A point in a session at which the server speaks.</summary>
public enum SmtpStep
{
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,

    /// <summary>Before the message is read, after the 354 or the BDAT: usually nothing is said.</summary>
    Body,
    Dot,

    /// <summary>After a message that came as one chunk (BDAT).</summary>
    Chunk,
    Quit,
    Other,
}

/// <summary>Where a session stands.</summary>
/// <param name="Connection">From 1.</param>
/// <param name="Message">Of this connection, from 1 with its first MAIL.</param>
/// <param name="Command">The line that is answered, empty when there is none.</param>
public sealed record SmtpMoment(int Connection, int Message, SmtpStep Step, string Command);

/// <summary>What the server says and does.</summary>
/// <param name="Text">Lines without the last line break; empty says nothing.</param>
public sealed record SmtpAnswer(string Text)
{
    /// <summary>Hangs up without a word.</summary>
    public static SmtpAnswer Drop { get; } = new("") { Hangup = true };

    /// <summary>Whether it hangs up afterwards.</summary>
    public bool Hangup { get; init; }

    /// <summary>Whether it does so with a reset: what the peer has not read yet is lost to it.</summary>
    public bool Reset { get; init; }

    /// <summary>Whether each octet comes alone.</summary>
    public bool InPieces { get; init; }

    /// <summary>What is waited for before a word is said.</summary>
    public Task When { get; init; } = Task.CompletedTask;
}

/// <summary>One message as it came, dots undone.</summary>
public sealed record ReceivedMail(int Connection, int Message, string Sender, string Recipient, byte[] Bytes);
