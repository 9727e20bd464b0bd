using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Feeds.Mailing;

/// <summary>Decides whether a server is who it says, and keeps the reason why not.</summary>
internal sealed class CertificateCheck(string host, X509Certificate2Collection? trusted)
{
    /// <summary>Why the last certificate was not believed, in words a person can act on; null when it was.</summary>
    public string? Fault { get; private set; }

    public bool Holds(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Fault = (errors, certificate) switch
        {
            (SslPolicyErrors.None, _) => null,
            (_, not X509Certificate2) => $"{host} showed no certificate",
            (_, X509Certificate2 shown) when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => $"its certificate is for {Names(shown)}, not for {host}",
            (_, X509Certificate2 shown) => ChainFault(shown, chain),
        };
        return Fault is null;
    }

    private string? ChainFault(X509Certificate2 shown, X509Chain? built)
    {
        if (trusted is null)
        {
            return Words(shown, built);
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ExtraStore.AddRange(built?.ChainPolicy.ExtraStore ?? []);
        return chain.Build(shown) ? null : Words(shown, chain);
    }

    private string Words(X509Certificate2 shown, X509Chain? chain)
    {
        var faults = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.PartialChain;
        return faults.HasFlag(X509ChainStatusFlags.NotTimeValid)
            ? string.Create(CultureInfo.InvariantCulture, $"the certificate of {host} is good from {shown.NotBefore.ToUniversalTime():yyyy-MM-dd} to {shown.NotAfter.ToUniversalTime():yyyy-MM-dd} only")
            : $"the certificate of {host} is signed by nobody whom this machine trusts ({faults})";
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames()).Take(5).ToList();
        return names.Count > 0 ? string.Join(", ", names) : certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false);
    }
}
