using Feeds.Cli.Tests.Support;
using Feeds.Subscriptions;
using MimeKit;

namespace Feeds.Cli.Tests.Web;

/// <summary>A reader's way through the pages, from the form to the way back after leaving.</summary>
public sealed class SignUpWalkTests
{
    private const string Reader = "reader@example.net";

    private const string Monday = "2026-12-07T08:05:00Z";

    public static TheoryData<string> Kinds => ServedNewsletter.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_reader_signs_up_confirms_chooses_leaves_and_comes_back(string kind)
    {
        await using var served = await ServedNewsletter.StartAsync(kind);
        using (var form = await served.GetAsync("/mail/"))
        {
            Assert.Equal(200, (int)form.StatusCode);
        }

        Assert.Equal(200, await served.SubscribeAsync(Reader, ("newsletter", "digest"), ("schedule", "weekly"), ("topic", "tags/boats"), ("topic", "tags/tea")));
        var mail = await served.MailToAsync(Reader);
        Assert.Equal(SubscriberStatus.Pending, served.ReaderOf(Reader)!.Status);
        var confirm = ServedNewsletter.LinkIn(mail);
        using (var page = await served.GetAsync(confirm))
        {
            Assert.Equal(200, (int)page.StatusCode);
            Assert.Equal(SubscriberStatus.Pending, served.ReaderOf(Reader)!.Status);
        }

        using (var welcome = await served.PostAsync(confirm))
        {
            Assert.Equal(200, (int)welcome.StatusCode);
        }

        var reader = served.ReaderOf(Reader)!;
        Assert.Equal((SubscriberStatus.Active, "weekly", "form"), (reader.Status, reader.Schedule, reader.ConsentFrom));
        Assert.Equal(["tags/boats", "tags/tea"], reader.Topics);

        using (var saved = await served.PostAsync(served.LinkOf(LinkPurpose.Preferences, reader.Id), ("schedule", "daily"), ("topic", "tags/tea")))
        {
            Assert.Equal(200, (int)saved.StatusCode);
        }

        Assert.Equal("daily", served.ReaderOf(Reader)!.Schedule);
        Assert.Equal(["tags/tea"], served.ReaderOf(Reader)!.Topics);

        served.Time.SetUtcNow(FeedsRun.Now.AddDays(1));
        served.ForgetMails();
        await File.WriteAllTextAsync(Path.Combine(served.Folder, "content/cake.md"), "---\ntitle: Cake\ndate: 2026-12-06\ntags: [Tea]\n---\nWith cream.\n", TestContext.Current.CancellationToken);
        await served.RunAsync("send", "--now", Monday);
        var issue = Assert.Single(served.Mails());
        Assert.Equal("List-Unsubscribe=One-Click", issue.Headers[HeaderId.ListUnsubscribePost]);
        var oneClick = new Uri(issue.Headers[HeaderId.ListUnsubscribe]!.TrimStart('<').Split('>')[0]).AbsolutePath;
        using (var left = await served.PostAsync(oneClick, ("List-Unsubscribe", "One-Click")))
        {
            Assert.Equal(200, (int)left.StatusCode);
        }

        Assert.Equal(SubscriberStatus.Unsubscribed, served.ReaderOf(Reader)!.Status);
        using (var back = await served.PostAsync(oneClick, ("action", "undo")))
        {
            Assert.Equal(200, (int)back.StatusCode);
        }

        Assert.Equal(SubscriberStatus.Active, served.ReaderOf(Reader)!.Status);
        Assert.Equal("daily", served.ReaderOf(Reader)!.Schedule);
    }

    [Fact]
    public async Task A_confirming_mail_says_that_it_is_automatic_and_holds_one_address_of_ours()
    {
        await using var served = await ServedNewsletter.StartAsync();
        await served.SubscribeAsync(Reader);
        var mail = await served.MailToAsync(Reader);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(["digest@example.org"], mail.From.Mailboxes.Select(from => from.Address));
        Assert.Single(ServedNewsletter.LinksIn(mail));
        Assert.DoesNotContain(Reader, mail.HtmlBody + mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "请确认订阅：Harbour Notes")]
    [InlineData("en", "Please confirm: Harbour Notes")]
    [InlineData("de", "Please confirm: Harbour Notes")]
    public async Task The_mail_is_in_the_language_of_the_form(string language, string subject)
    {
        await using var served = await ServedNewsletter.StartAsync();
        await served.SubscribeAsync(Reader, ("lang", language));
        Assert.Equal(subject, (await served.MailToAsync(Reader)).Subject);
    }

    [Fact]
    public async Task Who_follows_already_is_told_so_and_led_to_their_choice()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var reader = await served.JoinAsync(Reader);
        served.Time.Advance(TimeSpan.FromMinutes(15));
        served.ForgetMails();
        Assert.Equal(200, await served.SubscribeAsync(Reader, ("schedule", "daily")));
        Assert.Equal(served.LinkOf(LinkPurpose.Preferences, reader.Id), ServedNewsletter.LinkIn(await served.MailToAsync(Reader)));
        Assert.Equal("weekly", served.ReaderOf(Reader)!.Schedule);
    }

    [Fact]
    public async Task Topics_that_are_offered_no_more_stay_chosen_until_the_reader_takes_them_back()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var reader = await served.JoinAsync(Reader, ("topic", "tags/tea"), ("topic", "tags/boats"));
        File.Delete(Path.Combine(served.Folder, "content/tea.md"));
        Assert.Equal(0, (await served.RunAsync("build")).Status);
        var preferences = served.LinkOf(LinkPurpose.Preferences, reader.Id);
        using (var kept = await served.PostAsync(preferences, ("schedule", "daily"), ("topic", "tags/tea")))
        {
            Assert.Equal(200, (int)kept.StatusCode);
        }

        Assert.Equal(["tags/tea"], served.ReaderOf(Reader)!.Topics);
        using var refused = await served.PostAsync(preferences, ("schedule", "daily"), ("topic", "tags/pirates"));
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Equal(["tags/tea"], served.ReaderOf(Reader)!.Topics);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_mail_that_was_due_when_the_server_ended_is_sent_once_after_the_next_start(string kind)
    {
        await using var served = await ServedNewsletter.StartAsync(kind);
        await served.StopAsync();
        using (var session = served.Database.Connect())
        {
            var address = Feeds.Mailing.EmailAddress.Parse(Reader, out _)!;
            Assert.True(new SignUps(session).Ask(new(address, "digest", "weekly", [], "en", null, "form", "1"), served.Time.GetUtcNow()));

            // As a process that was killed while it sent leaves it.
            Assert.NotNull(new SignUps(session).Claim(served.Database.SkipLocked, served.Time.GetUtcNow()));
        }

        served.Time.Advance(SignUpLimits.Lease);
        await served.ServeAsync();
        await served.AnsweredAsync();
        await served.StopAsync();
        await served.ServeAsync();
        await served.StopAsync();
        Assert.Single(served.Mails());
        await served.ServeAsync();
        using var welcome = await served.PostAsync(ServedNewsletter.LinkIn(await served.MailToAsync(Reader)));
        Assert.Equal(SubscriberStatus.Active, served.ReaderOf(Reader)!.Status);
    }
}
