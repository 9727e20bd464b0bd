using System.Text;
using CsCheck;
using Feeds.Mailing;
using Feeds.Sources;
using Feeds.Tests.Newsletters;
using Feeds.Tests.Support;
using MimeKit;

namespace Feeds.Tests.Mailing;

public sealed class MessageComposerTests
{
    private static readonly Letter Letter = SomeLetters.Of(SomeDigests.English());

    [Theory]
    [InlineData("english")]
    [InlineData("chinese")]
    [InlineData("from-the-right")]
    public void A_digest_keeps_every_rule_and_is_sent_byte_for_byte_as_it_was(string name)
    {
        var model = name switch
        {
            "english" => SomeDigests.English(),
            "chinese" => SomeDigests.Chinese(),
            _ => SomeDigests.FromTheRight(),
        };

        var message = SomeLetters.Sent(SomeLetters.Of(model), SomeLetters.Reader(issue: name));

        Assert.Empty(MessageRules.Broken(message));
        Golden.AssertSame($"{name}.eml", message, "Mailing");
    }

    [Fact]
    public void The_same_letter_and_reader_make_the_same_bytes_wherever_the_machine_is()
    {
        using var culture = new MachineCulture("fa-IR");

        Assert.Equal(SomeLetters.Sent(Letter, SomeLetters.Reader()), SomeLetters.Sent(Letter, SomeLetters.Reader()));
        Assert.Contains("Date: Wed, 25 Nov 2026 08:00:00 +0000\r\n", HeaderOf(Letter), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_readers_get_the_same_words_with_links_of_their_own()
    {
        var other = SomeLetters.Reader() with { UnsubscribeUrl = "https://example.org/mail/u/other", PreferencesUrl = "https://example.org/mail/p/other" };
        var message = Load(SomeLetters.Sent(Letter, other));

        Assert.Contains("https://example.org/mail/u/other", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/mail/p/other\"", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("feeds.invalid", message.TextBody + message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_a_reader_is_HTML_in_the_HTML()
    {
        var message = Load(SomeLetters.Sent(Letter, SomeLetters.Reader() with { UnsubscribeUrl = "https://example.org/u?a=1&b=\"2\"" }));

        Assert.Contains("https://example.org/u?a=1&b=\"2\"", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/u?a=1&amp;b=&quot;2&quot;\"", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_pages_leaves_with_one_click_or_by_mail()
    {
        var header = Unfolded(HeaderOf(Letter));

        Assert.Contains("\r\nList-Unsubscribe: <https://example.org/mail/u/AQAAAAFn0m3xk2QJ7pX1c9r0b5Yz_4aT8uWvL6sE>, <mailto:digest@example.org?subject=unsubscribe%20weekly>\r\n", header, StringComparison.Ordinal);
        Assert.Contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_pages_a_reader_leaves_by_mail_and_no_click_is_promised()
    {
        var letter = SomeLetters.Of(SomeDigests.English() with { HasPages = false });
        var message = SomeLetters.Sent(letter, SomeLetters.Reader(hasPages: false));

        Assert.Empty(MessageRules.Broken(message));
        Assert.Contains("\r\nList-Unsubscribe: <mailto:digest@example.org?subject=unsubscribe%20weekly>\r\n", HeaderOf(message), StringComparison.Ordinal);
        Assert.DoesNotContain("List-Unsubscribe-Post", HeaderOf(message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("List-Id: Harbour Weekly <weekly.example.org>")]
    [InlineData("List-Archive: <https://example.org/notes/>")]
    [InlineData("List-Help: <mailto:editor@example.org?subject=help>")]
    [InlineData("Feedback-ID: 2026-W48:weekly:digest:example-org")]
    [InlineData("Precedence: bulk")]
    [InlineData("Auto-Submitted: auto-generated")]
    [InlineData("Content-Language: en")]
    [InlineData("Reply-To: editor@example.org")]
    [InlineData("To: Reader <reader@example.net>")]
    public void The_header_says(string field) => Assert.Contains($"\r\n{field}\r\n", HeaderOf(Letter), StringComparison.Ordinal);

    [Theory]
    [InlineData("Reader", "To: Reader <reader@example.net>")]
    [InlineData("Reader, the first", "To: \"Reader, the first\" <reader@example.net>")]
    [InlineData("A \"quoted\" \\ name", "To: \"A \\\"quoted\\\" \\\\ name\" <reader@example.net>")]
    [InlineData("Évora harbour office", "To: =?utf-8?q?=C3=89vora_harbour_office?= <reader@example.net>")]
    [InlineData("=?utf-8?q?x?=", "To: =?utf-8?b?PT91dGYtOD9xP3g/PQ==?= <reader@example.net>")]
    [InlineData("Reader\r\nBcc: other@example.net", "To: \"Reader Bcc: other@example.net\" <reader@example.net>")]
    [InlineData("", "To: reader@example.net")]
    public void A_name_stays_a_name(string name, string field)
    {
        var message = SomeLetters.Sent(Letter, SomeLetters.Reader() with { To = new Mailbox(name, new EmailAddress("reader", "example.net")) });

        Assert.Empty(MessageRules.Broken(message));
        Assert.Contains($"\r\n{field}\r\n", HeaderOf(message), StringComparison.Ordinal);
        Assert.Equal(XmlText.Line(name), ((MailboxAddress)Load(message).To[0]).Name ?? "");
    }

    [Fact]
    public void A_host_of_another_script_is_written_in_ASCII()
    {
        var reader = SomeLetters.Reader() with { To = new Mailbox("读者", new EmailAddress("reader", "xn--fsqu00a.example")) };

        Assert.Contains("\r\nTo: =?utf-8?b?6K+76ICF?= <reader@xn--fsqu00a.example>\r\n", HeaderOf(SomeLetters.Sent(Letter, reader)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_too_long_for_a_line_is_broken_where_nobody_sees_it()
    {
        var subject = new string('w', 2000);
        var message = SomeLetters.Sent(Letter with { Subject = subject }, SomeLetters.Reader());

        Assert.Empty(MessageRules.Broken(message));
        Assert.Equal(subject, Load(message).Subject);
    }

    [Fact]
    public void Letters_of_the_alphabet_stay_readable_and_those_of_other_scripts_short()
    {
        Assert.Equal(ContentEncoding.QuotedPrintable, EncodingOf(SomeDigests.English()));
        Assert.Equal(ContentEncoding.Base64, EncodingOf(SomeDigests.Chinese()));

        static ContentEncoding EncodingOf(Feeds.Newsletters.DigestModel model) =>
            Assert.IsType<TextPart>(Assert.IsType<MultipartAlternative>(Load(SomeLetters.Sent(SomeLetters.Of(model), SomeLetters.Reader())).Body)[0]).ContentTransferEncoding;
    }

    [Fact]
    public void Nothing_that_anybody_writes_breaks_a_message()
    {
        Gen.Select(Nasty.Text, Nasty.Text, Nasty.Text, Nasty.Text).Sample(texts =>
        {
            var (subject, from, to, body) = texts;
            var letter = Letter with
            {
                Subject = "x" + subject,
                From = new Mailbox(from, Letter.From.Address),
                ListName = from,
                Html = $"<p>{body.Replace("<", "&lt;", StringComparison.Ordinal).Replace("http", "", StringComparison.Ordinal)}</p>",
                Text = body.Replace("http", "", StringComparison.Ordinal).Replace("mailto:", "", StringComparison.Ordinal),
            };
            var message = SomeLetters.Sent(letter, SomeLetters.Reader() with { To = new Mailbox(to, new EmailAddress("reader", "example.net")) });

            Assert.Empty(MessageRules.Broken(message));
            var loaded = Load(message);
            Assert.Equal(XmlText.Line("x" + subject), loaded.Subject);
            Assert.Equal(letter.From.Name ?? "", ((MailboxAddress)loaded.From[0]).Name ?? "");
            Assert.Equal(new Mailbox(to, letter.From.Address).Name ?? "", ((MailboxAddress)loaded.To[0]).Name ?? "");
            Assert.Equal("reader@example.net", ((MailboxAddress)loaded.To[0]).Address);
            Assert.Equal(XmlText.Clean(letter.Text).ReplaceLineEndings("\n").TrimEnd('\n'), loaded.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
        }, iter: 1000);
    }

    private static MimeMessage Load(byte[] message) => MimeMessage.Load(new MemoryStream(message));

    private static string HeaderOf(Letter letter) => HeaderOf(SomeLetters.Sent(letter, SomeLetters.Reader()));

    private static string HeaderOf(byte[] message) => Encoding.ASCII.GetString(message).Split("\r\n\r\n")[0] + "\r\n";

    private static string Unfolded(string header) => header.Replace("\r\n ", " ", StringComparison.Ordinal);
}
