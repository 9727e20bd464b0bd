using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Feeds.Mailing;

/// <summary>Hands messages to a mail server (RFC 5321, RFC 6409).</summary>
/// <param name="trusted">Authorities that are trusted besides the machine's own, or null for none.</param>
public sealed class SmtpTransport(SmtpOptions options, TimeProvider time, SmtpTimeouts? timeouts = null, X509Certificate2Collection? trusted = null) : IMessageTransport, IDisposable
{
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{options.Host}:{options.Port}");

    public ITransportLine Open(CancellationToken abandon = default) => throw new NotSupportedException($"{Name} {time} {timeouts} {trusted}");

    public void Dispose()
    {
    }
}
