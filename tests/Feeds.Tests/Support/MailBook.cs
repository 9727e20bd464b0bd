using System.Collections.Immutable;
using System.Globalization;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Storage;
using Feeds.Subscriptions;
using Microsoft.Extensions.Time.Testing;

namespace Feeds.Tests.Support;

/// <summary>A database with readers and frozen issues, for tests that begin where planning ends.</summary>
public sealed class MailBook : IDisposable
{
    private readonly TestDatabase database;

    public MailBook(string kind)
    {
        database = new(kind);
        Session = database.Database.Connect();
        Outbox = new(database.Database, Session, Time);
        Lease = new(Time);
        Lease.Renew(Session);
    }

    public static Newsletter Newsletter { get; } = new()
    {
        Name = "digest",
        Title = "Harbour Notes",
        From = new("Harbour Notes", Address("digest@example.org")),
        Schedules = [Schedule.Parse("weekly", "monday 08:00", out _)!],
        Language = "en",
    };

    public Database Database => database.Database;

    public DatabaseSession Session { get; }

    public Outbox Outbox { get; }

    public SenderLease Lease { get; }

    public FakeTimeProvider Time { get; } = new(Some.Now);

    public Subscribers Subscribers => new(Session);

    public Issues Issues => new(Session, article => "body of " + article.Id);

    public static EmailAddress Address(string text) => EmailAddress.Parse(text, out _)!;

    public static Letter Letter { get; } = new()
    {
        From = Newsletter.From,
        Date = Some.Now,
        ListName = "Harbour Notes",
        ListId = "digest.example.org",
        FeedbackId = "2026-W48:digest:weekly:exampleorg",
        ArchiveUrl = "https://example.org/",
        Language = "en",
        Subject = "Fog signals",
        Html = "<p>Fog signals</p>",
        Text = "Fog signals",
    };

    public MailBook WithReaders(params ReadOnlySpan<string> addresses)
    {
        foreach (var address in addresses)
        {
            Assert.Null(Subscribers.Put(Reader(address)));
        }

        return this;
    }

    /// <summary>So many addresses, in order.</summary>
    public static string[] Addresses(int count) => [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"r{i}@example.net")).Order(StringComparer.Ordinal)];

    /// <summary>A book with an issue for these readers, frozen and never too old to be sent.</summary>
    public static MailBook Frozen(string kind, params ReadOnlySpan<string> addresses)
    {
        var book = new MailBook(kind).WithReaders(addresses);
        book.Freeze("2026-W35", Candidate("fog"));
        book.Session.Execute("UPDATE issue SET expires_at = @never", ("never", long.MaxValue));
        return book;
    }

    public static Subscriber Reader(string address, params string[] topics) =>
        new(Address(address), null, "digest", "weekly", [.. topics], null, SubscriberStatus.Active, Some.Now, "test", DateTimeOffset.UnixEpoch);

    /// <summary>Freezes an issue with one article for all readers who were not mailed it.</summary>
    public int Freeze(string period, params ReadOnlySpan<Candidate> candidates)
    {
        var groups = Issues.Groups("digest", "weekly");
        var editions = IssuePlanner.Plan(candidates.ToArray(), groups, Issues.MailedWith("digest")).Select(plan => new FrozenEdition(plan, Letter)).ToImmutableArray();
        var issue = new Issue(Newsletter, Newsletter.Schedules[0], period, Time.GetUtcNow());
        return Session.Transaction(() => Issues.Freeze(issue, editions, null, Time.GetUtcNow(), Time.GetUtcNow().AddDays(7)));
    }

    public static Candidate Candidate(string id, long? number = null, params string[] keys) => new(
        new Article { File = id + ".md", State = ArticleState.Published, Reason = "", Title = id, Id = id, Url = "https://example.org/" + id, Published = Some.Now.AddDays(-1) },
        number,
        keys.ToHashSet());

    public Dictionary<string, string> States() => Session.Query("SELECT address, state FROM delivery ORDER BY id", row => (row.Text(0), row.Text(1))).ToDictionary();

    public string? StateOf(string period) => Session.Query("SELECT state FROM issue WHERE period = @period", row => row.Text(0), ("period", period)) is [var state] ? state : null;

    public void Dispose()
    {
        Session.Dispose();
        database.Dispose();
    }
}
