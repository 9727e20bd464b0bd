using System.Collections.Immutable;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Subscriptions;
using Feeds.Tests.Subscriptions;
using Feeds.Tests.Support;

namespace Feeds.Tests.Newsletters;

/// <summary>What readers do themselves, on both kinds of database.</summary>
public sealed class ReaderDeskTests
{
    private static readonly EmailAddress Reader = MailBook.Address("reader@example.net");

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Who_confirms_is_a_reader_from_the_last_scheduled_instant_on_and_the_record_says_how(string kind)
    {
        using var book = new MailBook(kind);
        var token = Asked(book, "tags/tides", "tags/boats");
        book.Time.Advance(TimeSpan.FromDays(2));
        var reader = Desk(book).Confirm(token)!;
        Assert.Equal((SubscriberStatus.Active, "weekly", "form"), (reader.Status, reader.Schedule, reader.ConsentFrom));
        Assert.Equal(["tags/boats", "tags/tides"], reader.Topics);
        Assert.Equal(book.Time.GetUtcNow(), reader.ConsentAt);
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero), reader.Since);
        Assert.Equal(
            [
                new("digest", ConsentRecord.Asked, Some.Now, "192.0.2.0/24", "weekly; tags/boats tags/tides; form https://example.org/mail/subscribe; words words (en)"),
                new("digest", ConsentRecord.Confirmed, book.Time.GetUtcNow(), "198.51.100.0/24", "weekly; tags/boats tags/tides"),
            ],
            new ConsentRecord(book.Session).Of(Reader));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void To_confirm_again_changes_nothing_and_does_not_bring_back_who_has_left(string kind)
    {
        using var book = new MailBook(kind);
        var token = Asked(book);
        var reader = Desk(book).Confirm(token)!;
        book.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(reader, Desk(book).Confirm(token)! with { Topics = reader.Topics });
        Assert.Equal(2, Events(book).Count);
        Desk(book).Leave(reader.Id);
        Assert.Null(Desk(book).Confirm(token));
        Assert.Equal(SubscriberStatus.Unsubscribed, book.Subscribers.ById(reader.Id)!.Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Who_comes_back_by_the_form_is_not_mailed_again_what_was_mailed(string kind)
    {
        using var book = new MailBook(kind).WithReaders(Reader.ToString());
        book.Subscribers.Put(MailBook.Reader(Reader.ToString()) with { Name = "The reader" });
        book.Freeze("2026-W22", MailBook.Candidate("fog"));
        book.Subscribers.Unsubscribe(Reader, null);
        var reader = Desk(book).Confirm(Asked(book))!;
        Assert.Equal(SubscriberStatus.Active, reader.Status);
        Assert.NotEqual(0, reader.Edition);
        Assert.Equal("The reader", reader.Name);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nobody_confirms_for_an_address_that_is_not_written_to_any_more(string kind)
    {
        using var book = new MailBook(kind);
        var token = Asked(book);
        Suppressions.Add(book.Session, Reader.ToString(), "complained", null, book.Time.GetUtcNow());
        Assert.Null(Desk(book).Confirm(token));
        Assert.Equal(SubscriberStatus.Suppressed, Assert.Single(book.Subscribers.Of(Reader)).Status);
        Assert.Empty(Events(book));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_link_confirms_nothing_when_it_is_too_old_was_never_made_or_its_newsletter_is_gone(string kind)
    {
        using var book = new MailBook(kind);
        var token = Asked(book);
        Assert.Null(Desk(book).Confirm("x" + token[1..]));
        Assert.Null(Desk(book).Confirm(""));
        Assert.Null(Desk(book, []).Confirm(token));
        book.Time.Advance(SignUpLimits.LinkHolds);
        Assert.Null(Desk(book).Confirm(token));
        Assert.Equal(SubscriberStatus.Pending, Assert.Single(book.Subscribers.Of(Reader)).Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_schedule_that_was_taken_back_meanwhile_is_the_newsletters_first(string kind)
    {
        using var book = new MailBook(kind);
        var token = Asked(book);
        var changed = MailBook.Newsletter with { Schedules = [Schedule.Parse("daily", "08:00", out _)!] };
        Assert.Equal("daily", Desk(book, [changed]).Confirm(token)!.Schedule);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_change_is_recorded_once(string kind)
    {
        using var book = new MailBook(kind);
        var reader = Desk(book).Confirm(Asked(book))!;
        Assert.True(Desk(book).Choose(reader, "weekly", ["tags/tides"]));
        Assert.Equal(SubscriberStatus.Unsubscribed, Desk(book).Leave(reader.Id)!.Status);
        Assert.Equal(SubscriberStatus.Unsubscribed, Desk(book).Leave(reader.Id)!.Status);
        Assert.False(Desk(book).Choose(reader, "weekly", []));
        Assert.Equal(SubscriberStatus.Active, Desk(book).Resume(reader.Id)!.Status);
        Assert.Equal(SubscriberStatus.Active, Desk(book).Resume(reader.Id)!.Status);
        Assert.Equal(["tags/tides"], book.Subscribers.ById(reader.Id)!.Topics);
        Assert.Equal([ConsentRecord.Asked, ConsentRecord.Confirmed, ConsentRecord.Changed, ConsentRecord.Unsubscribed, ConsentRecord.Resumed], Events(book));
        Assert.Null(Desk(book).Leave(4711));
        Assert.Null(Desk(book).Resume(4711));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Who_complained_after_leaving_is_not_taken_back_by_an_old_link(string kind)
    {
        using var book = new MailBook(kind);
        var reader = Desk(book).Confirm(Asked(book))!;
        Desk(book).Leave(reader.Id);
        Suppressions.Add(book.Session, Reader.ToString(), "complained", null, book.Time.GetUtcNow());
        Assert.NotEqual(SubscriberStatus.Active, Desk(book).Resume(reader.Id)!.Status);
        Assert.DoesNotContain(ConsentRecord.Resumed, Events(book));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_an_erased_reader_nothing_stays(string kind)
    {
        using var book = new MailBook(kind);
        var reader = Desk(book).Confirm(Asked(book))!;
        Assert.True(book.Subscribers.Erase(Reader, book.Time.GetUtcNow()) >= 3);
        Assert.Null(book.Subscribers.ById(reader.Id));
        Assert.Equal(0, book.Session.Number("SELECT COUNT(*) FROM signup"));
        Assert.Equal(0, book.Session.Number("SELECT COUNT(*) FROM consent"));
        Assert.Null(Desk(book).Leave(reader.Id));
        Assert.Null(Desk(book).Resume(reader.Id));
    }

    private static ReaderDesk Desk(MailBook book, ImmutableArray<Newsletter>? newsletters = null) =>
        new(book.Session, newsletters ?? [MailBook.Newsletter], TimeZoneInfo.Utc, book.Time.GetUtcNow(), "198.51.100.0/24");

    private static string Asked(MailBook book, params string[] topics)
    {
        Assert.True(new SignUps(book.Session).Ask(SignUpsTests.SignUp(Reader.ToString(), topics), book.Time.GetUtcNow()));
        var due = SignUpsTests.Claim(book)!;
        new SignUps(book.Session).Settle(due.SignUp, sent: true, again: null);
        return due.Token!;
    }

    private static List<string> Events(MailBook book) => new ConsentRecord(book.Session).Of(Reader).ConvertAll(happened => happened.Event);
}
