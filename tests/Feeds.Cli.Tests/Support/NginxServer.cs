using System.Globalization;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Support;

/// <summary>nginx before a site, with the locations that we hand to owners.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly FeedsProcess nginx;

    private NginxServer(string root, string locations, int port)
    {
        folder.With("feeds.conf", locations).With("nginx.conf", $$"""
            user root;
            daemon off;
            pid {{folder.At("pid")}};
            events { }
            http {
                access_log {{folder.At("access.log")}};
                types { text/html html; }
                client_body_temp_path {{folder.At("body")}};
                proxy_temp_path {{folder.At("proxy")}};
                fastcgi_temp_path {{folder.At("fastcgi")}};
                uwsgi_temp_path {{folder.At("uwsgi")}};
                scgi_temp_path {{folder.At("scgi")}};
                server {
                    listen 127.0.0.1:{{port.ToString(CultureInfo.InvariantCulture)}};
                    root {{root}};
                    include {{folder.At("feeds.conf")}};
                }
            }
            """);
        nginx = FeedsProcess.StartProgram("/usr/sbin/nginx", folder.Path, null, "-e", folder.At("error.log"), "-c", folder.At("nginx.conf"));
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
    }

    public HttpClient Client { get; }

    /// <summary>What nginx wrote down about requests.</summary>
    public string AccessLog => File.ReadAllText(folder.At("access.log"));

    /// <param name="root">The output folder.</param>
    /// <param name="locations">What stands in the server.</param>
    public static async Task<NginxServer> StartAsync(string root, string locations)
    {
        var port = LoopbackPort.Free();
        var server = new NginxServer(root, locations, port);
        await LoopbackPort.AnswersAsync(port, () => server.nginx.HasExited ? File.ReadAllText(server.folder.At("error.log")) : null);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await nginx.TerminateAsync();
        await nginx.EndAsync();
        nginx.Dispose();
        folder.Dispose();
    }
}
