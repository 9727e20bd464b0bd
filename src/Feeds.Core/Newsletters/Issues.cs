using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Storage;

namespace Feeds.Newsletters;

/// <summary>What was frozen: issues, their editions with the articles in them, and the deliveries they became.</summary>
/// <param name="bodyOf">The hash of an article's body; see <see cref="ArticleBody"/>.</param>
public sealed class Issues(DatabaseSession session, Func<Article, string> bodyOf)
{
    /// <summary>Notes the first run of a newsletter, which mails nothing older than itself; gives the instant of that run.</summary>
    public DateTimeOffset FirstRunOf(string newsletter, DateTimeOffset now)
    {
        session.Execute("INSERT INTO newsletter (name, first_run) VALUES (@name, @now) ON CONFLICT (name) DO NOTHING", ("name", newsletter), ("now", now.ToUnixTimeMilliseconds()));
        return DateTimeOffset.FromUnixTimeMilliseconds(session.Number("SELECT first_run FROM newsletter WHERE name = @name", ("name", newsletter))!.Value);
    }

    /// <summary>The instant of the latest issue on a schedule, or null before the first.</summary>
    public DateTimeOffset? LatestOf(string newsletter, string schedule) =>
        session.Number("SELECT MAX(scheduled_at) FROM issue WHERE newsletter = @newsletter AND schedule = @schedule", ("newsletter", newsletter), ("schedule", schedule)) is { } latest
            ? DateTimeOffset.FromUnixTimeMilliseconds(latest)
            : null;

    /// <summary>Whether a period has its issue.</summary>
    public bool Has(Issue issue) => session.Number(
        "SELECT COUNT(*) FROM issue WHERE newsletter = @newsletter AND schedule = @schedule AND period = @period",
        ("newsletter", issue.Newsletter.Name), ("schedule", issue.Schedule.Name), ("period", issue.Period)) > 0;

    /// <summary>Every article that was ever mailed.</summary>
    public List<MailedArticle> Mailed() => session.Query(
        "SELECT id, entry, file, title, published, body FROM article ORDER BY id",
        row => new MailedArticle(row.Number(0), row.Text(1), row.Text(2), row.Text(3), row.Instant(4), row.Text(5)));

    /// <summary>The active readers of a newsletter on a schedule, by what decides what they get.</summary>
    public List<ReaderGroup> Groups(string newsletter, string schedule) => session.Query(
        """
        SELECT topics, edition, MIN(since_at), MAX(since_at) FROM subscriber
        WHERE newsletter = @newsletter AND schedule = @schedule AND status = 'active'
        GROUP BY topics, edition ORDER BY topics, edition
        """,
        row => new ReaderGroup(TopicsOf(row.Text(0)), row.Number(1), row.Number(2), row.Number(3)),
        ("newsletter", newsletter),
        ("schedule", schedule));

    /// <summary>What each edition of a newsletter and those before it in its chain held.</summary>
    public Func<long, IReadOnlySet<long>> MailedWith(string newsletter)
    {
        var previous = session.Query(
            "SELECT e.id, e.previous FROM edition e JOIN issue i ON i.id = e.issue WHERE i.newsletter = @newsletter",
            row => (Edition: row.Number(0), Previous: row.Number(1)),
            ("newsletter", newsletter)).ToDictionary(row => row.Edition, row => row.Previous);
        var articles = session.Query(
            "SELECT a.edition, a.article FROM edition_article a JOIN edition e ON e.id = a.edition JOIN issue i ON i.id = e.issue WHERE i.newsletter = @newsletter",
            row => (Edition: row.Number(0), Article: row.Number(1)),
            ("newsletter", newsletter)).ToLookup(row => row.Edition, row => row.Article);
        return edition =>
        {
            var mailed = new HashSet<long>();
            for (; edition != 0; edition = previous.GetValueOrDefault(edition))
            {
                mailed.UnionWith(articles[edition]);
            }

            return mailed;
        };
    }

    /// <summary>Brings what is known of mailed articles up to date, so that they are known again whatever is done to them next.</summary>
    public void Remember(IReadOnlyCollection<MailedArticle> articles)
    {
        // Articles may have taken each other's ids.
        foreach (var article in articles)
        {
            session.Execute("UPDATE article SET entry = @entry WHERE id = @id", ("entry", "moving:" + article.Entry), ("id", article.Id));
        }

        foreach (var article in articles)
        {
            session.Execute(
                "UPDATE article SET entry = @entry, file = @file, title = @title, published = @published, body = @body WHERE id = @id",
                ("entry", article.Entry), ("file", article.File), ("title", article.Title), ("published", article.Published.ToUnixTimeMilliseconds()), ("body", article.Body), ("id", article.Id));
        }
    }

