namespace Feeds.Mailing;

/// <summary>How a connection to the server is made safe.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS, and nothing without it.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None at all, for a server on this machine.</summary>
    None,
}

/// <summary>How to get an access token for XOAUTH2.</summary>
/// <param name="TokenUrl">The token endpoint (RFC 6749 section 3.2).</param>
public sealed record OAuthOptions(string TokenUrl, string ClientId, string? ClientSecret, string? RefreshToken, string? Scope);

/// <summary>The server that takes the mail.</summary>
public sealed record SmtpOptions
{
    public required string Host { get; init; }

    public int Port { get; init; } = 587;

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    public string? Username { get; init; }

    public string? Password { get; init; }

    public OAuthOptions? OAuth { get; init; }

    /// <summary>How many connections at most.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Messages a second at most over all connections and processes, or null for no limit.</summary>
    public double? Rate { get; init; }

    /// <summary>How many messages one connection carries before it is made anew.</summary>
    public int MessagesPerConnection { get; init; } = 100;
}
