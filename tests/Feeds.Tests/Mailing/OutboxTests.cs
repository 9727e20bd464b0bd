using Feeds.Mailing;
using Feeds.Subscriptions;
using Feeds.Tests.Support;

namespace Feeds.Tests.Mailing;

/// <summary>The contract of the outbox, on both kinds of database.</summary>
public sealed class OutboxTests
{
    private static readonly DeliveryResult Taken = new(ReplyClass.Accepted, DeliveryStage.FinalDot, 250, null, "2.0.0 Ok: queued as 1");
    private static readonly DeliveryResult NoSuch = new(ReplyClass.NoSuchMailbox, DeliveryStage.RcptTo, 550, "5.1.1", "no such user");

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_frozen_issue_has_one_delivery_for_each_active_reader(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net", "b@example.net");
        book.Subscribers.Put(MailBook.Reader("gone@example.net") with { Status = SubscriberStatus.Unsubscribed });
        Assert.Equal(2, book.Freeze("2026-W35", MailBook.Candidate("fog")));
        Assert.Equal(["a@example.net", "b@example.net"], book.States().Keys);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_mailed_is_not_mailed_again_in_a_later_issue(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        var number = Assert.Single(book.Issues.Mailed()).Id;
        Assert.Empty(Newsletters.IssuePlannerTests.Planned(book, MailBook.Candidate("fog", number)));
        Assert.Equal(["tides"], Newsletters.IssuePlannerTests.Planned(book, MailBook.Candidate("fog", number), MailBook.Candidate("tides")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_delivery_is_taken_once(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net", "b@example.net", "c@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        using var session = book.Database.Connect();
        var other = new Outbox(book.Database, session, book.Time);
        var mine = book.Outbox.Claim(book.Lease, 2);
        var theirs = other.Claim(new SenderLease(book.Time), 9);
        Assert.Equal(2, mine.Count);
        Assert.Single(theirs);
        Assert.Empty(mine.Select(delivery => delivery.Id).Intersect(theirs.Select(delivery => delivery.Id)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Who_leaves_before_the_claim_is_skipped_and_who_leaves_before_the_intent_is_not_sent(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net", "b@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        book.Subscribers.Unsubscribe(MailBook.Address("a@example.net"), null);
        var taken = Assert.Single(book.Outbox.Claim(book.Lease, 9));
        book.Subscribers.Unsubscribe(MailBook.Address("b@example.net"), "digest");
        Assert.False(book.Outbox.Intend(taken));
        book.Outbox.GiveBack([taken]);
        Assert.Empty(book.Outbox.Claim(book.Lease, 9));
        Assert.Equal(["skipped", "skipped"], book.States().Values);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_issue_is_done_when_everybody_has_it_and_partial_when_somebody_was_refused(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net", "b@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        foreach (var delivery in book.Outbox.Claim(book.Lease, 9))
        {
            Assert.True(book.Outbox.Intend(delivery));
            book.Outbox.CloseIssues();
            Assert.Equal("sending", book.StateOf("2026-W35"));
            Assert.True(book.Outbox.Settle(DeliveryDecision.Of(delivery, delivery.Address.Local == "a" ? Taken : NoSuch, hold: false, book.Time.GetUtcNow())));
        }

        book.Outbox.CloseIssues();
        Assert.Equal("partial", book.StateOf("2026-W35"));
        Assert.Equal(["accepted", "rejected"], book.States().Values);
        Assert.Equal(SubscriberStatus.Suppressed, Assert.Single(book.Subscribers.Of(MailBook.Address("b@example.net"))).Status);
        Assert.Contains("not written to", book.Subscribers.Put(MailBook.Reader("b@example.net")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void After_a_lease_what_no_server_was_told_of_waits_again_and_the_rest_is_sent_once_more(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net", "b@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        var dead = new SenderLease(book.Time);
        dead.Renew(book.Session);
        var taken = book.Outbox.Claim(dead, 9);
        Assert.True(book.Outbox.Intend(taken[0]));
        Assert.Equal((0, 0), book.Outbox.Recover(book.Lease, hold: false));
        book.Time.Advance(SenderLease.Length + TimeSpan.FromSeconds(1));
        Assert.Equal((1, 1), book.Outbox.Recover(book.Lease, hold: false));
        Assert.Equal([1, 0], book.Outbox.Claim(book.Lease, 9).Select(delivery => delivery.Copies));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_hold_what_is_uncertain_waits_for_a_person(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        var dead = new SenderLease(book.Time);
        dead.Renew(book.Session);
        Assert.True(book.Outbox.Intend(Assert.Single(book.Outbox.Claim(dead, 9))));
        book.Time.Advance(SenderLease.Length + TimeSpan.FromSeconds(1));
        Assert.Equal((0, 1), book.Outbox.Recover(book.Lease, hold: true));
        Assert.Empty(book.Outbox.Claim(book.Lease, 9));
        book.Outbox.CloseIssues();
        Assert.Equal("partial", book.StateOf("2026-W35"));
        Assert.Equal(["uncertain"], book.States().Values);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Who_lost_a_delivery_to_another_sender_can_neither_send_nor_settle_it_but_a_late_acceptance_spares_a_copy(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net", "b@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        var stopped = new SenderLease(book.Time);
        stopped.Renew(book.Session);
        var taken = book.Outbox.Claim(stopped, 9);
        Assert.True(book.Outbox.Intend(taken[0]));
        book.Time.Advance(SenderLease.Length + TimeSpan.FromSeconds(1));
        book.Outbox.Recover(book.Lease, hold: false);
        Assert.False(book.Outbox.Intend(taken[1]));
        Assert.True(book.Outbox.Settle(DeliveryDecision.Of(taken[0], Taken, hold: false, book.Time.GetUtcNow())));
        Assert.Equal("b@example.net", Assert.Single(book.Outbox.Claim(book.Lease, 9)).Address.ToString());
        Assert.False(book.Outbox.Settle(DeliveryDecision.Of(taken[1], NoSuch, hold: false, book.Time.GetUtcNow())));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_too_old_expires_and_is_never_sent(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        book.Time.Advance(TimeSpan.FromDays(7));
        Assert.Empty(book.Outbox.Claim(book.Lease, 9));
        book.Outbox.CloseIssues();
        Assert.Equal(["expired"], book.States().Values);
        Assert.Equal("partial", book.StateOf("2026-W35"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_paused_issue_is_not_sent(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        book.Outbox.PauseAll("535 wrong password");
        Assert.Empty(book.Outbox.Claim(book.Lease, 9));
        Assert.Equal("535 wrong password", Assert.Single(book.Outbox.Paused()).Reason);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_erased_reader_leaves_only_a_hash_and_is_not_brought_back_by_a_list(string kind)
    {
        using var book = new MailBook(kind).WithReaders("a@example.net");
        book.Freeze("2026-W35", MailBook.Candidate("fog"));
        Assert.NotEqual(0, book.Subscribers.Erase(MailBook.Address("a@example.net"), book.Time.GetUtcNow()));
        Assert.DoesNotContain(book.States().Keys, address => address.Contains("example.net", StringComparison.Ordinal));
        Assert.Contains("erased", book.Subscribers.Put(MailBook.Reader("a@example.net")), StringComparison.Ordinal);
        Assert.Empty(book.Outbox.Claim(book.Lease, 9));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_process_at_a_time_holds_a_lock(string kind)
    {
        using var book = new MailBook(kind);
        using (var held = book.Database.TryLock("plan"))
        {
            Assert.NotNull(held);
            Assert.Null(book.Database.TryLock("plan"));
            using var other = book.Database.TryLock("something-else");
            Assert.NotNull(other);
        }

        using var again = book.Database.TryLock("plan");
        Assert.NotNull(again);
    }
}
