using System.Collections.Immutable;
using System.Net;

namespace Feeds.Configuration;

/// <summary>The section <c>serve</c> of <c>feeds.yml</c>.</summary>
public static class ServeSettings
{
    private const string Address = "an address to listen on such as http://127.0.0.1:8080";

    internal static ServeOptions Read(Section root)
    {
        var section = root.Below("serve");
        var options = ServeOptions.Default;
        var urls = ImmutableArray.CreateBuilder<string>();
        foreach (var (text, at) in section.Texts("urls") ?? [])
        {
            if (Listening(text) is { } url)
            {
                urls.Add(url);
            }
            else
            {
                section.Refuse(at, "urls", $"holds '{text}', but must hold {Address}");
            }
        }

        var proxies = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var (text, at) in section.Texts("proxies") ?? [])
        {
            if (Network(text) is { } network)
            {
                proxies.Add(network);
            }
            else
            {
                section.Refuse(at, "proxies", $"holds '{text}', but must hold addresses of machines such as 127.0.0.1 or 10.0.0.0/8");
            }
        }

        var metrics = section.Parsed("metrics", Listening, Address);
        section.RefuseUnknown();
        return new(urls.Count == 0 ? options.Urls : urls.ToImmutable(), metrics, proxies.ToImmutable());
    }

    /// <summary>An address to listen on, or null when it is none: http, a host, perhaps a port, no path.</summary>
    public static string? Listening(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } ? $"http://{url.Authority}" : null;

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
