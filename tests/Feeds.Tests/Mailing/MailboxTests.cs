using CsCheck;
using Feeds.Mailing;
using Feeds.Tests.Support;

namespace Feeds.Tests.Mailing;

public sealed class MailboxTests
{
    private static readonly EmailAddress Address = EmailAddress.Parse("digest@example.org", out _)!;

    [Theory]
    [InlineData("digest@example.org", null)]
    [InlineData("  digest@example.org ", null)]
    [InlineData("<digest@example.org>", null)]
    [InlineData("Harbour Notes <digest@example.org>", "Harbour Notes")]
    [InlineData("Harbour Notes<digest@EXAMPLE.org>", "Harbour Notes")]
    [InlineData("Harbour Notes, weekly < digest@example.org >", "Harbour Notes, weekly")]
    [InlineData("\"Harbour Notes, weekly\" <digest@example.org>", "Harbour Notes, weekly")]
    [InlineData("\"The \\\"Harbour\\\" \\\\ Notes\" <digest@example.org>", "The \"Harbour\" \\ Notes")]
    [InlineData("\"Notes <weekly>\" <digest@example.org>", "Notes <weekly>")]
    [InlineData("\"\" <digest@example.org>", null)]
    [InlineData("网络通信观察 <digest@example.org>", "网络通信观察")]
    [InlineData("editor@example.net <digest@example.org>", "editor@example.net")]
    public void A_mailbox_is_read_with_or_without_a_name(string text, string? name)
    {
        var mailbox = Mailbox.Parse(text, out var why);
        Assert.Null(why);
        Assert.Equal(new Mailbox(name, Address), mailbox);
        Assert.Equal(name, mailbox!.Name);
    }

    [Theory]
    [InlineData("", "'' is no mail address")]
    [InlineData("Harbour Notes", "'Harbour Notes' has no '@'")]
    [InlineData("Harbour Notes digest@example.org", "'Harbour Notes digest@example.org' holds a blank before the '@'")]
    [InlineData("Harbour Notes <digest@example>", "'digest@example' has no dot after the '@'")]
    [InlineData("Harbour Notes <>", "'' is no mail address")]
    [InlineData("Harbour Notes <digest@example.org", "'Harbour Notes <digest@example.org' is no mail address with a name; write Name <local@example.org>, a name with brackets or quotes in quotes")]
    [InlineData("digest@example.org>", "'digest@example.org>' is no mail address with a name; write Name <local@example.org>, a name with brackets or quotes in quotes")]
    [InlineData("a <b@example.org> <digest@example.org>", "'a <b@example.org> <digest@example.org>' is no mail address with a name; write Name <local@example.org>, a name with brackets or quotes in quotes")]
    [InlineData("\"Notes <digest@example.org>", "'\"Notes <digest@example.org>' is no mail address with a name; write Name <local@example.org>, a name with brackets or quotes in quotes")]
    [InlineData("\"Notes\" weekly <digest@example.org>", "'\"Notes\" weekly <digest@example.org>' is no mail address with a name; write Name <local@example.org>, a name with brackets or quotes in quotes")]
    [InlineData("Notes <digest@example.org>, <b@example.org>", "'Notes <digest@example.org>, <b@example.org>' is no mail address with a name; write Name <local@example.org>, a name with brackets or quotes in quotes")]
    public void What_is_no_mailbox_is_refused_with_the_reason(string text, string reason)
    {
        Assert.Null(Mailbox.Parse(text, out var why));
        Assert.Equal(reason, why);
    }

    [Theory]
    [InlineData("Notes\r\nBcc: x@example.net", "Notes Bcc: x@example.net")]
    [InlineData("No\0te\u001Bs", "Notes")]
    [InlineData("\u202Esetoñ\u202C", "setoñ")]
    [InlineData(" \t\r\n", null)]
    [InlineData("\u200B", null)]
    [InlineData("مرفأ\u200F notes", "مرفأ\u200F notes")]
    public void A_name_is_one_line_without_what_cannot_be_seen(string name, string? seen)
    {
        Assert.Equal(seen, new Mailbox(name, Address).Name);
    }

    [Fact]
    public void A_text_of_ten_megabytes_is_refused_at_once()
    {
        foreach (var text in new[] { new string('<', 10_000_000), new string('"', 10_000_000) + " <a@example.org>" })
        {
            Assert.Null(Mailbox.Parse(text, out var why));
            Assert.InRange(why!.Length, 1, 120);
        }
    }

    [Fact]
    public void Every_name_reads_the_same_again() => Nasty.Text.Sample(text =>
    {
        var mailbox = new Mailbox(text, Address);
        var written = mailbox.ToString();
        return mailbox.Equals(Mailbox.Parse(written, out _)) && !written.Any(char.IsControl) && mailbox.Equals(new Mailbox(mailbox.Name, Address));
    });
}
