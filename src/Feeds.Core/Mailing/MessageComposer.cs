using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;

namespace Feeds.Mailing;

/// <summary>Makes the message of one reader; the same letter and reader make the same bytes, whenever and wherever.</summary>
/// <param name="signature">Signs every message, or null.</param>
public sealed class MessageComposer(DkimSignature? signature = null)
{
    // All but the addresses of a reader is the same in every message of a letter.
    private readonly ConditionalWeakTable<Letter, Tuple<LetterBody, LetterBody>> bodies = [];

    /// <summary>The message of one reader of a letter.</summary>
    public MimeMessage Compose(Letter letter, Recipient reader)
    {
        var message = new MimeMessage();
        message.Headers.Clear();
        foreach (var field in Fields(letter, reader))
        {
            message.Headers.Add(field);
        }

        message.Body = Body(letter, reader);
        message.Prepare(EncodingConstraint.SevenBit);
        signature?.Sign(message);
        return message;
    }

    private static IEnumerable<Header> Fields(Letter letter, Recipient reader)
    {
        yield return HeaderText.Address(HeaderId.From, letter.From);
        yield return HeaderText.Address(HeaderId.To, reader.To);
        if (letter.ReplyTo is { } replyTo)
        {
            yield return HeaderText.Address(HeaderId.ReplyTo, replyTo);
        }

        yield return HeaderText.Text(HeaderId.Subject, letter.Subject);
        yield return HeaderText.Text(HeaderId.Date, DateUtils.FormatDate(letter.Date));
        yield return HeaderText.Field(HeaderId.MessageId, $"<{HeaderText.Token(reader.MessageId)}>");
        yield return HeaderText.List(letter.ListName, letter.ListId);
        if (reader.UnsubscribeUrl is { } url)
        {
            // RFC 8058 section 3.1; without an HTTPS address there is nothing to post to.
            yield return HeaderText.Urls(HeaderId.ListUnsubscribe, url, letter.UnsubscribeMail);
            yield return HeaderText.Field(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        else
        {
            yield return HeaderText.Urls(HeaderId.ListUnsubscribe, letter.UnsubscribeMail);
        }

        yield return HeaderText.Urls(HeaderId.ListHelp, $"mailto:{(letter.ReplyTo ?? letter.From).Address}?subject=help");
        yield return HeaderText.Urls(HeaderId.ListArchive, letter.ArchiveUrl);
        yield return new Header("Feedback-ID", HeaderText.Token(letter.FeedbackId));
        yield return HeaderText.Field(HeaderId.Precedence, "bulk");
        yield return HeaderText.Field(HeaderId.AutoSubmitted, "auto-generated");
    }

    private MultipartAlternative Body(Letter letter, Recipient reader)
    {
        var unsubscribe = reader.UnsubscribeUrl ?? letter.UnsubscribeMail;
        var preferences = reader.PreferencesUrl ?? letter.ArchiveUrl;
        var (text, html) = bodies.GetValue(letter, static letter => Tuple.Create(new LetterBody(TextFormat.Plain, letter.Text), new LetterBody(TextFormat.Html, letter.Html)));

        // Neither quoted-printable nor base64 writes "=_".
        var body = new MultipartAlternative(text.For(unsubscribe, preferences), html.For(WebUtility.HtmlEncode(unsubscribe), WebUtility.HtmlEncode(preferences)))
        {
            Boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reader.MessageId)).AsSpan(0, 16)),
        };
        body.Headers.Add(HeaderText.Field(HeaderId.ContentLanguage, HeaderText.Token(letter.Language)));
        return body;
    }
}
