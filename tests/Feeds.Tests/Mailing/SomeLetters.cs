using System.Security.Cryptography;
using System.Text;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Tests.Newsletters;

namespace Feeds.Tests.Mailing;

/// <summary>Letters of the digests to look at, and a reader of them.</summary>
internal static class SomeLetters
{
    public static Letter Of(DigestModel model)
    {
        var (digest, newsletter) = (SomeDigests.Rendered(model), model.Newsletter);
        return new()
        {
            From = newsletter.From,
            ReplyTo = newsletter.ReplyTo,
            Date = model.Instant,
            ListName = newsletter.Title,
            ListId = $"{newsletter.Name}.example.org",
            FeedbackId = $"2026-W48:{newsletter.Name}:digest:example-org",
            ArchiveUrl = model.Site.Url,
            Language = newsletter.Language,
            Subject = digest.Subject,
            Html = digest.Html,
            Text = digest.Text,
        };
    }

    /// <summary>A reader; the Message-ID follows from the name of the issue.</summary>
    public static Recipient Reader(bool hasPages = true, string issue = "2026-W48") => new(
        new Mailbox("Reader", new EmailAddress("reader", "example.net")),
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issue)).AsSpan(0, 16))}.0@example.org",
        hasPages ? "https://example.org/mail/u/AQAAAAFn0m3xk2QJ7pX1c9r0b5Yz_4aT8uWvL6sE" : null,
        hasPages ? "https://example.org/mail/p/AQAAAAFn0m3xk2QJ7pX1c9r0b5Yz_4aT8uWvL6sE" : null);

    /// <summary>The message as it goes on the wire.</summary>
    public static byte[] Sent(Letter letter, Recipient reader, DkimSignature? signature = null) => new MessageComposer(signature).Compose(letter, reader).Bytes.ToArray();
}
