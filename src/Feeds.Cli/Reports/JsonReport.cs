using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feeds.Content;
using Feeds.Inspection;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Cli.Reports;

/// <summary>The JSON objects that scripts read; their keys change only by addition.</summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    public static string NameOf(ArticleState state) => state switch
    {
        ArticleState.Published => "published",
        ArticleState.Draft => "draft",
        ArticleState.Future => "future",
        ArticleState.Expired => "expired",
        ArticleState.Undated => "undated",
        ArticleState.Hidden => "hidden",
        _ => "broken",
    };

    public static void WriteBuild(TextWriter output, BuildReport report, IEnumerable<Problem> problems, TimeSpan elapsed) => Write(output, json =>
    {
        WriteBuild(json, report);
        WriteProblems(json, problems);
        json.WriteNumber("elapsed_ms", (long)elapsed.TotalMilliseconds);
    });

    /// <summary>Writes what a build did into an object that says more.</summary>
    public static void WriteBuild(Utf8JsonWriter json, BuildReport report)
    {
        json.WriteStartObject("articles");
        json.WriteNumber("read", report.Articles.Length);
        foreach (var state in Enum.GetValues<ArticleState>())
        {
            json.WriteNumber(NameOf(state), report.Articles.Count(article => article.State == state));
        }

        json.WriteEndObject();
        json.WriteStartArray("feeds");
        foreach (var feed in report.Feeds)
        {
            json.WriteStartObject();
            json.WriteString("channel", feed.Channel.Key);
            json.WriteString("title", feed.Channel.Title);
            json.WriteString("language", feed.Channel.Language);
            json.WriteNumber("items", feed.Items);
            json.WriteStartArray("files");
            foreach (var (file, changed) in feed.Files)
            {
                json.WriteStartObject();
                json.WriteString("format", file.Format);
                json.WriteString("path", file.Path);
                json.WriteString("url", file.Url);
                json.WriteBoolean("changed", changed);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNames(json, "removed", report.Removed);
    }

    public static void WriteArticles(TextWriter output, IEnumerable<Article> articles, IEnumerable<Problem> problems) => Write(output, json =>
    {
        json.WriteStartArray("articles");
        foreach (var article in articles)
        {
            json.WriteStartObject();
            json.WriteString("file", article.File);
            json.WriteString("state", NameOf(article.State));
            json.WriteString("reason", article.Reason);
            json.WriteString("id", article.Id);
            json.WriteString("url", article.Url);
            json.WriteString("title", article.Title);
            json.WriteString("published", Instant(article.Published));
            json.WriteString("updated", Instant(article.Updated));
            json.WriteString("language", article.Language);
            WriteNames(json, "tags", article.Tags);
            WriteNames(json, "categories", article.Categories);
            WriteNames(json, "authors", article.Authors.Select(author => author.Name));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteProblems(json, problems);
    });

    public static void WriteComparison(TextWriter output, string feed, Counterpart counterpart, FeedComparison comparison, IEnumerable<Problem> problems) => Write(output, json =>
    {
        json.WriteString("feed", feed);
        json.WriteString("channel", counterpart.Feed.Channel.Key);
        json.WriteString("path", counterpart.File.Path);
        json.WriteString("url", counterpart.File.Url);
        json.WriteNumber("kept", comparison.Kept.Length);
        json.WriteStartArray("changed");
        foreach (var (now, ours) in comparison.Changed)
        {
            WriteItem(json, ours, now.Id);
        }

        json.WriteEndArray();
        WriteItems(json, "lost", comparison.Lost);
        json.WriteNumber("older", comparison.Older.Length);
        WriteItems(json, "new", comparison.New);
        WriteItems(json, "late", comparison.Late);
        WriteItems(json, "deeper", comparison.Deeper);
        WriteProblems(json, problems);
    });

    /// <summary>What is left to say when the configuration is wrong, or of a check.</summary>
    public static void WriteProblems(TextWriter output, IEnumerable<Problem> problems) => Write(output, json => WriteProblems(json, problems));

    /// <summary>Says that another build holds the output folder.</summary>
    public static void WriteBusy(TextWriter output) => Write(output, json =>
    {
        json.WriteBoolean("busy", true);
        WriteProblems(json, []);
    });

    /// <summary>Writes one object.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    public static void WriteProblems(Utf8JsonWriter json, IEnumerable<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("file", problem.File);
            if (problem.Position is { } at)
            {
                json.WriteNumber("line", at.Line);
                json.WriteNumber("column", at.Column);
            }

            json.WriteString("severity", problem.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("rule", problem.Rule);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteItems(Utf8JsonWriter json, string key, IEnumerable<KnownItem> items)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            WriteItem(json, item, oldId: null);
        }

        json.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter json, KnownItem item, string? oldId)
    {
        json.WriteStartObject();
        if (oldId is not null)
        {
            json.WriteString("old_id", oldId);
        }

        json.WriteString("id", item.Id);
        json.WriteString("url", item.Url);
        json.WriteString("title", item.Title);
        json.WriteString("published", Instant(item.Published));
        json.WriteEndObject();
    }

    public static void WriteNames(Utf8JsonWriter json, string key, IEnumerable<string> names)
    {
        json.WriteStartArray(key);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    /// <summary>An instant in UTC, to the second.</summary>
    public static string? Instant(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
