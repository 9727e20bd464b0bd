using Feeds.Configuration;
using Feeds.Mailing;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration;

public sealed class MailSettingsTests
{
    private const string Pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n-----END PRIVATE KEY-----\n";

    [Fact]
    public void Every_key_of_the_server_is_read()
    {
        var smtp = Configured.By("smtp: {host: smtp.example.org, port: 2525, security: starttls, username: u, password: '${SMTP_PASSWORD}', connections: 8, rate: 14/s}").Smtp!;
        Assert.Equal(("smtp.example.org", 2525, SmtpSecurity.StartTls, "u", "open  sesame", 8, 14.0), (smtp.Host, smtp.Port, smtp.Security, smtp.Username, smtp.Password, smtp.Connections, smtp.Rate));
        var oauth = Configured.By("smtp: {host: smtp.example.org, username: u, oauth: {token_url: https://login.example.org/token, client_id: c, client_secret: s, refresh_token: r, scope: mail}}").Smtp!.OAuth;
        Assert.Equal(new OAuthOptions("https://login.example.org/token", "c", "s", "r", "mail"), oauth);
    }

    [Theory]
    [InlineData("host: localhost", 587, SmtpSecurity.StartTls)]
    [InlineData("host: localhost, security: tls", 465, SmtpSecurity.Tls)]
    [InlineData("host: localhost, security: none", 587, SmtpSecurity.None)]
    [InlineData("host: '::1', security: none, port: 25", 25, SmtpSecurity.None)]
    public void A_port_follows_from_the_security(string smtp, int port, SmtpSecurity security)
    {
        var options = Configured.By($"smtp: {{{smtp}}}").Smtp!;
        Assert.Equal((port, security, 4, null), (options.Port, options.Security, options.Connections, options.Rate));
    }

    [Theory]
    [InlineData("14/s", 14)]
    [InlineData("0.5 / sec", 0.5)]
    [InlineData("600/m", 10)]
    [InlineData("90/min", 1.5)]
    [InlineData("3600/h", 1)]
    [InlineData("86400/day", 1)]
    public void A_rate_is_messages_by_time(string text, double rate)
    {
        Assert.Equal(rate, Configured.By($"smtp: {{host: localhost, rate: {text}}}").Smtp!.Rate);
    }

