using System.Security.Cryptography;
using System.Text;
using Feeds.Sources;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;

namespace Feeds.Mailing;

/// <summary>Signs messages in the name of a domain (RFC 6376; Ed25519: RFC 8463).</summary>
public sealed class DkimSignature
{
    // RFC 8301, section 3.2: what is shorter, nobody accepts.
    private const int MinRsaBits = 1024;

    // One From more than there is, so that none can be added (RFC 6376, section 8.15); what one click does must be signed (RFC 8058, section 4).
    private static readonly HeaderId[] Signed =
    [
        HeaderId.From, HeaderId.From, HeaderId.To, HeaderId.ReplyTo, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.MimeVersion,
        HeaderId.ContentType, HeaderId.ContentLanguage, HeaderId.ListId, HeaderId.ListUnsubscribe, HeaderId.ListUnsubscribePost, HeaderId.ListHelp,
        HeaderId.ListArchive, HeaderId.Precedence, HeaderId.AutoSubmitted,
    ];

    private readonly DkimOptions options;
    private readonly AsymmetricKeyParameter key;
    private readonly ThreadLocal<RSA>? rsa;

    private DkimSignature(DkimOptions options, AsymmetricKeyParameter key, ThreadLocal<RSA>? rsa) => (this.options, this.key, this.rsa) = (options, key, rsa);

    /// <summary>Reads the private key.</summary>
    /// <exception cref="FeedsException">The key cannot be read, or is of a kind that DKIM does not know.</exception>
    public static DkimSignature Load(DkimOptions options)
    {
        var pem = Read(options.Key);
        return KeyOf(pem, options.Key) switch
        {
            RsaKeyParameters { Modulus.BitLength: < MinRsaBits and var bits } => throw new FeedsException($"The DKIM key '{options.Key}' has {bits} bits; an RSA key needs at least {MinRsaBits}, better 2048."),
            RsaKeyParameters own => new(options, own, new(() => Import(pem))),
            Ed25519PrivateKeyParameters ed25519 => new(options, ed25519, null),
            _ => throw new FeedsException($"The DKIM key '{options.Key}' is neither an RSA nor an Ed25519 key."),
        };
    }

    /// <summary>The message with a signature before its other header fields.</summary>
    public byte[] Sign(ReadOnlyMemory<byte> bytes)
    {
        using var whole = new MemoryStream(bytes.ToArray(), writable: false);
        using var message = MimeMessage.Load(whole);
        var algorithm = rsa is null ? DkimSignatureAlgorithm.Ed25519Sha256 : DkimSignatureAlgorithm.RsaSha256;
        var signer = new DatedSigner(key, options, algorithm, message.Date, rsa?.Value)
        {
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        };
        signer.Sign(message, [.. Signed.Where(id => message.Headers.Contains(id) || message.Body?.Headers.Contains(id) == true).Select(id => id.ToHeaderName()), "Feedback-ID"]);
        var field = message.Headers[0];
        return [.. field.RawField, (byte)':', .. Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(field.RawValue).ReplaceLineEndings("\r\n")), .. bytes.Span];
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FeedsException($"The DKIM key '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private static AsymmetricKeyParameter KeyOf(string pem, string path)
    {
        try
        {
            using var reader = new PemReader(new StringReader(pem));
            return reader.ReadObject() switch
            {
                AsymmetricCipherKeyPair pair => pair.Private,
                AsymmetricKeyParameter { IsPrivate: true } key => key,
                _ => throw new FeedsException($"The DKIM key '{path}' holds no private key in PEM."),
            };
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or FormatException or InvalidOperationException or Org.BouncyCastle.Security.GeneralSecurityException or CryptoException)
        {
            throw new FeedsException($"The DKIM key '{path}' cannot be understood: it must be a private key in PEM without a password.", exception);
        }
    }

    private static RSA Import(string pem)
    {
        var imported = RSA.Create();
        imported.ImportFromPem(pem);
        return imported;
    }

    // The time of a signature is the letter's: a second copy has the same bytes.
    private sealed class DatedSigner(AsymmetricKeyParameter key, DkimOptions options, DkimSignatureAlgorithm algorithm, DateTimeOffset date, RSA? rsa)
        : DkimSigner(key, options.Domain, options.Selector, algorithm)
    {
        protected override long GetTimestamp() => date.ToUnixTimeSeconds();

        protected override ISigner CreateSigningContext() => rsa is null ? base.CreateSigningContext() : new RsaSigner(rsa);
    }
}
