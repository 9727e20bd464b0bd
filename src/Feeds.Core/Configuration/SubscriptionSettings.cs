using Feeds.Markup;
using Feeds.Subscriptions;

namespace Feeds.Configuration;

/// <summary>The section <c>subscriptions</c> of <c>feeds.yml</c>.</summary>
internal static class SubscriptionSettings
{
    // What is shorter can be guessed by trying.
    private const int FewestSecretCharacters = 16;

    public static SubscriptionOptions? Read(Section root)
    {
        if (root.Group("subscriptions") is not { } section)
        {
            return null;
        }

        section.Require("url");
        var url = section.Parsed("url", PagesAddress, "an https address such as https://example.org/mail/");
        var secret = section.Secret("secret");
        if (secret is { Length: < FewestSecretCharacters })
        {
            section.Refuse(section.Find("secret")!, "secret", $"is shorter than {FewestSecretCharacters} characters; what 'openssl rand -hex 32' prints is a good one");
        }

        section.RefuseUnknown();
        return url is null ? null : new(url, secret);
    }

    private static string? PagesAddress(string text) =>
        UrlText.Absolute(text) is { } url && new Uri(url) is { Query: "", Fragment: "", UserInfo: "" } && Loopback.IsSafe(url) ? url.TrimEnd('/') + "/" : null;
}
