using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Feeds.Tests.Support;

/// <summary>Makes certificates that sign themselves, good ones and others.</summary>
public static class ServerCertificate
{
    /// <param name="host">Whom it is for.</param>
    /// <param name="days">From its beginning, yesterday or before, to its end, counted from now.</param>
    public static X509Certificate2 For(string host, int days = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(Math.Min(days, 0) - 1), now.AddDays(days));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
