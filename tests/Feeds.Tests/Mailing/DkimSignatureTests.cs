using System.Text;
using System.Text.RegularExpressions;
using Feeds.Mailing;
using Feeds.Sources;
using Feeds.Tests.Newsletters;
using Feeds.Tests.Support;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Feeds.Tests.Mailing;

public sealed partial class DkimSignatureTests
{
    private static readonly Letter Letter = SomeLetters.Of(SomeDigests.Chinese());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_message_signed_with_RSA_verifies_as_it_arrives(bool isOld)
    {
        using var folder = new TempFolder();
        var (options, publicKey) = DkimKeys.Rsa(folder, isOld);

        var message = SomeLetters.Sent(Letter, SomeLetters.Reader(), DkimSignature.Load(options));

        Assert.Empty(MessageRules.Broken(message));
        Assert.StartsWith("v=1; a=rsa-sha256; d=example.org; s=s1; c=relaxed/relaxed; ", TagsOf(message), StringComparison.Ordinal);
        Assert.True(Verifies(message, publicKey));
    }

    [Fact]
    public void A_message_signed_with_Ed25519_verifies_as_it_arrives()
    {
        using var folder = new TempFolder();
        var (options, publicKey) = DkimKeys.Ed25519(folder);

        var message = SomeLetters.Sent(Letter, SomeLetters.Reader(), DkimSignature.Load(options));

        Assert.Empty(MessageRules.Broken(message));
        Assert.StartsWith("v=1; a=ed25519-sha256; d=example.org; s=s1; c=relaxed/relaxed; ", TagsOf(message), StringComparison.Ordinal);
        Assert.True(Verifies(message, publicKey));
    }

    [Fact]
    public void A_second_copy_is_signed_with_the_same_bytes()
    {
        using var folder = new TempFolder();
        var signature = DkimSignature.Load(DkimKeys.Rsa(folder).Options);

        Assert.Equal(SomeLetters.Sent(Letter, SomeLetters.Reader(), signature), SomeLetters.Sent(Letter, SomeLetters.Reader(), signature));
        Assert.Contains($"; t={Letter.Date.ToUnixTimeSeconds()}; ", TagsOf(SomeLetters.Sent(Letter, SomeLetters.Reader(), signature)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_that_a_reader_or_a_machine_goes_by_is_signed()
    {
        using var folder = new TempFolder();
        var message = SomeLetters.Sent(Letter, SomeLetters.Reader(), DkimSignature.Load(DkimKeys.Rsa(folder).Options));

        var signed = SignedFields.Match(TagsOf(message)).Groups["names"].Value.Split(':');

        Assert.Equal(2, signed.Count(name => name == "from"));
        Assert.Equal(
            ["auto-submitted", "content-language", "content-type", "date", "feedback-id", "from", "list-archive", "list-help", "list-id", "list-unsubscribe", "list-unsubscribe-post", "message-id", "mime-version", "precedence", "reply-to", "subject", "to"],
            signed.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Subject: ", "Subject: Buy now: ")]
    [InlineData("List-Unsubscribe:", "List-Unsubscribe: <https://example.com/>,")]
    [InlineData("From: ", "From: other@example.com\r\nFrom: ")]
    public void What_is_changed_on_the_way_does_not_verify(string field, string changed)
    {
        using var folder = new TempFolder();
        var (options, publicKey) = DkimKeys.Rsa(folder);
        var message = Encoding.ASCII.GetString(SomeLetters.Sent(Letter, SomeLetters.Reader(), DkimSignature.Load(options)));

        Assert.True(Verifies(Encoding.ASCII.GetBytes(message), publicKey));
        Assert.False(Verifies(Encoding.ASCII.GetBytes(message.Replace("\r\n" + field, "\r\n" + changed, StringComparison.Ordinal)), publicKey));
    }

    [Fact]
    public void Many_threads_sign_with_one_key()
    {
        using var folder = new TempFolder();
        var (options, publicKey) = DkimKeys.Rsa(folder);
        var signature = DkimSignature.Load(options);

        Parallel.For(0, 40, number => Assert.True(Verifies(SomeLetters.Sent(Letter, SomeLetters.Reader(issue: $"{number}"), signature), publicKey)));
    }

    [Theory]
    [InlineData("not a key", "holds no private key in PEM.")]
    [InlineData("", "holds no private key in PEM.")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "cannot be understood: it must be a private key in PEM without a password.")]
    public void What_is_no_key_is_named(string pem, string what)
    {
        using var folder = new TempFolder().With("dkim.pem", pem);

        Assert.Equal($"The DKIM key '{folder.At("dkim.pem")}' {what}", Refused(DkimKeys.Options(folder, "dkim.pem")));
    }

    [Fact]
    public void A_key_that_is_not_there_is_named()
    {
        using var folder = new TempFolder();

        Assert.StartsWith($"The DKIM key '{folder.At("nowhere.pem")}' cannot be read: ", Refused(DkimKeys.Options(folder, "nowhere.pem")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_kind_a_public_one_and_one_too_short_are_named()
    {
        using var folder = new TempFolder();
        using var ec = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        folder.With("ec.pem", ec.ExportPkcs8PrivateKeyPem()).With("public.pem", ec.ExportSubjectPublicKeyInfoPem());

        Assert.Equal($"The DKIM key '{folder.At("ec.pem")}' is neither an RSA nor an Ed25519 key.", Refused(DkimKeys.Options(folder, "ec.pem")));
        Assert.Equal($"The DKIM key '{folder.At("public.pem")}' holds no private key in PEM.", Refused(DkimKeys.Options(folder, "public.pem")));
        Assert.Equal($"The DKIM key '{folder.At("rsa.pem")}' has 512 bits; an RSA key needs at least 1024, better 2048.", Refused(DkimKeys.Rsa(folder, bits: 512).Options));
    }

    [Fact]
    public void A_key_with_a_password_is_named()
    {
        using var folder = new TempFolder();
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        folder.With("locked.pem", rsa.ExportEncryptedPkcs8PrivateKeyPem("secret", new(System.Security.Cryptography.PbeEncryptionAlgorithm.Aes128Cbc, System.Security.Cryptography.HashAlgorithmName.SHA256, 1000)));

        Assert.Equal($"The DKIM key '{folder.At("locked.pem")}' cannot be understood: it must be a private key in PEM without a password.", Refused(DkimKeys.Options(folder, "locked.pem")));
    }

    private static string Refused(DkimOptions options) => Assert.Throws<FeedsException>(() => DkimSignature.Load(options)).Message;

    private static bool Verifies(byte[] message, AsymmetricKeyParameter publicKey)
    {
        var loaded = MimeMessage.Load(new MemoryStream(message));
        return new DkimVerifier(new DkimKeys.Published(publicKey)).Verify(loaded, loaded.Headers[loaded.Headers.IndexOf(HeaderId.DkimSignature)]);
    }

    private static string TagsOf(byte[] message) => Blanks.Replace(MimeMessage.Load(new MemoryStream(message)).Headers[HeaderId.DkimSignature] ?? "", " ").Replace(": ", ":", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks { get; }

    [GeneratedRegex("; h=(?<names>[^;]+);", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SignedFields { get; }
}
