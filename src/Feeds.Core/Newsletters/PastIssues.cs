using Feeds.Storage;

namespace Feeds.Newsletters;

/// <summary>A line in the list of past issues.</summary>
/// <param name="Date">The date of its letters.</param>
public sealed record ListedIssue(long Id, string Subject, DateTimeOffset Date);

/// <summary>The issues of which at least one letter has arrived: what is held back, or was taken back, is nobody's to read.</summary>
public sealed class PastIssues(DatabaseSession session)
{
    // Of a newsletter that sends each article as it comes, the site itself is the archive.
    private const int MostListed = 200;

    // The edition with most articles is what a reader got who follows everything.
    private const string Sent =
        """
        FROM issue i JOIN content c ON c.id = (
            SELECT e.content FROM edition e LEFT JOIN edition_article a ON a.edition = e.id WHERE e.issue = i.id GROUP BY e.id, e.content ORDER BY COUNT(a.article) DESC, e.id LIMIT 1)
        WHERE EXISTS (SELECT 1 FROM delivery d WHERE d.issue = i.id AND d.state = 'accepted')
        """;

    /// <summary>Those of a newsletter, the newest first.</summary>
    public List<ListedIssue> Of(string newsletter) => session.Query(
        $"SELECT i.id, c.subject, i.dated {Sent} AND i.newsletter = @newsletter ORDER BY i.dated DESC, i.id DESC LIMIT {MostListed}",
        row => new ListedIssue(row.Number(0), row.Text(1), row.Instant(2)),
        ("newsletter", newsletter));

    /// <summary>One of them, or null when there is none of that number.</summary>
    public PastIssue? Find(long id) => session.Query(
        $"SELECT i.newsletter, i.language, c.html {Sent} AND i.id = @id", row => new PastIssue(row.Text(0), row.Text(1), row.Text(2)), ("id", id)) is [var issue] ? issue : null;
}