    /// <summary>Freezes an issue: from here on its readers, its articles and its words are what they are. Gives the number of deliveries; part of the caller's transaction.</summary>
    /// <param name="pagesUrl">The address of the readers' pages, or null.</param>
    public int Freeze(Issue issue, ImmutableArray<FrozenEdition> editions, string? pagesUrl, DateTimeOffset frozenAt, DateTimeOffset expiresAt)
    {
        var id = Insert(issue, editions[0].Letter, pagesUrl, "sending", null, frozenAt, expiresAt);
        var numbers = new Dictionary<Article, long>(ReferenceEqualityComparer.Instance);
        var contents = new Dictionary<Letter, long>(ReferenceEqualityComparer.Instance);
        var deliveries = 0;
        foreach (var (plan, letter) in editions)
        {
            if (!contents.TryGetValue(letter, out var content))
            {
                content = Inserted(
                    "INSERT INTO content (issue, subject, html, text) VALUES (@issue, @subject, @html, @text) RETURNING id",
                    ("issue", id), ("subject", letter.Subject), ("html", letter.Html), ("text", letter.Text));
                contents.Add(letter, content);
            }

            deliveries += Deliver(issue, id, plan, content, numbers);
        }

        return deliveries;
    }

    /// <summary>Notes that a period had nothing new for anybody.</summary>
    public void Skip(Issue issue, Letter head, DateTimeOffset at) => Insert(issue, head, pagesUrl: null, "skipped", "nothing new", at, at);

    private static ImmutableArray<string> TopicsOf(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private long Insert(Issue issue, Letter head, string? pagesUrl, string state, string? reason, DateTimeOffset frozenAt, DateTimeOffset expiresAt) => Inserted(
        """
        INSERT INTO issue (newsletter, schedule, period, scheduled_at, state, reason, frozen_at, expires_at, dated, sender, sender_name, reply_to, reply_to_name, list_name, list_id, feedback_id, archive_url, language, pages_url)
        VALUES (@newsletter, @schedule, @period, @scheduled, @state, @reason, @frozen, @expires, @dated, @sender, @sender_name, @reply, @reply_name, @name, @list, @feedback, @archive, @language, @pages) RETURNING id
        """,
        ("newsletter", issue.Newsletter.Name), ("schedule", issue.Schedule.Name), ("period", issue.Period), ("scheduled", issue.ScheduledAt.ToUnixTimeMilliseconds()),
        ("state", state), ("reason", reason), ("frozen", frozenAt.ToUnixTimeMilliseconds()), ("expires", expiresAt.ToUnixTimeMilliseconds()), ("dated", head.Date.ToUnixTimeMilliseconds()),
        ("sender", head.From.Address.ToString()), ("sender_name", head.From.Name), ("reply", head.ReplyTo?.Address.ToString()), ("reply_name", head.ReplyTo?.Name), ("name", head.ListName), ("list", head.ListId), ("feedback", head.FeedbackId),
        ("archive", head.ArchiveUrl), ("language", head.Language), ("pages", pagesUrl));

    private int Deliver(Issue issue, long id, PlannedEdition plan, long content, Dictionary<Article, long> numbers)
    {
        var edition = Inserted(
            "INSERT INTO edition (issue, previous, content) VALUES (@issue, @previous, @content) RETURNING id",
            ("issue", id), ("previous", plan.Group.Edition), ("content", content));

        // First who gets it, then what they get: who joins in between joins the next issue.
        var readers = session.Execute(
            """
            UPDATE subscriber SET edition = @edition
            WHERE newsletter = @newsletter AND schedule = @schedule AND status = 'active' AND topics = @topics AND edition = @previous AND since_at > @after AND since_at <= @until
            """,
            ("edition", edition), ("newsletter", issue.Newsletter.Name), ("schedule", issue.Schedule.Name), ("topics", string.Join(' ', plan.Group.Topics)),
            ("previous", plan.Group.Edition), ("after", plan.After), ("until", plan.Until));
        if (readers == 0)
        {
            session.Execute("DELETE FROM edition WHERE id = @edition", ("edition", edition));
            return 0;
        }

        session.Execute(
            "INSERT INTO delivery (issue, subscriber, edition, address, state) SELECT @issue, s.id, @edition, s.address, 'pending' FROM subscriber s WHERE s.newsletter = @newsletter AND s.schedule = @schedule AND s.topics = @topics AND s.edition = @edition ORDER BY s.id",
            ("issue", id), ("edition", edition), ("newsletter", issue.Newsletter.Name), ("schedule", issue.Schedule.Name), ("topics", string.Join(' ', plan.Group.Topics)));
        foreach (var item in plan.Items)
        {
            session.Execute("INSERT INTO edition_article (edition, article) VALUES (@edition, @article)", ("edition", edition), ("article", NumberOf(item, numbers)));
        }

        return readers;
    }

    private long NumberOf(Candidate item, Dictionary<Article, long> numbers)
    {
        if (item.Number is { } known)
        {
            return known;
        }

        if (!numbers.TryGetValue(item.Article, out var number))
        {
            var article = item.Article;

            // Two newsletters may freeze the same article in one run.
            number = Inserted(
                """
                INSERT INTO article (entry, file, title, published, body) VALUES (@entry, @file, @title, @published, @body)
                ON CONFLICT (entry) DO UPDATE SET file = excluded.file RETURNING id
                """,
                ("entry", article.Id), ("file", article.File), ("title", article.Title), ("published", item.Published.ToUnixTimeMilliseconds()), ("body", bodyOf(article)));
            numbers.Add(article, number);
        }

        return number;
    }

    private long Inserted(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => session.Number(sql, values)!.Value;
}
