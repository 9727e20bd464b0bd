using Feeds.Mailing;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration;

public sealed class NewsletterSettingsTests
{
    private const string Address = "from: digest@example.org, postal_address: 1 Quay Street";

    [Fact]
    public void Every_key_of_the_section_is_read()
    {
        var publication = Configured.By("""
            site: {url: https://example.org/, title: Harbour notes, timezone: Asia/Shanghai, language: en}
            feeds: {channels: [{name: afloat, any: [tags/boats]}]}
            newsletters:
              - name: digest
                title: 每周摘要
                from: "网络通信观察, weekly <digest@Example.org>"
                reply_to: editor@example.org
                postal_address: 1 Quay Street, Harbour
                channel: languages/zh_cn/tags/DeepSeek
                schedules: {weekly: monday 08:00, daily: 08:00, monthly: 1 08:00, office: "0 8 * * 1-5", each: each}
                topics: [tags, categories]
                items: 50
                language: zh_cn
                template: digest-2
                since: 2025-01-01
              - name: afloat
                from: Afloat <afloat@example.org>
                postal_address: 1 Quay Street, Harbour
                channel: channels/afloat
            """);
        var (digest, afloat) = (publication.Newsletters[0], publication.Newsletters[1]);
        Assert.Equal(("digest", "每周摘要", "1 Quay Street, Harbour", "languages/zh-CN/tags/deepseek"), (digest.Name, digest.Title, digest.PostalAddress, digest.Channel));
        Assert.Equal((new Mailbox("网络通信观察, weekly", new("digest", "example.org")), new Mailbox(null, new("editor", "example.org"))), (digest.From, digest.ReplyTo));
        Assert.Equal([("weekly", "monday 08:00"), ("daily", "08:00"), ("monthly", "1 08:00"), ("office", "0 8 * * 1-5"), ("each", "each")], digest.Schedules.Select(schedule => (schedule.Name, schedule.Text)));
        Assert.Equal(["tags", "categories"], digest.Topics);
        Assert.Equal((50, "zh-CN", "digest-2", new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8))), (digest.Items, digest.Language, digest.Template, digest.Since));
        Assert.Equal(("Harbour notes", "channels/afloat", "en", 20, "digest"), (afloat.Title, afloat.Channel, afloat.Language, afloat.Items, afloat.Template));
    }

    [Fact]
    public void What_is_not_said_has_a_default()
    {
        var publication = Configured.By($"newsletters: [{{name: digest, {Address}}}]");
        var newsletter = Assert.Single(publication.Newsletters);
        Assert.Equal(("example.org", "site", "en", 20, "digest"), (newsletter.Title, newsletter.Channel, newsletter.Language, newsletter.Items, newsletter.Template));
        Assert.Equal([("weekly", "monday 08:00")], newsletter.Schedules.Select(schedule => (schedule.Name, schedule.Text)));
        Assert.Empty(newsletter.Topics);
        Assert.Equal((null, null), (newsletter.Since, newsletter.ReplyTo));
        Assert.Equal((null, DeliveryOptions.Default, null, null), (publication.Smtp, publication.Delivery, publication.Dkim, publication.Subscriptions));
        Assert.Equal(Path.Combine(publication.Folder, ".feeds/feeds.db"), publication.Database);
    }

    [Theory]
    [InlineData("site")]
    [InlineData("all")]
    [InlineData("tags/boats")]
    [InlineData("categories/kitchen")]
    [InlineData("authors/editor")]
    [InlineData("sections/posts")]
    [InlineData("languages/zh-CN")]
    [InlineData("languages/zh-CN/tags/boats")]
    public void Any_channel_can_be_a_newsletter(string channel)
    {
        Assert.Equal(channel, Configured.By($"newsletters: [{{name: digest, {Address}, channel: '{channel}'}}]").Newsletters[0].Channel);
    }

    [Theory]
    [InlineData("{from: digest@example.org, postal_address: x}", "2:5: error: 'newsletters[0].name' is missing.")]
    [InlineData("{name: digest, postal_address: x}", "2:5: error: 'newsletters[0].from' is missing.")]
    [InlineData("{name: My Digest, " + Address + "}", "2:12: error: 'newsletters[0].name' is 'My Digest', but must be a short name of small letters, digits and hyphens.")]
    [InlineData("{name: digest, from: Harbour Notes, postal_address: x}", "2:26: error: 'newsletters[0].from' is refused: 'Harbour Notes' has no '@'.")]
    [InlineData("{name: digest, from: Notes <digest@example>, postal_address: x}", "2:26: error: 'newsletters[0].from' is refused: 'digest@example' has no dot after the '@'.")]
    [InlineData("{name: digest, " + Address + ", reply_to: editor}", "2:87: error: 'newsletters[0].reply_to' is refused: 'editor' has no '@'.")]
    [InlineData("{name: digest, " + Address + ", channel: tag/boats}", "2:86: error: 'newsletters[0].channel' is 'tag/boats', but must be the key of a channel such as site, tags/deepseek or channels/best-of.")]
    [InlineData("{name: digest, " + Address + ", channel: channels/aflot}", "2:86: error: 'newsletters[0].channel' is 'channels/aflot', but feeds.channels has no 'aflot'. Did you mean 'afloat'?")]
    [InlineData("{name: digest, " + Address + ", channel: languages/klingon}", "2:86: error: 'newsletters[0].channel' is 'languages/klingon', but must be the key of a channel such as site, tags/deepseek or channels/best-of.")]
    [InlineData("{name: digest, " + Address + ", schedules: monday}", "2:88: error: 'newsletters[0].schedules' must be a group of keys.")]
    [InlineData("{name: digest, " + Address + ", schedules: {}}", "2:88: error: 'newsletters[0].schedules' is empty.")]
    [InlineData("{name: digest, " + Address + ", schedules: {weekly: mondey 08:00}}", "2:97: error: 'newsletters[0].schedules.weekly' is refused: 'mondey' is neither a weekday nor a day of the month; write monday 08:00, or 1 08:00 to 31 08:00.")]
    [InlineData("{name: digest, " + Address + ", schedules: {never: 0 0 30 2 *}}", "2:96: error: 'newsletters[0].schedules.never' is refused: '0 0 30 2 *' names a day that never comes.")]
    [InlineData("{name: digest, " + Address + ", schedules: {Weekly: 08:00}}", "2:89: error: 'newsletters[0].schedules' holds 'Weekly', but what a reader chooses must be a short name of small letters, digits and hyphens.")]
    [InlineData("{name: digest, " + Address + ", topics: [tag]}", "2:86: error: 'newsletters[0].topics' holds 'tag', but may hold only tags, categories, authors, languages, sections. Did you mean 'tags'?")]
    [InlineData("{name: digest, " + Address + ", items: 201}", "2:84: error: 'newsletters[0].items' is '201', but must be a whole number from 1 to 200.")]
    [InlineData("{name: digest, " + Address + ", language: english}", "2:87: error: 'newsletters[0].language' is 'english', but must be a language tag such as en or zh-CN.")]
    [InlineData("{name: digest, " + Address + ", template: ../digest}", "2:87: error: 'newsletters[0].template' is '../digest', but must be the name of a template: letters, digits, - and _.")]
    [InlineData("{name: digest, " + Address + ", since: yesterday}", "2:84: error: 'newsletters[0].since' is refused: 'yesterday' is not a date; write it as 2025-02-10 or 2025-02-10T11:20:12+08:00.")]
    [InlineData("{name: digest, " + Address + ", schedule: daily}", "2:77: error: 'newsletters[0].schedule' is not a known key. Did you mean 'schedules'?")]
    [InlineData("digest", "2:5: error: 'newsletters' holds a single value where a group of keys is expected.")]
    public void A_wrong_value_is_refused_with_its_place(string newsletter, string problem)
    {
        Assert.Equal([$"feeds.yml:{problem} [configuration]"], Configured.Refused($"newsletters:\n  - {newsletter}\nfeeds: {{channels: [{{name: afloat}}]}}\n"));
    }

    [Fact]
    public void Two_newsletters_of_one_name_are_refused()
    {
        Assert.Equal(
            ["feeds.yml:3:12: error: 'newsletters[1].name' is 'a', the name of another newsletter. [configuration]"],
            Configured.Refused($"newsletters:\n  - {{name: a, {Address}}}\n  - {{name: a, {Address}}}\n"));
    }

    [Fact]
    public void Nothing_is_sent_without_a_postal_address()
    {
        const string newsletter = "newsletters:\n  - {name: a, from: a@example.org}\n";
        Assert.Equal(
            ["feeds.yml:2:5: warning: 'newsletters[0].postal_address' is missing: the law of many countries wants to see in every newsletter where its sender can be reached by post; without 'smtp' nothing is sent yet, and mail is only written to files. [configuration]"],
            Configured.Warned(newsletter));
        Assert.Contains(
            "feeds.yml:2:5: error: 'newsletters[0].postal_address' is missing: the law of many countries wants to see in every newsletter where its sender can be reached by post; nothing is sent until it is set. [configuration]",
            Configured.Refused($"{newsletter}smtp: {{host: localhost}}\n"));
    }

    [Fact]
    public void A_newsletter_that_is_sent_without_pages_to_leave_it_is_told()
    {
        Assert.Equal(
            ["feeds.yml:2:7: warning: 'subscriptions' is missing: Gmail and Yahoo want a link by which readers leave with one click (RFC 8058); until there is one, they leave by mail to the sender. [configuration]"],
            Configured.Warned($"newsletters: [{{name: a, {Address}}}]\nsmtp: {{host: localhost}}\n"));
        Assert.Empty(Configured.Warned($"newsletters: [{{name: a, {Address}}}]\nsmtp: {{host: localhost}}\nsubscriptions: {{url: https://example.org/mail}}\n"));
    }
}
