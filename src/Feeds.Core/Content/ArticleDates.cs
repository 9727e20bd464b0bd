using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>The dates of an article, by the fallback chains of the generators.</summary>
/// <param name="Released">Before when it is not shown, whatever its date is: Hugo's <c>publishDate</c>; null when that is not said.</param>
internal sealed partial record ArticleDates(DateTimeOffset? Published, DateTimeOffset? Updated, DateTimeOffset? Expires, DateTimeOffset? Released, bool AreZoneless)
{
    private static readonly string[] PublishedKeys = ["date", "publishDate", "publish_date", "pubdate", "published", "published_at", "created", "lastmod", "last_modified_at", "modified", "updated"];
    private static readonly string[] ReleaseKeys = ["publishDate", "publish_date"];
    private static readonly string[] UpdatedKeys = ["lastmod", "last_modified_at", "modified", "updated", "updated_at", "update"];
    private static readonly string[] ExpiryKeys = ["expiryDate", "expiry_date", "unpublishDate", "unpublish_date", "expires"];

    /// <summary>Reads them; an unreadable date or expiry is an error, an unreadable change only a warning.</summary>
    public static ArticleDates Read(Fields fields, FilePlace place, TimeZoneInfo zone, ContentOptions options, string file, ImmutableArray<Problem>.Builder problems)
    {
        var zoneless = false;

        DateTimeOffset? Date(string key, Severity severity)
        {
            if (key == PublishedKeys[0] && fields.First(key)?.Value is { } given && given is not Node.Scalar { IsNull: true } && (given as Node.Scalar is not { } word || Fields.IsYesOrNo(word.Text)))
            {
                problems.Add(new(file, given.Position, severity, "date", $"{key}: {(given is Node.Scalar yesOrNo ? $"'{yesOrNo.Text}'" : given.Kind)} is not a date; write it as 2025-02-10; the article is left out."));
                return null;
            }

            // `published: false` says whether, `published: 2025-02-10` says when.
            if (fields.First(key)?.Value is not Node.Scalar scalar || Fields.IsYesOrNo(scalar.Text))
            {
                return null;
            }

            var date = DateText.Parse(scalar.Text, IsUtc(scalar, options.ZonelessDates) ? TimeZoneInfo.Utc : zone, out var why);
            if (date is null)
            {
                var now = severity == Severity.Error ? "the article is left out" : "it is ignored";
                problems.Add(new(file, scalar.Position, severity, "date", $"{key}: {why}; {now}."));
            }
            else if (date.Oddity is { } oddity)
            {
                problems.Add(Problem.Warning(file, scalar.Position, "date", $"{key}: {oddity}."));
            }

            zoneless |= date is { NamesZone: false };

            // Year 1 is what Go writes for "no date".
            return date?.Instant is { Year: > 1 } instant ? instant : null;
        }

        DateTimeOffset? First(string[] keys, Severity severity)
        {
            foreach (var key in keys)
            {
                var before = problems.Count;
                if (Date(key, severity) is { } date)
                {
                    return date;
                }

                if (severity == Severity.Error && problems.Count > before)
                {
                    return null;
                }
            }

            return null;
        }

        var errors = problems.Count;
        var published = First(PublishedKeys, Severity.Error);
        if (published is null && problems.Count == errors && (options.DatesFromFileNames ?? options.Dialect.DatesFromFileNames) && place.Date is { } named)
        {
            published = DateText.Parse(named, zone, out _)?.Instant;
        }

        // Beside a date, what cannot be read here must not release the article before its time.
        var released = fields.First(PublishedKeys[0]) is null ? null : First(ReleaseKeys, Severity.Error);
        var updated = First(UpdatedKeys, Severity.Warning);
        return new(published, updated is { } u && published is { } p && u > p ? u : published, First(ExpiryKeys, Severity.Error), released, zoneless);
    }

    private static bool IsUtc(Node.Scalar scalar, ZonelessDates zoneless) =>
        zoneless == ZonelessDates.Utc || (zoneless == ZonelessDates.Jekyll && !scalar.Quoted && YamlTimestamp.IsMatch(scalar.Text));

    // YAML 1.1's timestamp without a zone, which Ruby's reader takes for UTC.
    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}(T|\s+)\d{1,2}:\d{2}:\d{2}(\.\d*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YamlTimestamp { get; }
}
