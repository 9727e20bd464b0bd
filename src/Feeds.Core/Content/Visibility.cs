using System.Globalization;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>Decides in which state an article is, from what its front matter says and the instant that counts as now.</summary>
internal sealed class Visibility(ContentOptions options, DateTimeOffset now)
{
    /// <summary>Why an article is published.</summary>
    public const string Released = "dated and released";

    public (ArticleState State, string Reason) Of(Release release, DateTimeOffset? date)
    {
        if (release.Hidden is { } hidden)
        {
            return (ArticleState.Hidden, hidden);
        }

        if (!options.Drafts && release.Draft is { } draft)
        {
            return (ArticleState.Draft, draft);
        }

        return (Published: date, release.Released, release.Expires) switch
        {
            { Published: null } => (ArticleState.Undated, "no date in the front matter" + (options.DatesFromFileNames ?? options.Dialect.DatesFromFileNames ? " or the file name" : "")),
            { Expires: { } expiry } when expiry <= now => (ArticleState.Expired, Dated("expired", expiry)),
            { Published: { } published } when published > now && !options.Future => (ArticleState.Future, Dated("due", published)),
            { Released: { } released } when released > now && !options.Future => (ArticleState.Future, Dated("due", released)),
            _ => (ArticleState.Published, Released),
        };
    }

    public static Release Of(Fields fields, ArticleDates dates, bool isDraftFolder) => (HiddenBy(fields), DraftBy(fields, isDraftFolder), dates.Released, dates.Expires) switch
    {
        (null, null, null, null) => Release.Unsaid,
        var (hidden, draft, released, expires) => new(hidden, draft, released, expires),
    };

    private static string Dated(string word, DateTimeOffset instant) => string.Create(CultureInfo.InvariantCulture, $"{word} {instant:yyyy-MM-dd HH:mm zzz}");

    private static string? DraftBy(Fields fields, bool isDraftFolder) =>
        fields.Affirmed("draft") is not null ? "draft: true"
        : Unreadable(fields) is { } unread ? $"draft: {WordsOf(unread)}"
        : fields.Denied("published") is not null ? "published: false"
        : fields.Text("status")?.ToLowerInvariant() is "draft" ? "status: draft"
        : isDraftFolder ? "it lies in _drafts"
        : null;

    /// <summary>What stands at <c>draft</c> but is neither yes nor no: whatever it means, the article is not released.</summary>
    public static Node? Unreadable(Fields fields) => fields.First("draft")?.Value switch
    {
        null or Node.Scalar { IsNull: true } => null,
        Node.Scalar scalar when Fields.IsYesOrNo(scalar.Text) => null,
        var other => other,
    };

    /// <summary>What its author is shown of it.</summary>
    public static string WordsOf(Node unread) => unread is Node.Scalar scalar ? XmlText.Line(scalar.Text) : unread.Kind;

    private static string? HiddenBy(Fields fields)
    {
        if (fields.Denied("feed", "rss", "in_feed") is { } denied)
        {
            return $"{denied}: false";
        }

        if (fields.Affirmed("disable_feed", "disableFeed", "feed_exclude", "feedExclude", "exclude_from_feed", "hiddenInRss", "hidden_in_rss", "hidden", "hide", "headless", "private", "unlisted") is { } key)
        {
            return $"{key}: true";
        }

        if (fields.TextAt("rss", "exclude") is "true" or "yes" || fields.TextAt("feed", "exclude") is "true" or "yes")
        {
            return "excluded from the feed";
        }

        if (fields.Text("status") is { } status && status.ToLowerInvariant() is "hidden" or "skip" or "private")
        {
            return $"status: {status}";
        }

        return NeverBuilt(fields, "build") ?? NeverBuilt(fields, "_build");
    }

    private static string? NeverBuilt(Fields fields, string build) =>
        fields.TextAt(build, "list") is "never" or "false" ? $"{build}.list: never"
        : fields.TextAt(build, "render") is "never" or "false" ? $"{build}.render: never"
        : null;
}