    [Theory]
    [InlineData("smtp: {port: 25}", "1:7: error: 'smtp.host' is missing.")]
    [InlineData("smtp: smtp.example.org", "1:7: error: 'smtp' must be a group of keys.")]
    [InlineData("smtp: {host: 'smtp://x'}", "1:14: error: 'smtp.host' is 'smtp://x', but must be the name of a mail server such as smtp.example.org.")]
    [InlineData("smtp: {host: localhost, port: 65536}", "1:31: error: 'smtp.port' is '65536', but must be a whole number from 1 to 65535.")]
    [InlineData("smtp: {host: localhost, security: ssl}", "1:35: error: 'smtp.security' is 'ssl', but must be one of starttls, tls, none.")]
    [InlineData("smtp: {host: localhost, security: start-tls}", "1:35: error: 'smtp.security' is 'start-tls', but must be one of starttls, tls, none. Did you mean 'starttls'?")]
    [InlineData("smtp: {host: localhost, connections: 65}", "1:38: error: 'smtp.connections' is '65', but must be a whole number from 1 to 64.")]
    [InlineData("smtp: {host: localhost, rate: 14}", "1:31: error: 'smtp.rate' is '14', but must be messages by time, such as 14/s, 600/m or 20000/h.")]
    [InlineData("smtp: {host: localhost, rate: 0/s}", "1:31: error: 'smtp.rate' is '0/s', but must be messages by time, such as 14/s, 600/m or 20000/h.")]
    [InlineData("smtp: {host: localhost, password: p}", "1:35: error: 'smtp.password' needs 'smtp.username' beside it.")]
    [InlineData("smtp: {host: localhost, username: u}", "1:35: error: 'smtp.username' needs 'smtp.password' or 'smtp.oauth' beside it.")]
    [InlineData("smtp: {host: localhost, username: u, password: '${NOWHERE}'}", "1:48: error: 'smtp.password' needs the environment variable NOWHERE, which is not set.")]
    [InlineData("smtp: {host: smtp.example.org, security: none, username: u, password: p}", "1:42: error: 'smtp.security' is none, but a password may not go over the net in clear; write starttls or tls.")]
    [InlineData("smtp: {host: localhost, username: u, password: p, oauth: {token_url: https://a.example/, client_id: c, refresh_token: r}}", "1:58: error: 'smtp.oauth' and 'smtp.password' are both set; remove one.")]
    [InlineData("smtp: {host: localhost, oauth: {token_url: https://a.example/, client_id: c, refresh_token: r}}", "1:32: error: 'smtp.oauth' needs 'smtp.username' beside it.")]
    [InlineData("smtp: {host: localhost, username: u, oauth: {token_url: http://a.example/, client_id: c, refresh_token: r}}", "1:57: error: 'smtp.oauth.token_url' is 'http://a.example/', but must be an https address such as https://login.example.org/token.")]
    [InlineData("smtp: {host: localhost, username: u, oauth: {token_url: http://127.0.0.1:8080/, refresh_token: r}}", "1:45: error: 'smtp.oauth.client_id' is missing.")]
    [InlineData("smtp: {host: localhost, username: u, oauth: {token_url: https://a.example/, client_id: c}}", "1:45: error: 'smtp.oauth.refresh_token' is missing, and so is 'client_secret': one of the two gets the token.")]
    [InlineData("smtp: {host: localhost, user: u}", "1:25: error: 'smtp.user' is not a known key.")]
    [InlineData("delivery: {uncertain: keep}", "1:23: error: 'delivery.uncertain' is 'keep', but must be one of resend, hold.")]
    [InlineData("delivery: {expires: 7}", "1:21: error: 'delivery.expires' is '7', but must be a time such as 7d, 48h or 90m, 365d at most.")]
    [InlineData("delivery: {expires: 0d}", "1:21: error: 'delivery.expires' is '0d', but must be a time such as 7d, 48h or 90m, 365d at most.")]
    [InlineData("delivery: {expires: 366d}", "1:21: error: 'delivery.expires' is '366d', but must be a time such as 7d, 48h or 90m, 365d at most.")]
    [InlineData("delivery: {expire: 7d}", "1:12: error: 'delivery.expire' is not a known key. Did you mean 'expires'?")]
    [InlineData("subscriptions: {secret: 0123456789abcdef}", "1:16: error: 'subscriptions.url' is missing.")]
    [InlineData("subscriptions: {url: http://example.org/mail/}", "1:22: error: 'subscriptions.url' is 'http://example.org/mail/', but must be an https address such as https://example.org/mail/.")]
    [InlineData("subscriptions: {url: 'https://example.org/mail/?a=b'}", "1:22: error: 'subscriptions.url' is 'https://example.org/mail/?a=b', but must be an https address such as https://example.org/mail/.")]
    [InlineData("subscriptions: {url: /mail/}", "1:22: error: 'subscriptions.url' is '/mail/', but must be an https address such as https://example.org/mail/.")]
    [InlineData("subscriptions: {url: https://example.org/mail/, secret: sesame}", "1:57: error: 'subscriptions.secret' is shorter than 16 characters; what 'openssl rand -hex 32' prints is a good one.")]
    [InlineData("subscriptions: {url: https://example.org/mail/, secret: '${NOWHERE}'}", "1:57: error: 'subscriptions.secret' needs the environment variable NOWHERE, which is not set.")]
    [InlineData("database: ../feeds.db", "1:11: error: 'database' is '../feeds.db', which leads out of the site's folder; write a full path if that is meant.")]
    [InlineData("database: public/feeds.db", "1:11: error: 'database' is 'public/feeds.db', which lies in the output folder, which everybody can read.")]
    [InlineData("database: content", "1:11: error: 'database' is 'content', which is a folder, but must be a file.")]
    [InlineData("database: mysql://u:sesame@db.example.org/feeds", "1:11: error: 'database' must be a file, or an address with the name of a database such as postgres://user@db.example.org/feeds.")]
    [InlineData("database: postgres://u:sesame@db.example.org", "1:11: error: 'database' must be a file, or an address with the name of a database such as postgres://user@db.example.org/feeds.")]
    [InlineData("database: [feeds.db]", "1:11: error: 'database' must be a single value.")]
    public void A_wrong_value_is_refused_with_its_place(string yaml, string problem)
    {
        Assert.Equal([$"feeds.yml:{problem} [configuration]"], Configured.Refused(yaml + "\n"));
    }

