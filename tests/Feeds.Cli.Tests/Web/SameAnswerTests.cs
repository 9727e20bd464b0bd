using Feeds.Cli.Tests.Support;
using Feeds.Mailing;
using Feeds.Subscriptions;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Web;

/// <summary>Nobody learns from the form whether an address is known, and nobody is flooded with mail through it.</summary>
public sealed class SameAnswerTests
{
    public static TheoryData<string> Kinds => ServedNewsletter.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_form_answers_the_same_whoever_is_asked_for(string kind)
    {
        await using var served = await ServedNewsletter.StartAsync(kind);
        await served.JoinAsync("active@example.net");
        await served.JoinAsync("bounced@example.net");
        await served.JoinAsync("erased@example.net");
        var leaver = await served.JoinAsync("left@example.net");
        (await served.PostAsync(served.LinkOf(LinkPurpose.Unsubscribe, leaver.Id))).Dispose();
        Assert.Equal(0, (await served.RunAsync("subscribers", "erase", "erased@example.net")).Status);
        using (var session = served.Database.Connect())
        {
            Suppressions.Add(session, "bounced@example.net", "bounced", null, served.Time.GetUtcNow());
        }

        await served.SubscribeAsync("pending@example.net");

        // Its mail goes before the clock does: one that goes later is too new for a second.
        await served.AnsweredAsync();
        served.Time.Advance(TimeSpan.FromMinutes(20));
        await served.SubscribeAsync("cooling@example.net");
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var who in (string[])["new", "pending", "active", "left", "bounced", "erased", "cooling", "new"])
        {
            using var answer = await served.PostAsync("/mail/subscribe", ("address", who + "@example.net"), ("lang", "en"));
            Assert.Equal(200, (int)answer.StatusCode);
            answer.Headers.Date = null;
            answers.Add($"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }

        Assert.Single(answers);
        await served.AnsweredAsync();
        Assert.Equal(
            [("active", 2), ("bounced", 1), ("cooling", 1), ("erased", 1), ("left", 2), ("new", 1), ("pending", 2)],
            served.Mails().GroupBy(mail => mail.To.Mailboxes.Single().Address.Split('@')[0]).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count())));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Eight_hundred_forms_for_one_address_at_once_make_one_row_and_one_mail(string kind)
    {
        await using var served = await ServedNewsletter.StartAsync(kind, serve: ", proxies: [127.0.0.1]");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 800).Select(async i =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/mail/subscribe", UriKind.Relative));
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("address", "reader@example.net")]);
            request.Headers.Add("X-Forwarded-For", $"10.{i / 200}.{i % 200}.7");
            using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return (int)answer.StatusCode;
        }));
        Assert.All(statuses, status => Assert.Equal(200, status));
        await served.AnsweredAsync();
        Assert.Single(served.Mails());
        Assert.Equal(1, served.Number("SELECT COUNT(*) FROM signup"));
        Assert.Equal(1, served.Number("SELECT COUNT(*) FROM subscriber"));
    }

    [Fact]
    public async Task One_network_cannot_go_on_filling_in_forms()
    {
        await using var served = await ServedNewsletter.StartAsync();
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(200, await served.SubscribeAsync($"reader-{i}@example.net"));
        }

        using (var refused = await served.PostAsync("/mail/subscribe", ("address", "last@example.net")))
        {
            Assert.Equal(429, (int)refused.StatusCode);
            Assert.Equal("60", refused.Headers.RetryAfter!.ToString());
        }

        Assert.Equal(30, served.Number("SELECT COUNT(*) FROM signup"));
        served.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, await served.SubscribeAsync("last@example.net"));
    }

    [Fact]
    public async Task A_client_cannot_say_that_it_is_another()
    {
        await using var served = await ServedNewsletter.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/mail/subscribe", UriKind.Relative));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("address", "reader@example.net")]);
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        (await served.Client.SendAsync(request, TestContext.Current.CancellationToken)).Dispose();
        Assert.Equal(1, served.Number("SELECT COUNT(*) FROM signup WHERE client = '127.0.0.0/24'"));
    }

    [Theory]
    [InlineData("address", "")]
    [InlineData("address", "   ")]
    [InlineData("address", "nobody")]
    [InlineData("address", "a@b@c")]
    [InlineData("address", "reader@example.net\r\nBcc: other@example.net")]
    [InlineData("address", "reader@example.net\0")]
    [InlineData("address", "reader@example.net, other@example.net")]
    [InlineData("address", "<script>alert(1)</script>@example.net")]
    [InlineData("newsletter", "another")]
    [InlineData("newsletter", "digest\0")]
    [InlineData("schedule", "hourly")]
    [InlineData("topic", "tags/pirates")]
    [InlineData("topic", "site")]
    [InlineData("topic", "tags/tea\r\nX: y")]
    public async Task What_cannot_be_had_is_refused_and_nothing_is_stored(string field, string value)
    {
        await using var served = await ServedNewsletter.StartAsync();
        var before = served.Everything();
        using var answer = await served.PostAsync("/mail/subscribe", field == "address" ? [("address", value)] : [("address", "reader@example.net"), (field, value)]);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(before, served.Everything());
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_fills_in_what_people_do_not_see_is_told_the_same_and_nothing_is_stored()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var before = served.Everything();
        Assert.Equal(200, await served.SubscribeAsync("reader@example.net", ("website", "https://example.com/")));
        Assert.Equal(before, served.Everything());
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_said_to_be()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var reader = await served.JoinAsync("reader@example.net");
        var leave = served.LinkOf(LinkPurpose.Unsubscribe, reader.Id);
        using (var session = served.Database.Connect())
        {
            session.Execute("ALTER TABLE subscriber RENAME TO elsewhere");
        }

        using (var failed = await served.PostAsync(leave, ("List-Unsubscribe", "One-Click")))
        {
            Assert.Equal(503, (int)failed.StatusCode);
            Assert.NotNull(failed.Headers.RetryAfter);
        }

        Assert.Contains("the database '", served.Said, StringComparison.Ordinal);
        using (var session = served.Database.Connect())
        {
            session.Execute("ALTER TABLE elsewhere RENAME TO subscriber");
        }

        Assert.Equal(SubscriberStatus.Active, served.ReaderOf("reader@example.net")!.Status);
        using var left = await served.PostAsync(leave, ("List-Unsubscribe", "One-Click"));
        Assert.Equal(200, (int)left.StatusCode);
        Assert.Equal(SubscriberStatus.Unsubscribed, served.ReaderOf("reader@example.net")!.Status);
    }

    [Fact]
    public async Task A_mail_waits_for_a_server_that_is_away()
    {
        var port = LoopbackPort.Free();
        await using var served = await ServedNewsletter.StartAsync(settings: $"smtp: {{host: 127.0.0.1, port: {port}, security: none}}");
        await served.SubscribeAsync("reader@example.net");
        while (served.Number("SELECT COUNT(*) FROM signup WHERE state = 'asked' AND attempts = 1") == 0)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await served.StopAsync();
        using var sink = await SmtpSink.StartAsync(port);
        served.Time.Advance(TimeSpan.FromHours(1));
        await served.ServeAsync();
        await served.AnsweredAsync();
        Assert.Equal("reader@example.net", Assert.Single(sink.Mails()).Recipient);
    }
}
