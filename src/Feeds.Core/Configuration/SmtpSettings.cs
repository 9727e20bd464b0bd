using System.Globalization;
using System.Text.RegularExpressions;
using Feeds.Mailing;
using Feeds.Markup;

namespace Feeds.Configuration;

/// <summary>The section <c>smtp</c> of <c>feeds.yml</c>.</summary>
internal static partial class SmtpSettings
{
    /// <summary>The port on which servers speak TLS from the first byte (RFC 8314 section 3.3).</summary>
    private const int TlsPort = 465;

    public static SmtpOptions? Read(Section root)
    {
        if (root.Group("smtp") is not { } section)
        {
            return null;
        }

        section.Require("host");
        var security = section.Choice("security", ("starttls", SmtpSecurity.StartTls), ("tls", SmtpSecurity.Tls), ("none", SmtpSecurity.None)) ?? SmtpSecurity.StartTls;
        var host = section.Parsed("host", text => Uri.CheckHostName(text) == UriHostNameType.Unknown ? null : text, "the name of a mail server such as smtp.example.org");
        var options = new SmtpOptions
        {
            Host = host ?? "",
            Port = section.Count("port", 65_535) ?? (security == SmtpSecurity.Tls ? TlsPort : 587),
            Security = security,
            Username = section.Text("username"),
            Password = section.Secret("password"),
            OAuth = ReadOAuth(section),
            Connections = section.Count("connections", 64) ?? 4,
            Rate = section.Measure("rate", PerSecond, "messages by time, such as 14/s, 600/m or 20000/h"),
        };
        CheckCredentials(section, options);
        if (host is not null)
        {
            CheckSecurity(section, options);
        }

        section.RefuseUnknown();
        return options;
    }

    private static void CheckCredentials(Section section, SmtpOptions options)
    {
        if (!section.Has("username") && (section.Find("password") ?? section.Find("oauth")) is { } without)
        {
            section.Refuse(without, section.Has("password") ? "password" : "oauth", "needs 'smtp.username' beside it");
        }

        if (section.Has("password") && section.Has("oauth"))
        {
            section.Refuse(section.Find("oauth")!, "oauth", "and 'smtp.password' are both set; remove one");
        }

        if (options.Username is not null && !section.Has("password") && !section.Has("oauth"))
        {
            section.Refuse(section.Find("username")!, "username", "needs 'smtp.password' or 'smtp.oauth' beside it");
        }
    }

    private static void CheckSecurity(Section section, SmtpOptions options)
    {
        if (options.Security == SmtpSecurity.None && !Loopback.IsHost(options.Host))
        {
            var at = section.Find("security")!;
            if (options.Username is null)
            {
                section.Warn(at, "security", "is none: everybody between this machine and the server can read and change the mail");
            }
            else
            {
                section.Refuse(at, "security", "is none, but a password may not go over the net in clear; write starttls or tls");
            }
        }
        else if (options is { Security: SmtpSecurity.StartTls, Port: TlsPort })
        {
            section.Warn(section.Find("port"), "port", "is 465, where servers speak TLS from the first byte; write 'security: tls' beside it");
        }
    }

    private static OAuthOptions? ReadOAuth(Section smtp)
    {
        if (smtp.Group("oauth") is not { } section)
        {
            return null;
        }

        section.Require("token_url", "client_id");
        var url = section.Parsed("token_url", text => UrlText.Absolute(text) is { } address && Loopback.IsSafe(address) ? address : null, "an https address such as https://login.example.org/token");
        var options = new OAuthOptions(url ?? "", section.Text("client_id") ?? "", section.Secret("client_secret"), section.Secret("refresh_token"), section.Text("scope"));
        if (!section.Has("client_secret") && !section.Has("refresh_token"))
        {
            section.RefuseMissing("refresh_token", ", and so is 'client_secret': one of the two gets the token");
        }

        section.RefuseUnknown();
        return options;
    }

    private static double? PerSecond(string text)
    {
        if (Rate.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var seconds = match.Groups["unit"].ValueSpan[0] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 86_400 };
        return double.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) / seconds is > 0 and var rate ? rate : null;
    }

    [GeneratedRegex(@"^(?<count>[0-9]{1,9}(\.[0-9]{1,9})?)\s*/\s*(?<unit>s|sec|second|m|min|minute|h|hour|d|day)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Rate { get; }
}
