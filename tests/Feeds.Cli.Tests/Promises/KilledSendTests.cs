using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Promises;

/// <summary>A sender that is killed: nobody is lost, and who gets a second copy gets the same bytes; with <c>hold</c> nobody does. What the mail server received is the judge.</summary>
public sealed class KilledSendTests
{
    private const int Readers = 300;

    public static TheoryData<string, bool> Kinds => new()
    {
        { TestDatabase.Sqlite, false },
        { TestDatabase.Sqlite, true },
        { TestDatabase.Postgres, false },
        { TestDatabase.Postgres, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nobody_is_lost_and_few_get_a_second_copy(string kind, bool hold)
    {
        await using var server = new ScriptedSmtpServer();
        using var site = MailSite.Of(kind, server.Port, Readers, hold);
        Assert.Equal(0, (await SendAsync(site, killAt: null, "subscribers", "import", "readers.csv")).Status);
        var frozen = await SendAsync(site, "freeze:0", "send");
        Assert.True(frozen.Status == 137, frozen.ToString());
        Assert.Empty(server.Mails);

        // Each point of the way of a message, early and late.
        string[] points =
        [
            "claim:20", "intent:7", "reply:11", "commit:3", "reply:30", "intent:0", "commit:12", "reply:0", "claim:25", "intent:23",
            "claim:0", "commit:0", "intent:1", "reply:2", "commit:8", "claim:3", "reply:5", "intent:14", "commit:1", "reply:17",
        ];
        foreach (var point in points)
        {
            Assert.Equal(137, (await SendAsync(site, point, "send")).Status);
        }

        var end = await SendAsync(site, killAt: null, "send");
        Assert.Equal("", end.Error);
        var copies = server.Mails.GroupBy(mail => mail.Recipient, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        Assert.All(copies.Values, each => Assert.All(each, mail => Assert.Equal(each[0].Bytes, mail.Bytes)));
        var listed = (await SendAsync(site, null, "outbox", "--json")).Json;
        var issue = listed.GetProperty("issues")[0];
        if (hold)
        {
            Assert.All(copies.Values, each => Assert.Single(each));
            var uncertain = listed.GetProperty("uncertain").EnumerateArray().Select(each => each.GetProperty("address").GetString()!).ToList();
            Assert.InRange(uncertain.Count, 1, points.Length * MailSite.Connections);
            Assert.Equal(Readers, copies.Keys.Union(uncertain).Count());
            Assert.Equal(Readers, issue.GetProperty("accepted").GetInt32() + issue.GetProperty("uncertain").GetInt32());
            return;
        }

        Assert.Equal(Readers, copies.Count);
        Assert.InRange(server.Mails.Count - Readers, 0, points.Length * MailSite.Connections);
        Assert.Equal(Readers, issue.GetProperty("accepted").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_three_senders_that_are_killed_again_and_again_nobody_is_lost_either(bool hold)
    {
        const int many = 900;
        await using var server = new ScriptedSmtpServer();
        using var site = MailSite.Of(TestDatabase.Postgres, server.Port, many, hold);
        await SendAsync(site, null, "subscribers", "import", "readers.csv");
        await SendAsync(site, null, "send", "--plan-only");
        string[] points = ["claim", "intent", "reply", "commit"];
        const int rounds = 7;
        for (var round = 0; round < rounds; round++)
        {
            var killed = await Task.WhenAll(Enumerable.Range(0, 3).Select(sender => SendAsync(site, $"{points[(round + sender) % points.Length]}:{(round * 5) + sender}", "send")));
            Assert.All(killed, run => Assert.True(run.Status == 137, run.ToString()));
        }

        Assert.Equal("", (await SendAsync(site, null, "send")).Error);
        var copies = server.Mails.GroupBy(mail => mail.Recipient, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        Assert.All(copies.Values, each => Assert.All(each, mail => Assert.Equal(each[0].Bytes, mail.Bytes)));
        var uncertain = (await SendAsync(site, null, "outbox", "--json")).Json.GetProperty("uncertain").EnumerateArray().Select(each => each.GetProperty("address").GetString()!).ToList();
        Assert.Equal(many, copies.Keys.Union(uncertain).Count());
        Assert.InRange(hold ? uncertain.Count : server.Mails.Count - many, 0, rounds * 3 * MailSite.Connections);
        if (hold)
        {
            Assert.Equal(copies.Count, server.Mails.Count);
        }
        else
        {
            Assert.Empty(uncertain);
        }
    }

    [Fact]
    public async Task Eight_runs_side_by_side_send_one_copy_to_each()
    {
        await using var server = new ScriptedSmtpServer();
        using var site = MailSite.Of(TestDatabase.Sqlite, server.Port, Readers);
        await SendAsync(site, null, "subscribers", "import", "readers.csv");
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(site, null, "send")));
        Assert.All(runs, run => Assert.Equal((0, ""), (run.Status, run.Error)));
        Assert.Equal(Readers, server.Mails.Select(mail => mail.Recipient).Distinct().Count());
        Assert.Equal(Readers, server.Mails.Count);
    }

    [Fact]
    public async Task A_database_that_was_restored_from_a_copy_sends_nothing_until_it_is_armed()
    {
        await using var server = new ScriptedSmtpServer();
        using var site = MailSite.Of(TestDatabase.Sqlite, server.Port, Readers);
        await SendAsync(site, null, "subscribers", "import", "readers.csv");
        await SendAsync(site, null, "send", "--plan-only");
        File.Copy(site.At(".feeds/feeds.db"), site.At("copy.db"));
        Assert.Equal(0, (await SendAsync(site, null, "send")).Status);
        File.Move(site.At("copy.db"), site.At(".feeds/feeds.db"), overwrite: true);
        var refused = await SendAsync(site, null, "send");
        Assert.Equal(2, refused.Status);
        Assert.Contains("feeds outbox arm", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await SendAsync(site, null, "outbox", "arm")).Status);
        await SendAsync(site, null, "send");
        Assert.Equal(Readers, server.Mails.Count);
    }

    [Fact]
    public async Task An_issue_whose_last_message_was_the_last_thing_a_sender_did_is_closed_by_the_next()
    {
        await using var server = new ScriptedSmtpServer();
        using var site = MailSite.Of(TestDatabase.Sqlite, server.Port, readers: 1);
        await SendAsync(site, null, "subscribers", "import", "readers.csv");
        Assert.Equal(137, (await SendAsync(site, "commit:1", "send")).Status);
        Assert.Equal(("sending", 1), await IssueAsync());
        Assert.Equal(0, (await SendAsync(site, null, "send")).Status);
        Assert.Equal(("done", 1), await IssueAsync());
        Assert.Single(server.Mails);

        async Task<(string?, int)> IssueAsync()
        {
            var issue = (await SendAsync(site, null, "outbox", "--json")).Json.GetProperty("issues")[0];
            return (issue.GetProperty("state").GetString(), issue.GetProperty("accepted").GetInt32());
        }
    }

    private static Task<FeedsRun> SendAsync(TempFolder site, string? killAt, params string[] args) =>
        FeedsProcess.RunAsync(site.Path, new Dictionary<string, string?> { ["FEEDS_KILL_AT"] = killAt }, args);
}
