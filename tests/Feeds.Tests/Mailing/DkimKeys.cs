using System.Security.Cryptography;
using Feeds.Mailing;
using Feeds.Tests.Support;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;

namespace Feeds.Tests.Mailing;

/// <summary>Keys made for one test, in files as owners have them.</summary>
internal static class DkimKeys
{
    /// <summary>Writes an RSA key in the older form (PKCS #1) or the newer (PKCS #8).</summary>
    public static (DkimOptions Options, AsymmetricKeyParameter PublicKey) Rsa(TempFolder folder, bool isOld = false, int bits = 2048)
    {
        using var rsa = RSA.Create(bits);
        folder.With("rsa.pem", isOld ? rsa.ExportRSAPrivateKeyPem() : rsa.ExportPkcs8PrivateKeyPem());
        return (Options(folder, "rsa.pem"), PublicKeyFactory.CreateKey(rsa.ExportSubjectPublicKeyInfo()));
    }

    public static (DkimOptions Options, AsymmetricKeyParameter PublicKey) Ed25519(TempFolder folder)
    {
        var generator = new Ed25519KeyPairGenerator();
        generator.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        var pair = generator.GenerateKeyPair();
        using var text = new StringWriter();
        using (var pem = new PemWriter(text))
        {
            pem.WriteObject(new Pkcs8Generator(pair.Private));
        }

        folder.With("ed25519.pem", text.ToString());
        return (Options(folder, "ed25519.pem"), pair.Public);
    }

    public static DkimOptions Options(TempFolder folder, string file) => new("example.org", "s1", folder.At(file));

    /// <summary>What the name servers of the domain would say.</summary>
    public sealed class Published(AsymmetricKeyParameter key) : IDkimPublicKeyLocator
    {
        public AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default)
        {
            Assert.Equal("s1._domainkey.example.org", $"{selector}._domainkey.{domain}");
            return key;
        }

        public Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
