using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using MimeKit.Utils;

namespace Feeds.Mailing;

/// <summary>What all messages of a letter have in common, written once; a reader's own fields and addresses are put between.</summary>
internal sealed class LetterForm
{
    private readonly Letter letter;
    private readonly string beforeTo;
    private readonly string beforeId;
    private readonly string beforeUnsubscribe;
    private readonly string beforeBoundary;
    private readonly string afterBoundary;
    private readonly LetterBody text;
    private readonly LetterBody html;

    public LetterForm(Letter letter)
    {
        this.letter = letter;
        (text, html) = (new(letter.Text), new(letter.Html));
        beforeTo = HeaderText.Address("From", letter.From);
        beforeId = string.Concat(
            letter.ReplyTo is { } replyTo ? HeaderText.Address("Reply-To", replyTo) : "",
            HeaderText.Text("Subject", letter.Subject),
            HeaderText.Text("Date", DateUtils.FormatDate(letter.Date)));
        beforeUnsubscribe = HeaderText.List(letter.ListName, letter.ListId);
        beforeBoundary = string.Concat(
            HeaderText.Urls("List-Help", $"mailto:{(letter.ReplyTo ?? letter.From).Address}?subject=help"),
            HeaderText.Urls("List-Archive", letter.ArchiveUrl),
            HeaderText.Field("Feedback-ID", HeaderText.Token(letter.FeedbackId)),
            HeaderText.Field("Precedence", "bulk"),
            HeaderText.Field("Auto-Submitted", "auto-generated"),
            HeaderText.Field("MIME-Version", "1.0"));
        afterBoundary = HeaderText.Field("Content-Language", HeaderText.Token(letter.Language)) + "\r\n";
    }

    /// <summary>The bytes of one reader's message.</summary>
    public ReadOnlyMemory<byte> For(Recipient reader)
    {
        var unsubscribe = reader.UnsubscribeUrl ?? letter.UnsubscribeMail;
        var preferences = reader.PreferencesUrl ?? letter.ArchiveUrl;
        // Neither quoted-printable nor base64 writes "=_".
        var boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reader.MessageId)).AsSpan(0, 16));
        var message = new ArrayBufferWriter<byte>(text.Length + html.Length + 4096);
        Write(message, beforeTo, HeaderText.Address("To", reader.To), beforeId, HeaderText.Field("Message-ID", $"<{HeaderText.Token(reader.MessageId)}>"), beforeUnsubscribe);
        Write(message, Unsubscribe(reader), beforeBoundary, $"Content-Type: multipart/alternative;\r\n\tboundary=\"{boundary}\"\r\n", afterBoundary);
        Write(message, $"--{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {text.Encoding}\r\n\r\n");
        text.Write(message, unsubscribe, preferences);
        Write(message, $"\r\n--{boundary}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {html.Encoding}\r\n\r\n");
        html.Write(message, WebUtility.HtmlEncode(unsubscribe), WebUtility.HtmlEncode(preferences));
        Write(message, $"\r\n--{boundary}--\r\n");
        return message.WrittenMemory;
    }

    // Without an HTTPS address there is nothing to post to (RFC 8058 section 3.1).
    private string Unsubscribe(Recipient reader) => reader.UnsubscribeUrl is { } url
        ? HeaderText.Urls("List-Unsubscribe", url, letter.UnsubscribeMail) + HeaderText.Field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        : HeaderText.Urls("List-Unsubscribe", letter.UnsubscribeMail);

    private static void Write(ArrayBufferWriter<byte> message, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            Encoding.UTF8.GetBytes(line, message);
        }
    }
}
