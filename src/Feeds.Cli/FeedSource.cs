using System.Globalization;
using System.Net;
using Feeds.Inspection;
using Feeds.Sources;

namespace Feeds.Cli;

/// <summary>Where a feed is read from: an http or https address, or a file.</summary>
internal static class FeedSource
{
    private const int Redirects = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static bool IsAddress(string feed) => feed.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || feed.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The bytes of a feed; when they cannot be had, an exception says why.</summary>
    public static Task<byte[]> ReadAsync(string feed, CancellationToken cancel) => IsAddress(feed) ? FetchAsync(feed, cancel) : ReadFileAsync(feed, cancel);

    private static async Task<byte[]> FetchAsync(string feed, CancellationToken cancel)
    {
        if (!Uri.TryCreate(feed, UriKind.Absolute, out var address))
        {
            throw new FeedsException($"'{feed}' is not an address.");
        }

        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, MaxAutomaticRedirections = Redirects };
        using var client = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = FeedInspector.MaxBytes };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"Feeds/{typeof(FeedSource).Assembly.GetName().Version!.ToString(3)}");
        try
        {
            using var response = await client.GetAsync(address, cancel);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(cancel)
                : throw new FeedsException(string.Create(CultureInfo.InvariantCulture, $"'{feed}' cannot be fetched: the server answers {(int)response.StatusCode} {response.ReasonPhrase}."));
        }
        catch (HttpRequestException exception)
        {
            throw new FeedsException(
                exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? TooLarge(feed) : $"'{feed}' cannot be fetched: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (OperationCanceledException exception) when (!cancel.IsCancellationRequested)
        {
            throw new FeedsException($"'{feed}' cannot be fetched: no whole answer within {Patience.TotalSeconds} seconds.", exception);
        }
    }

    private static async Task<byte[]> ReadFileAsync(string feed, CancellationToken cancel)
    {
        if (Directory.Exists(feed) || !File.Exists(feed))
        {
            throw new FeedsException(Directory.Exists(feed) ? $"'{feed}' is a folder, not a feed." : $"'{feed}' is not there.");
        }

        try
        {
            return new FileInfo(feed).Length switch
            {
                > FeedInspector.MaxBytes => throw new FeedsException(TooLarge(feed)),

                // A pipe or device has no length, and reading it might never end.
                0 => [],
                _ => await File.ReadAllBytesAsync(feed, cancel),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FeedsException($"'{feed}' cannot be read: {exception.Message}", exception);
        }
    }

    private static string TooLarge(string feed) => $"'{feed}' has more than {FeedInspector.MaxBytes / (1024 * 1024)} MB, which no reader would fetch.";
}
