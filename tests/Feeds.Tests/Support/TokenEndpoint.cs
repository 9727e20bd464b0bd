using System.Globalization;
using System.Net;
using System.Text;

namespace Feeds.Tests.Support;

/// <summary>Gives access tokens, or whatever a test tells it to answer.</summary>
public sealed class TokenEndpoint : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly List<string> requests = [];
    private readonly Task serving;

    public TokenEndpoint()
    {
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPort.Free()}/token/");
        listener.Prefixes.Add(Url);
        listener.Start();
        serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The body of each request.</summary>
    public IReadOnlyList<string> Requests => requests;

    /// <summary>The answer to the n-th request, from 1.</summary>
    public Func<int, (int Status, string Body)> Answer { get; set; } = number => (200, $$"""{"access_token": "token-{{number}}", "token_type": "Bearer", "expires_in": 3600}""");

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                requests.Add(await reader.ReadToEndAsync());
                var (status, body) = Answer(requests.Count);
                context.Response.StatusCode = status;
                context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
