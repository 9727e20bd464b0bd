using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Feeds.Cli.Tests.Support;

/// <summary>A web server on this machine that gives the answers it was told.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, byte[]> answers = [];
    private readonly List<string> requests = [];
    private readonly Task serving;

    public FeedServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>The head of each request, in their order.</summary>
    public IReadOnlyList<string> Requests => requests;

    public string At(string path) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/{path}");

    /// <summary>Answers a path; what is not told is not found.</summary>
    /// <param name="head">The status and headers, one a line.</param>
    public FeedServer With(string path, string head, params byte[] body)
    {
        var length = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}");
        answers["/" + path] = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {head.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n{length}\r\nConnection: close\r\n\r\n"), .. body];
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await AnswerAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            head.Append(line).Append('\n');
        }

        requests.Add(head.ToString());
        try
        {
            await stream.WriteAsync(answers.GetValueOrDefault(head.ToString().Split(' ')[1], "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray()));
        }
        catch (IOException)
        {
            // Who had enough of a large answer hangs up.
        }
    }
}