    [Theory]
    [InlineData("smtp: {host: mail.example.org, security: none}", "1:42: warning: 'smtp.security' is none: everybody between this machine and the server can read and change the mail.")]
    [InlineData("smtp: {host: mail.example.org, port: 465}", "1:38: warning: 'smtp.port' is 465, where servers speak TLS from the first byte; write 'security: tls' beside it.")]
    public void What_works_but_is_likely_not_meant_is_told(string yaml, string problem)
    {
        Assert.Equal([$"feeds.yml:{problem} [configuration]"], Configured.Warned(yaml + "\n"));
    }

    [Theory]
    [InlineData("{}", false, 7 * 24 * 60)]
    [InlineData("{uncertain: resend, expires: 48h}", false, 48 * 60)]
    [InlineData("{uncertain: hold, expires: 90m}", true, 90)]
    [InlineData("{expires: 365d}", false, 365 * 24 * 60)]
    public void Delivery_says_what_becomes_of_the_uncertain_and_the_late(string yaml, bool hold, int minutes)
    {
        Assert.Equal(new DeliveryOptions(hold, TimeSpan.FromMinutes(minutes)), Configured.By($"delivery: {yaml}").Delivery);
    }

    [Theory]
    [InlineData("https://Example.org/mail", "https://example.org/mail/")]
    [InlineData("http://localhost:8080/", "http://localhost:8080/")]
    [InlineData("http://[::1]:8080/x/", "http://[::1]:8080/x/")]
    public void The_address_of_the_readers_pages_ends_in_a_slash(string written, string url)
    {
        var pages = Configured.By($"subscriptions: {{url: '{written}'}}").Subscriptions!;
        Assert.Equal(url, pages.Url);
        Assert.Empty(pages.Secrets);
    }

    [Theory]
    [InlineData("'${FEEDS_SECRET}'", "0123456789abcdef")]
    [InlineData("[a-newer-secret-00, '${FEEDS_SECRET}']", "a-newer-secret-00 0123456789abcdef")]
    public void A_secret_may_be_followed_by_those_that_were_used_before(string written, string secrets)
    {
        Assert.Equal(secrets.Split(' '), Configured.By($"subscriptions: {{url: 'https://example.org/', secret: {written}}}").Subscriptions!.Secrets);
    }

    [Fact]
    public void What_is_served_where_is_read()
    {
        var serve = Configured.By("serve: {urls: [http://127.0.0.1:8081, 'http://[::1]:8081/'], metrics: 'http://127.0.0.1:9090', proxies: [127.0.0.1, 10.0.0.0/8]}").Serve;
        Assert.Equal(["http://127.0.0.1:8081", "http://[::1]:8081"], serve.Urls);
        Assert.Equal("http://127.0.0.1:9090", serve.Metrics);
        Assert.Equal(["127.0.0.1/32", "10.0.0.0/8"], serve.Proxies.Select(network => network.ToString()));
        Assert.Equal(["http://127.0.0.1:8080"], Configured.By("").Serve.Urls);
    }

    [Theory]
    [InlineData("state/feeds.db", "state/feeds.db")]
    [InlineData("./state/../feeds.db", "feeds.db")]
    public void A_database_is_a_file_below_the_site(string written, string below)
    {
        var publication = Configured.By($"database: {written}");
        Assert.Equal(Path.Combine(publication.Folder, below), publication.Database);
        Assert.Contains(new Setting("database", written, "feeds.yml:1"), publication.Settings);
    }

