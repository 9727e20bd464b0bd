using System.Collections.Immutable;
using Feeds.Markup;
using Feeds.Sources;
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
        var secrets = Secrets(section);
        section.RefuseUnknown();
        return url is null ? null : new(url, secrets);
    }

    private static ImmutableArray<string> Secrets(Section section)
    {
        if (section.Find("secret") is not Node.Sequence)
        {
            var secret = section.Secret("secret");
            CheckLength(section, secret, section.Find("secret"));
            return secret is null ? [] : [secret];
        }

        var secrets = section.Texts("secret") ?? [];
        foreach (var (text, at) in secrets)
        {
            CheckLength(section, text, at);
        }

        return [.. secrets.Select(secret => secret.Text)];
    }

    private static void CheckLength(Section section, string? secret, Node? at)
    {
        if (secret is { Length: < FewestSecretCharacters })
        {
            section.Refuse(at!, "secret", $"is shorter than {FewestSecretCharacters} characters; what 'openssl rand -hex 32' prints is a good one");
        }
    }

    private static string? PagesAddress(string text) =>
        UrlText.Absolute(text) is { } url && new Uri(url) is { Query: "", Fragment: "", UserInfo: "" } && Loopback.IsSafe(url) ? url.TrimEnd('/') + "/" : null;
}
