using System.Globalization;
using System.Text.Json;

namespace Feeds.Mailing;

/// <summary>Gets access tokens for XOAUTH2 and keeps the last one until shortly before it ends (RFC 6749 sections 4.4 and 6).</summary>
internal sealed class AccessTokens(OAuthOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly SemaphoreSlim turn = new(1, 1);
    private string? token;
    private DateTimeOffset ends;

    /// <summary>The token, or why there is none.</summary>
    public async Task<(string? Token, DeliveryResult? Why)> GetAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return Volatile.Read(ref token) is { } known && time.GetUtcNow() < ends ? (known, null) : await FetchAsync(cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The mail server did not take this token, whatever its time says.</summary>
    public void Forget(string refused) => Interlocked.CompareExchange(ref token, null, refused);

    public void Dispose()
    {
        http.Dispose();
        turn.Dispose();
    }

    private async Task<(string? Token, DeliveryResult? Why)> FetchAsync(CancellationToken cancel)
    {
        if (!Uri.TryCreate(options.TokenUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
        {
            return (null, Refused($"'{options.TokenUrl}' is no https address"));
        }

        try
        {
            using var form = new FormUrlEncodedContent(Form());
            using var answer = await http.PostAsync(url, form, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            return answer.IsSuccessStatusCode ? Read(text)
                : (int)answer.StatusCode is 429 or >= 500 ? (null, Unanswered($"answered {(int)answer.StatusCode}"))
                : (null, Refused($"answered {(int)answer.StatusCode}{Error(text)}"));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (null, Unanswered(exception.Message));
        }
        catch (JsonException)
        {
            return (null, Refused("did not answer in JSON"));
        }
    }

    private Dictionary<string, string> Form()
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = options.RefreshToken is null ? "client_credentials" : "refresh_token",
            ["client_id"] = options.ClientId,
        };
        foreach (var (name, value) in new[] { ("client_secret", options.ClientSecret), ("refresh_token", options.RefreshToken), ("scope", options.Scope) })
        {
            if (value is not null)
            {
                form[name] = value;
            }
        }

        return form;
    }

    private (string? Token, DeliveryResult? Why) Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        if (Text(json.RootElement, "access_token") is not { Length: > 0 } fresh)
        {
            return (null, Refused("gave no access_token"));
        }

        var seconds = double.TryParse(Text(json.RootElement, "expires_in"), CultureInfo.InvariantCulture, out var told) ? Math.Clamp(told, 0, 86_400) : 300;
        (token, ends) = (fresh, time.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Margin);
        return (fresh, null);
    }

    // The words of RFC 6749 section 5.2 hold no secret.
    private static string Error(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return $": {Text(json.RootElement, "error")} {Text(json.RootElement, "error_description")}".TrimEnd();
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString() : null;

    private DeliveryResult Refused(string why) => ReplyClasses.Refusal(ReplyClass.RouteRefused, DeliveryStage.Authentication, $"{options.TokenUrl} {why}");

    private DeliveryResult Unanswered(string why) => ReplyClasses.Refusal(ReplyClass.Connection, DeliveryStage.Authentication, $"{options.TokenUrl}: {why}");
}