    [Theory]
    [InlineData("/var/lib/feeds/feeds.db")]
    [InlineData("postgres://feeds:${SMTP_PASSWORD}@db.example.org:5433/feeds?sslmode=require", "postgres://feeds:open  sesame@db.example.org:5433/feeds?sslmode=require")]
    [InlineData("postgresql://db.example.org/feeds")]
    public void A_database_may_lie_elsewhere(string written, string? database = null)
    {
        Assert.Equal(database ?? written, Configured.By($"database: {written}").Database);
        Assert.DoesNotContain("sesame", string.Join(' ', Configured.By($"database: {written}").Settings), StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_are_signed_with_the_key_of_a_file()
    {
        using var folder = new TempFolder().With("a.md", "Text.\n").With("keys/dkim.pem", Pem).With("feeds.yml", "site: {url: https://example.org/}\ndkim: {domain: Bücher.example, selector: S1, key: keys/dkim.pem}\n");
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems);
        Assert.Equal(new DkimOptions("xn--bcher-kva.example", "s1", folder.At("keys/dkim.pem")), read.Publication!.Dkim);
    }

    [Theory]
    [InlineData("{selector: s1, key: dkim.pem}", "1:7: error: 'dkim.domain' is missing.")]
    [InlineData("{domain: example.org, selector: s1}", "1:7: error: 'dkim.key' is missing.")]
    [InlineData("{domain: example, selector: s1, key: dkim.pem}", "1:16: error: 'dkim.domain' is 'example', but must be a domain such as example.org.")]
    [InlineData("{domain: example.org, selector: s_1, key: dkim.pem}", "1:39: error: 'dkim.selector' is 's_1', but must be the name of a key in the DNS, such as s1.")]
    [InlineData("{domain: example.org, selector: s1, key: nowhere.pem}", "1:48: error: 'dkim.key' is refused: the file 'nowhere.pem' is not there.")]
    [InlineData("{domain: example.org, selector: s1, key: keys}", "1:48: error: 'dkim.key' is refused: 'keys' cannot be read.")]
    [InlineData("{domain: example.org, selector: s1, key: public.pem}", "1:48: error: 'dkim.key' is refused: 'public.pem' holds no private key in PEM form.")]
    public void A_signature_that_cannot_be_made_is_refused(string dkim, string problem)
    {
        using var folder = new TempFolder().With("a.md", "Text.\n").With("keys/x", "").With("dkim.pem", Pem).With("public.pem", Pem.Replace("PRIVATE", "PUBLIC", StringComparison.Ordinal))
            .With("feeds.yml", $"dkim: {dkim}\nsite: {{url: https://example.org/}}\n");
        var read = Configured.Read(folder);
        Assert.Null(read.Publication);
        Assert.Equal([$"feeds.yml:{problem} [configuration]"], read.Problems.Select(one => one.ToString()));
    }

    [Theory]
    [InlineData("example.org", true)]
    [InlineData("mail.example.org", true)]
    [InlineData("news.example.org", true)]
    [InlineData("ample.org", false)]
    [InlineData("example.net", false)]
    public void A_signature_of_another_domain_than_the_senders_is_told(string domain, bool counts)
    {
        using var folder = new TempFolder().With("a.md", "Text.\n").With("dkim.pem", Pem)
            .With("feeds.yml", $"dkim: {{domain: {domain}, selector: s1, key: dkim.pem}}\nnewsletters: [{{name: digest, from: digest@{(domain.StartsWith("news", StringComparison.Ordinal) ? "a." + domain : "example.org")}, postal_address: x}}]\nsite: {{url: https://example.org/}}\n");
        var problems = Configured.Read(folder).Problems.Select(problem => problem.ToString());
        Assert.Equal(counts ? [] : [$"feeds.yml:1:16: warning: 'dkim.domain' is '{domain}', but the newsletter 'digest' comes from digest@example.org: a signature of another domain does not count (DMARC). [configuration]"], problems);
    }
}
