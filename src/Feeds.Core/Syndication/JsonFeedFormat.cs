using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>JSON Feed 1.1.</summary>
public sealed class JsonFeedFormat : IFeedFormat
{
    // The default encoder writes each Chinese character as six bytes of escapes.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    public string Name => "json";

    public string MediaType => "application/feed+json";

    public void Write(Feed feed, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", feed.Channel.Title);
        json.WriteString("home_page_url", feed.Channel.Link);
        json.WriteString("feed_url", feed.Channel.UrlOf(Name));
        json.WriteString("description", feed.Channel.Description);
        if (feed.Site.Image is { } icon)
        {
            json.WriteString("icon", icon);
        }

        json.WriteString("language", feed.Channel.Language);
        WriteAuthors(json, feed.Site.Authors);
        json.WriteStartArray("items");
        foreach (var entry in feed.Entries)
        {
            WriteItem(json, entry, feed);

            // Else the writer's own buffer grows as long as the feed.
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, Entry entry, Feed feed)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", entry.Url);
        json.WriteString("title", entry.Title);
        json.WriteString("summary", entry.Summary);
        if (feed.FullContent && !entry.Escaped.IsEmpty)
        {
            entry.Escaped.WriteJson(json, "content_html");
        }
        else
        {
            // One of the two must be there.
            json.WriteString("content_text", entry.Summary);
        }

        if (entry.Image is { } image)
        {
            json.WriteString("image", image);
        }

        json.WriteString("date_published", Rfc3339(entry.Published));
        json.WriteString("date_modified", Rfc3339(entry.Updated));
        WriteAuthors(json, entry.Authors);
        if (!entry.Terms.IsEmpty)
        {
            json.WriteStartArray("tags");
            foreach (var term in entry.Terms)
            {
                json.WriteStringValue(term);
            }

            json.WriteEndArray();
        }

        if (entry.Language != feed.Channel.Language)
        {
            json.WriteString("language", entry.Language);
        }

        WriteTranslations(json, entry.Translations);
        json.WriteEndObject();
    }

    // An extension by the rules of JSON Feed 1.1: an object whose name begins with an underscore.
    private static void WriteTranslations(Utf8JsonWriter json, ImmutableArray<Translation> translations)
    {
        if (translations.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("_translations");
        foreach (var translation in translations)
        {
            json.WriteString(translation.Language, translation.Url);
        }

        json.WriteEndObject();
    }

    private static void WriteAuthors(Utf8JsonWriter json, ImmutableArray<Author> authors)
    {
        if (authors.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("authors");
        foreach (var author in authors)
        {
            json.WriteStartObject();
            json.WriteString("name", author.Name);
            if ((author.Url ?? (author.Email is { } mail ? "mailto:" + mail : null)) is { } url)
            {
                json.WriteString("url", url);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Rfc3339(DateTimeOffset date) =>
        date.ToString(date.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
