using System.Collections.Concurrent;
using Feeds.Mailing;
using Feeds.Storage;
using Feeds.Subscriptions;
using Feeds.Tests.Support;

namespace Feeds.Tests.Subscriptions;

/// <summary>The contract of sign-ups, on both kinds of database.</summary>
public sealed class SignUpsTests
{
    private const string Reader = "reader@example.net";

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_mail_is_due_for_a_sign_up_and_holds_the_only_copy_of_its_token(string kind)
    {
        using var book = new MailBook(kind);
        Assert.True(Ask(book, Reader));
        var due = Claim(book)!;
        Assert.Equal(SignUpAnswer.Confirm, due.Answer);
        Assert.Equal(32, due.Token!.Length);
        Assert.Equal(Reader, new SignUps(book.Session).Of(due.Token, book.Time.GetUtcNow())!.Address.ToString());
        Assert.DoesNotContain(due.Token, Texts(book));
        Assert.Equal(SubscriberStatus.Pending, Assert.Single(book.Subscribers.Of(MailBook.Address(Reader))).Status);
        Assert.Null(Claim(book));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_address_gets_no_second_mail_within_a_quarter_of_an_hour_and_no_fourth_in_a_day(string kind)
    {
        using var book = new MailBook(kind);
        var asked = new List<bool>();
        for (var i = 0; i < 6; i++)
        {
            asked.Add(Ask(book, Reader));
            asked.Add(Ask(book, Reader, topics: "tags/tides"));
            book.Time.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal([true, false, true, false, true, false, false, false, false, false, false, false], asked);
        book.Time.Advance(TimeSpan.FromHours(24));
        Assert.True(Ask(book, Reader));
        Assert.True(Ask(book, "other@example.net"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Eight_hundred_sign_ups_of_one_address_at_once_make_one_row_and_one_mail(string kind)
    {
        using var book = new MailBook(kind);
        var (asked, claimed) = (0, new ConcurrentBag<DueSignUp>());
        Parallel.For(
            0,
            800,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            () => book.Database.Connect(),
            (_, _, session) =>
            {
                if (new SignUps(session).Ask(SignUp(Reader), book.Time.GetUtcNow()))
                {
                    Interlocked.Increment(ref asked);
                }

                if (new SignUps(session).Claim(book.Database.SkipLocked, book.Time.GetUtcNow()) is { } due)
                {
                    claimed.Add(due);
                }

                return session;
            },
            session => session.Dispose());
        Assert.Equal(1, asked);
        Assert.Single(claimed);
        Assert.Equal(1, book.Session.Number("SELECT COUNT(*) FROM signup"));
        Assert.Equal(1, book.Session.Number("SELECT COUNT(*) FROM subscriber"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Several_processes_send_each_mail_once(string kind)
    {
        using var book = new MailBook(kind);
        for (var i = 0; i < 60; i++)
        {
            Ask(book, $"reader-{i}@example.net");
        }

        var claimed = new ConcurrentBag<string>();
        Parallel.For(0, 6, _ =>
        {
            using var session = book.Database.Connect();
            var signUps = new SignUps(session);
            while (signUps.Claim(book.Database.SkipLocked, book.Time.GetUtcNow()) is { } due)
            {
                claimed.Add(due.SignUp.Address.ToString());
                signUps.Settle(due.SignUp, sent: true, again: null);
            }
        });
        Assert.Equal(60, claimed.Count);
        Assert.Equal(60, claimed.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_crash_leaves_is_mailed_again_with_another_link_and_only_the_last_link_holds(string kind)
    {
        using var book = new MailBook(kind);
        Ask(book, Reader);
        var lost = Claim(book)!;
        Assert.Null(Claim(book));
        book.Time.Advance(SignUpLimits.Lease);
        var again = Claim(book)!;
        var signUps = new SignUps(book.Session);
        signUps.Settle(again.SignUp, sent: true, again: null);
        book.Time.Advance(SignUpLimits.Lease);
        Assert.Null(Claim(book));
        Assert.Null(signUps.Of(lost.Token!, book.Time.GetUtcNow()));
        Assert.NotNull(signUps.Of(again.Token!, book.Time.GetUtcNow()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_mail_that_could_not_be_sent_waits_and_one_that_was_refused_for_good_ends(string kind)
    {
        using var book = new MailBook(kind);
        Ask(book, Reader);
        var signUps = new SignUps(book.Session);
        signUps.Settle(Claim(book)!.SignUp, sent: false, again: book.Time.GetUtcNow().AddMinutes(5));
        Assert.Null(Claim(book));
        book.Time.Advance(TimeSpan.FromMinutes(5));
        var second = Claim(book)!;
        Assert.Equal(1, second.SignUp.Attempts);
        signUps.Settle(second.SignUp, sent: false, again: null);
        book.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(Claim(book));
        book.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.True(Ask(book, Reader));
        Assert.Equal(0, Claim(book)!.SignUp.Attempts);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_link_holds_for_three_days_or_until_another_is_asked_for(string kind)
    {
        using var book = new MailBook(kind);
        Ask(book, Reader);
        var first = Claim(book)!.Token!;
        var signUps = new SignUps(book.Session);
        Assert.NotNull(signUps.Of(first, book.Time.GetUtcNow().AddHours(72).AddSeconds(-1)));
        Assert.Null(signUps.Of(first, book.Time.GetUtcNow().AddHours(72)));
        book.Time.Advance(TimeSpan.FromMinutes(20));
        Ask(book, Reader);
        Assert.Null(signUps.Of(first, book.Time.GetUtcNow()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Who_follows_already_gets_another_mail_and_who_is_not_written_to_gets_none(string kind)
    {
        using var book = new MailBook(kind).WithReaders("active@example.net", "left@example.net", "bounced@example.net", "erased@example.net");
        book.Subscribers.Unsubscribe(MailBook.Address("left@example.net"), null);
        Suppressions.Add(book.Session, "bounced@example.net", "bounced", null, book.Time.GetUtcNow());
        book.Subscribers.Erase(MailBook.Address("erased@example.net"), book.Time.GetUtcNow());
        string[] all = ["new@example.net", "active@example.net", "left@example.net", "bounced@example.net", "erased@example.net"];
        Assert.All(all, address => Assert.True(Ask(book, address)));
        var answers = all.Select(_ => Claim(book)!).ToDictionary(due => due.SignUp.Address.ToString(), due => due.Answer);
        Assert.Equal(
            [SignUpAnswer.Confirm, SignUpAnswer.Follows, SignUpAnswer.Confirm, SignUpAnswer.Nothing, SignUpAnswer.Nothing],
            all.Select(address => answers[address]));
        Assert.Equal(SubscriberStatus.Unsubscribed, Assert.Single(book.Subscribers.Of(MailBook.Address("left@example.net"))).Status);
        Assert.Empty(book.Subscribers.Of(MailBook.Address("erased@example.net")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_address_that_nobody_confirms_is_forgotten_after_thirty_days_and_one_that_is_not_written_to_at_once(string kind)
    {
        using var book = new MailBook(kind).WithReaders("active@example.net", "erased@example.net");
        book.Subscribers.Erase(MailBook.Address("erased@example.net"), book.Time.GetUtcNow());
        var signUps = new SignUps(book.Session);
        Assert.True(Ask(book, "erased@example.net"));
        signUps.Forget(Claim(book)!.SignUp);
        Assert.Equal("", Texts(book));

        Assert.True(Ask(book, "old@example.net"));
        signUps.Settle(Claim(book)!.SignUp, sent: true, again: null);
        book.Time.Advance(SignUpLimits.Unconfirmed);
        signUps.ForgetUnconfirmed(book.Time.GetUtcNow());
        Assert.Equal(SubscriberStatus.Pending, Assert.Single(book.Subscribers.Of(MailBook.Address("old@example.net"))).Status);
        Assert.True(Ask(book, "new@example.net"));
        signUps.Settle(Claim(book)!.SignUp, sent: true, again: null);
        book.Time.Advance(TimeSpan.FromMinutes(1));
        signUps.ForgetUnconfirmed(book.Time.GetUtcNow());
        Assert.Empty(book.Subscribers.Of(MailBook.Address("old@example.net")));
        Assert.Single(book.Subscribers.Of(MailBook.Address("new@example.net")));
        Assert.Single(book.Subscribers.Of(MailBook.Address("active@example.net")));
        Assert.StartsWith("new@example.net ", Texts(book), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Addresses_that_look_alike_are_different_readers(string kind)
    {
        using var book = new MailBook(kind);
        string[] alike = ["reader@example.net", "Reader@example.net", "reader+news@example.net", "re.ader@example.net", "rеader@example.net", "ｒeader@example.net", "reader@exаmple.net"];
        Assert.All(alike, address => Assert.True(Ask(book, address)));
        Assert.Equal(alike.Length, book.Session.Number("SELECT COUNT(*) FROM signup"));
        Assert.False(Ask(book, "reader@EXAMPLE.net"));
    }

    internal static SignUp SignUp(string address, params string[] topics) =>
        new(MailBook.Address(address), "digest", "weekly", [.. topics], "en", "192.0.2.0/24", "https://example.org/mail/subscribe", "words");

    internal static DueSignUp? Claim(MailBook book) => new SignUps(book.Session).Claim(book.Database.SkipLocked, book.Time.GetUtcNow());

    private static bool Ask(MailBook book, string address, params string[] topics) => new SignUps(book.Session).Ask(SignUp(address, topics), book.Time.GetUtcNow());

    private static string Texts(MailBook book) => string.Join('\n', book.Session.Query(
        "SELECT address, form, wording, COALESCE(token, '') FROM signup", row => $"{row.Text(0)} {row.Text(1)} {row.Text(2)} {row.Text(3)}"));
}
