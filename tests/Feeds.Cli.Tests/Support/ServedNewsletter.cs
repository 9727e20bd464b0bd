using System.Globalization;
using System.Text.RegularExpressions;
using Feeds.Cli.Commands;
using Feeds.Cli.Web;
using Feeds.Configuration;
using Feeds.Mailing;
using Feeds.Storage;
using Feeds.Subscriptions;
using Feeds.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Feeds.Cli.Tests.Support;

/// <summary>A site with a newsletter, served on a port of this machine by <c>feeds serve</c> in this process; mail goes to its pickup folder.</summary>
internal sealed partial class ServedNewsletter : IAsyncDisposable
{
    private static readonly string[] Tables =
        ["install", "newsletter", "subscriber", "suppression", "article", "issue", "content", "edition", "edition_article", "delivery", "sender", "pace", "signup", "consent"];

    private readonly TempFolder folder = new();
    private readonly TestDatabase database;
    private readonly StringWriter said = new(CultureInfo.InvariantCulture);
    private readonly TextWriter saying;
    private ServedSite? site;
    private WebHost? host;

    private ServedNewsletter(string kind) => (database, saying) = (new(kind), TextWriter.Synchronized(said));

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; private set; } = null!;

    public FakeTimeProvider Time { get; } = new(FeedsRun.Now);

    /// <summary>What the owner was told.</summary>
    public string Said
    {
        get
        {
            // A line may just be written; it locks itself.
            lock (saying)
            {
                return said.ToString();
            }
        }
    }

    public string Folder => folder.Path;

    /// <summary>Where the figures are.</summary>
    public Uri Metrics => new(new Uri(host!.MetricsAddress!), "/metrics");

    public Uri Address => new(host!.Addresses.First());

    public Database Database => database.Database;

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="settings">What stands below the settings of the site.</param>
    /// <param name="newsletters">Further newsletters, a line each.</param>
    /// <param name="serve">Further keys of the section <c>serve</c>, each after a comma.</param>
    public static async Task<ServedNewsletter> StartAsync(string kind = TestDatabase.Sqlite, string settings = "", string newsletters = "", string serve = "")
    {
        var served = new ServedNewsletter(kind);
        served.folder
            .With("content/fog.md", "---\ntitle: Fog signals\ndate: 2026-11-27\ntags: [Boats, Fog]\n---\nOne long, two short.\n")
            .With("content/tides.md", "---\ntitle: Spring tides\ndate: 2026-11-28\ntags: [Boats, Tides]\n---\nThe moon does it.\n")
            .With("content/tea.md", "---\ntitle: Tea & scones\ndate: 2026-11-29\ntags: [Tea]\n---\nHot.\n")
            .With("feeds.yml", $$"""
                site: {title: Harbour Notes, url: https://example.org/, language: en, timezone: UTC}
                newsletters:
                  - {name: digest, title: Harbour Notes, from: Harbour Notes <digest@example.org>, postal_address: 1 Rope Street, since: 2026-01-01, schedules: {weekly: monday 08:00, daily: 08:00}, topics: [tags]}
                  {{newsletters}}
                subscriptions: {url: https://mail.example.org/mail/}
                serve: {urls: ["http://127.0.0.1:0"]{{serve}}}
                database: {{served.database.Address}}
                {{settings}}
                """);
        var built = await FeedsRun.InAsync(served.folder.Path, "build");
        Assert.True(built.Status == 0, built.ToString());
        await served.ServeAsync();
        return served;
    }

    /// <summary>Starts to serve, again after <see cref="StopAsync"/>.</summary>
    public async Task ServeAsync()
    {
        var read = PublicationReader.Read(folder.Path, null, _ => null);
        Assert.Empty(read.Problems);
        site = new(new Session(new(saying, saying, json: false, quiet: false, verbose: false), read.Publication!, [], Time.GetUtcNow(), Time));
        host = await WebHost.StartAsync(site, read.Publication!.Serve, TestContext.Current.CancellationToken);
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public async Task StopAsync()
    {
        Client.Dispose();
        await host!.DisposeAsync();
        site!.Dispose();
        host = null;
    }

    /// <summary>Runs another command for the same site.</summary>
    public async Task<FeedsRun> RunAsync(params string[] args) => await FeedsRun.InAsync(folder.Path, args);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent? content)
    {
        using (content)
        {
            return await Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks for the newsletter by the form; gives the status.</summary>
    public async Task<int> SubscribeAsync(string address, params (string Name, string Value)[] more)
    {
        using var answer = await PostAsync("/mail/subscribe", [("address", address), .. more]);
        return (int)answer.StatusCode;
    }

    /// <summary>Signs somebody up and follows the link; gives the reader.</summary>
    public async Task<Subscriber> JoinAsync(string address, params (string Name, string Value)[] more)
    {
        Assert.Equal(200, await SubscribeAsync(address, more));
        using var answer = await PostAsync(LinkIn(await MailToAsync(address)));
        Assert.Equal(200, (int)answer.StatusCode);
        return ReaderOf(address)!;
    }

    /// <summary>Waits until every sign-up has been answered.</summary>
    public async Task AnsweredAsync()
    {
        while (Number("SELECT COUNT(*) FROM signup WHERE state IN ('asked', 'mailing')") > 0)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits for the answers to sign-ups, and gives the only mail to an address.</summary>
    public async Task<MimeMessage> MailToAsync(string address)
    {
        await AnsweredAsync();
        return Assert.Single(Mails(), mail => mail.To.Mailboxes.Single().Address == address);
    }

    /// <summary>Every mail that was sent, in no order.</summary>
    public IReadOnlyList<MimeMessage> Mails() => Directory.Exists(folder.At(".feeds/pickup")) ? [.. Directory.GetFiles(folder.At(".feeds/pickup"), "*.eml").Select(file => MimeMessage.Load(file))] : [];

    public void ForgetMails() => Array.ForEach(Directory.GetFiles(folder.At(".feeds/pickup")), File.Delete);

    /// <summary>The path of the first address of ours in a mail.</summary>
    public static string LinkIn(MimeMessage mail) => LinksIn(mail)[0];

    /// <summary>The paths of all addresses of ours in a mail, those of its header too.</summary>
    public static List<string> LinksIn(MimeMessage mail) =>
        [.. Links.Matches($"{mail.TextBody}\n{mail.HtmlBody}\n{mail.Headers[HeaderId.ListUnsubscribe]}").Select(match => new Uri(match.Value).PathAndQuery).Distinct()];

    /// <summary>The path of a reader's own link.</summary>
    public string LinkOf(LinkPurpose purpose, long reader) => new Uri(site!.Room!.Links!.Of(purpose, reader)).AbsolutePath;

    public Subscriber? ReaderOf(string address)
    {
        using var session = Database.Connect();
        return new Subscribers(session).Of(EmailAddress.Parse(address, out _)!) is [var reader, ..] ? reader : null;
    }

    public long Number(string sql)
    {
        using var session = Database.Connect();
        return session.Number(sql)!.Value;
    }

    /// <summary>Every row of every table, to compare before and after.</summary>
    public string Everything()
    {
        using var session = Database.Connect();
        return string.Join('\n', Tables.SelectMany(table => session.Query($"SELECT * FROM {table} ORDER BY 1, 2", row =>
        {
            var values = new object[row.FieldCount];
            row.GetValues(values);
            return $"{table}: {string.Join('|', values)}";
        })));
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await StopAsync();
        }

        database.Dispose();
        folder.Dispose();
        await said.DisposeAsync();
    }

    [GeneratedRegex("https://mail\\.example\\.org/[^\\s<>\"&]+", RegexOptions.CultureInvariant)]
    private static partial Regex Links { get; }
}
