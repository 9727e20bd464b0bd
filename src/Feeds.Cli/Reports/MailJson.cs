using System.Text.Json;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Sources;
using Feeds.Subscriptions;
using Feeds.Syndication;
using MimeKit;

namespace Feeds.Cli.Reports;

/// <summary>The JSON objects of the commands that have to do with mail; their keys change only by addition.</summary>
internal static class MailJson
{
    public static void WriteSend(TextWriter output, MailReport report, IEnumerable<Problem> problems) => JsonReport.Write(output, json =>
    {
        WriteMail(json, report);
        JsonReport.WriteProblems(json, problems);
    });

    public static void WritePublish(TextWriter output, BuildReport? built, MailReport? mailed, IEnumerable<Problem> problems, TimeSpan elapsed) => JsonReport.Write(output, json =>
    {
        if (built is not null)
        {
            JsonReport.WriteBuild(json, built);
        }

        if (mailed is not null)
        {
            WriteMail(json, mailed);
        }

        JsonReport.WriteProblems(json, problems);
        json.WriteNumber("elapsed_ms", (long)elapsed.TotalMilliseconds);
    });

    public static void WriteDigest(TextWriter output, Newsletter newsletter, Issue? issue, MimeMessage? message, IEnumerable<string> files, IEnumerable<Problem> problems) => JsonReport.Write(output, json =>
    {
        json.WriteString("newsletter", newsletter.Name);
        json.WriteString("schedule", issue?.Schedule.Name);
        json.WriteString("period", issue?.Period);
        json.WriteString("subject", message?.Subject);
        json.WriteString("message_id", message?.MessageId);
        JsonReport.WriteNames(json, "files", files);
        JsonReport.WriteProblems(json, problems);
    });

    public static void WriteOutbox(TextWriter output, IEnumerable<IssueStatus> issues, IEnumerable<(string Address, string Period)> uncertain) => JsonReport.Write(output, json =>
    {
        json.WriteStartArray("issues");
        foreach (var issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("newsletter", issue.Newsletter);
            json.WriteString("schedule", issue.Schedule);
            json.WriteString("period", issue.Period);
            json.WriteString("state", issue.State);
            json.WriteString("reason", issue.Reason);
            json.WriteNumber("recipients", issue.Recipients);
            json.WriteNumber("accepted", issue.Accepted);
            json.WriteNumber("deferred", issue.Deferred);
            json.WriteNumber("rejected", issue.Rejected);
            json.WriteNumber("uncertain", issue.Uncertain);
            json.WriteNumber("skipped", issue.Skipped);
            json.WriteNumber("expired", issue.Expired);
            json.WriteNumber("waiting", issue.Waiting);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("uncertain");
        foreach (var (address, period) in uncertain)
        {
            json.WriteStartObject();
            json.WriteString("address", address);
            json.WriteString("period", period);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static void WriteCount(TextWriter output, int count) => JsonReport.Write(output, json => json.WriteNumber("count", count));

    public static void WriteSubscribers(TextWriter output, IEnumerable<Subscriber> subscribers, IEnumerable<Problem> problems) => JsonReport.Write(output, json =>
    {
        WriteReaders(json, subscribers);
        JsonReport.WriteProblems(json, problems);
    });

    public static void WriteImport(TextWriter output, int imported, IReadOnlyCollection<Problem> problems) => JsonReport.Write(output, json =>
    {
        json.WriteNumber("imported", imported);
        json.WriteNumber("refused", problems.Count(problem => problem.Severity == Severity.Error));
        JsonReport.WriteProblems(json, problems);
    });

    public static void WriteExplanation(TextWriter output, EmailAddress address, IEnumerable<Subscriber> subscriptions, string? suppressed, IEnumerable<ExplainedIssue> issues) =>
        JsonReport.Write(output, json => WriteKnown(json, address, subscriptions, suppressed, issues));

    /// <summary>Everything that is known of an address: the answer to a data request.</summary>
    public static void WriteEverything(
        TextWriter output, EmailAddress address, IEnumerable<Subscriber> subscriptions, string? suppressed, IEnumerable<ExplainedIssue> issues, IEnumerable<SignUp> signUps, IEnumerable<ConsentEvent> consent) => JsonReport.Write(output, json =>
    {
        WriteKnown(json, address, subscriptions, suppressed, issues);
        json.WriteStartArray("sign_ups");
        foreach (var asked in signUps)
        {
            json.WriteStartObject();
            json.WriteString("newsletter", asked.Newsletter);
            json.WriteString("schedule", asked.Schedule);
            JsonReport.WriteNames(json, "topics", asked.Topics);
            json.WriteString("language", asked.Language);
            json.WriteString("asked_at", JsonReport.Instant(asked.AskedAt));
            json.WriteString("client", asked.Client);
            json.WriteString("form", asked.Form);
            json.WriteString("wording", asked.Wording);
            json.WriteBoolean("confirmed", asked.IsConfirmed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("consent");
        foreach (var happened in consent)
        {
            json.WriteStartObject();
            json.WriteString("newsletter", happened.Newsletter);
            json.WriteString("event", happened.Event);
            json.WriteString("at", JsonReport.Instant(happened.At));
            json.WriteString("client", happened.Client);
            json.WriteString("detail", happened.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteKnown(Utf8JsonWriter json, EmailAddress address, IEnumerable<Subscriber> subscriptions, string? suppressed, IEnumerable<ExplainedIssue> issues)
    {
        json.WriteString("address", address.ToString());
        json.WriteString("suppressed", suppressed);
        WriteReaders(json, subscriptions);
        json.WriteStartArray("issues");
        foreach (var issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("newsletter", issue.Newsletter);
            json.WriteString("schedule", issue.Schedule);
            json.WriteString("period", issue.Period);
            json.WriteString("state", issue.State);
            json.WriteString("why", issue.Why);
            json.WriteString("at", JsonReport.Instant(issue.At));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReaders(Utf8JsonWriter json, IEnumerable<Subscriber> subscribers)
    {
        json.WriteStartArray("subscribers");
        foreach (var reader in subscribers)
        {
            json.WriteStartObject();
            json.WriteString("address", reader.Address.ToString());
            json.WriteString("name", reader.Name);
            json.WriteString("newsletter", reader.Newsletter);
            json.WriteString("schedule", reader.Schedule);
            JsonReport.WriteNames(json, "topics", reader.Topics);
            json.WriteString("language", reader.Language);
            json.WriteString("status", Subscribers.NameOf(reader.Status));
            json.WriteString("consent_at", JsonReport.Instant(reader.ConsentAt));
            json.WriteString("consent_from", reader.ConsentFrom);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMail(Utf8JsonWriter json, MailReport report)
    {
        json.WriteStartArray("planned");
        foreach (var (issue, recipients) in report.Planned)
        {
            json.WriteStartObject();
            json.WriteString("newsletter", issue.Newsletter.Name);
            json.WriteString("schedule", issue.Schedule.Name);
            json.WriteString("period", issue.Period);
            json.WriteNumber("recipients", recipients);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonReport.WriteNames(json, "previews", report.Previews);
        if (report.Delivered is { } delivered)
        {
            json.WriteStartObject("delivered");
            json.WriteNumber("accepted", delivered.Accepted);
            json.WriteNumber("deferred", delivered.Deferred);
            json.WriteNumber("rejected", delivered.Rejected);
            json.WriteNumber("uncertain", delivered.Uncertain);
            json.WriteNumber("late", delivered.Late);
            json.WriteEndObject();
        }
    }
}
