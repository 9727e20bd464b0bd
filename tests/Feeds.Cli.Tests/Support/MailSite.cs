using System.Globalization;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Support;

/// <summary>A site with one article and a list of readers, whose mail goes to a server of the test.</summary>
internal static class MailSite
{
    public const int Connections = 4;

    /// <param name="kind">Of the database: one of <see cref="TestDatabase.Kinds"/>.</param>
    public static TempFolder Of(string kind, int port, int readers, bool hold = false)
    {
        var database = kind == TestDatabase.Postgres ? PostgresServer.NewDatabase() : ".feeds/feeds.db";
        var rows = Enumerable.Range(0, readers).Select(i => string.Create(CultureInfo.InvariantCulture, $"r{i}@example.net,2026-01-05T00:00:00Z"));
        return new TempFolder()
            .With("content/fog.md", "---\ntitle: Fog signals\ndate: 2026-06-12\n---\nOne long, two short.\n")
            .With("readers.csv", "address,consent_at\n" + string.Join('\n', rows) + "\n")
            .With("feeds.yml", string.Create(CultureInfo.InvariantCulture, $$"""
                site: {title: Harbour Notes, url: https://example.org/, timezone: UTC}
                newsletters:
                  - {name: digest, from: digest@example.org, postal_address: 1 Rope Street, since: 2026-01-01}
                smtp: {host: 127.0.0.1, port: {{port}}, security: none, connections: {{Connections}}}
                subscriptions: {url: https://example.org/mail/}
                delivery: {uncertain: {{(hold ? "hold" : "resend")}}}
                database: {{database}}
                """));
    }

    /// <summary>The same with an issue that is frozen and not sent.</summary>
    public static async Task<TempFolder> FrozenAsync(int port, int readers)
    {
        var site = Of(TestDatabase.Sqlite, port, readers);
        foreach (var args in (string[][])[["subscribers", "import", "readers.csv"], ["send", "--plan-only"]])
        {
            Assert.Equal(0, (await FeedsProcess.RunAsync(site.Path, args)).Status);
        }

        return site;
    }
}
