using Feeds.Mailing;
using static Feeds.Mailing.DeliveryStage;
using static Feeds.Mailing.RefusalAction;

namespace Feeds.Tests.Mailing;

public sealed class RefusalWatchTests
{
    private readonly RefusalWatch watch = new();

    [Fact]
    public void A_refusal_of_us_pauses_the_issue_at_once()
    {
        var verdict = watch.See(ReplyClasses.OfReply(Authentication, 535, "5.7.8 wrong password"), 1, "example.org");
        Assert.Equal((PauseIssue, "5.7.8 wrong password"), (verdict.Action, verdict.Reason));
    }

    [Fact]
    public void Five_readers_whose_mail_may_not_be_relayed_are_our_fault_and_wait_again()
    {
        for (var delivery = 1; delivery < 5; delivery++)
        {
            Assert.Equal(GoOn, Relay(delivery, "example.org").Action);
        }

        var verdict = Relay(5, "example.org");
        Assert.Equal(PauseIssue, verdict.Action);
        Assert.Equal([1, 2, 3, 4, 5], verdict.Again);
    }

    [Fact]
    public void Three_domains_are_enough()
    {
        Relay(1, "example.org");
        Relay(2, "example.net");
        Assert.Equal(PauseIssue, Relay(3, "example.com").Action);
    }

    [Fact]
    public void A_block_list_that_three_domains_ask_pauses_the_issue_and_one_domain_does_not()
    {
        DeliveryResult Blocked(int reader) => ReplyClasses.OfReply(RcptTo, 554, $"5.7.1 <r{reader}@x>: Client host [192.0.2.{reader}] blocked using zen.spamhaus.org");
        Assert.All(Enumerable.Range(1, 20), reader => Assert.Equal(GoOn, watch.See(Blocked(reader), reader, "example.org").Action));
        watch.See(Blocked(21), 21, "example.net");
        Assert.Equal(PauseIssue, watch.See(Blocked(22), 22, "example.com").Action);
    }

    [Fact]
    public void One_delivery_counts_once_however_often_it_is_tried() => Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(GoOn, Relay(1, "example.org").Action));

    [Fact]
    public void Mailboxes_that_do_not_exist_pause_nothing() => Assert.All(Enumerable.Range(1, 100), reader =>
        Assert.Equal(GoOn, watch.See(ReplyClasses.OfReply(RcptTo, 550, "5.1.1 unknown"), reader, $"d{reader}.example.org").Action));

    [Fact]
    public void Three_messages_refused_alike_pause_their_domain_only()
    {
        DeliveryResult Spam(int queue) => ReplyClasses.OfReply(FinalDot, 550, $"5.7.1 likely spam, id {queue}abc");
        Assert.Equal(GoOn, watch.See(Spam(1), 1, "example.org").Action);
        Assert.Equal(GoOn, watch.See(Spam(2), 2, "example.org").Action);
        Assert.Equal(GoOn, watch.See(Spam(3), 3, "example.net").Action);
        Assert.Equal(PauseDomain, watch.See(Spam(4), 4, "example.org").Action);
    }

    private RefusalVerdict Relay(int delivery, string domain) => watch.See(ReplyClasses.OfReply(RcptTo, 554, $"5.7.1 <reader{delivery}@{domain}>: Relay access denied"), delivery, domain);
}
