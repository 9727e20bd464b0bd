using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Feeds.Mailing;

/// <summary>Hands messages to a mail server (RFC 5321, RFC 6409).</summary>
/// <param name="trusted">Authorities that are trusted besides the machine's own, or null for none.</param>
public sealed class SmtpTransport(SmtpOptions options, TimeProvider time, SmtpTimeouts? timeouts = null, X509Certificate2Collection? trusted = null)
    : IMessageTransport, IDisposable
{
    private readonly AccessTokens? tokens = options.OAuth is { } oauth ? new(oauth, time) : null;

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{options.Host}:{options.Port}");

    public ITransportLine Open(CancellationToken abandon = default) => new SmtpLine(options, timeouts ?? SmtpTimeouts.Default, time, tokens, trusted, abandon);

    public void Dispose() => tokens?.Dispose();
}
