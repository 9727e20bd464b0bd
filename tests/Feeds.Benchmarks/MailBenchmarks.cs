using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Feeds.Mailing;

namespace Feeds.Benchmarks;

/// <summary>What each message of an issue costs: a reader's own, of some 20 KB.</summary>
[MemoryDiagnoser]
public class MailBenchmarks
{
    private readonly Recipient reader = new(
        new Mailbox("A reader", new EmailAddress("reader", "example.net")),
        "0123456789abcdef0123456789abcdef@example.org",
        "https://example.org/mail/u/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "https://example.org/mail/p/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    private readonly MessageComposer plain = new();
    private MessageComposer? signing;
    private Letter? letter;

    [Params(Texts.Latin, Texts.Chinese)]
    public string Kind { get; set; } = Texts.Latin;

    [GlobalSetup]
    public void Prepare()
    {
        var text = string.Concat(Enumerable.Repeat(Texts.Body(Kind), 2));
        letter = new()
        {
            From = new("Harbour Notes", new("digest", "example.org")),
            Date = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
            ListName = "Harbour Notes",
            ListId = "digest.example.org",
            FeedbackId = "2026-W23:digest:digest:example-org",
            ArchiveUrl = "https://example.org/",
            Language = "en",
            Subject = "Fog signals and 8 more",
            Html = $"<p>{text}</p><a href=\"{LetterMarks.Unsubscribe}\">Unsubscribe</a> <a href=\"{LetterMarks.Preferences}\">Preferences</a>",
            Text = text + LetterMarks.Unsubscribe,
        };
        var key = Path.GetTempFileName();
        using (var rsa = RSA.Create(2048))
        {
            File.WriteAllText(key, rsa.ExportPkcs8PrivateKeyPem());
        }

        signing = new(DkimSignature.Load(new DkimOptions("example.org", "s1", key)));
        File.Delete(key);
    }

    [Benchmark(Baseline = true, Description = "a message")]
    public Outgoing Composed() => plain.Compose(letter!, reader);

    [Benchmark(Description = "a message signed with RSA 2048")]
    public Outgoing WithSignature() => signing!.Compose(letter!, reader);
}
