using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feeds.Configuration.Sites;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>The <c>feeds.yml</c> that states what was found on a site: it changes nothing and invents nothing.</summary>
public static class StarterSettings
{
    /// <summary>The text of the file, each line commented.</summary>
    public static string For(FoundSite found)
    {
        var text = new StringBuilder();
        var source = found.File is { } file ? $"from {file}" : "";
        text.AppendLine("# What Feeds publishes, and where. Any line may be removed: what it says then still holds.");
        text.AppendLine("# `feeds build` writes the feeds, `feeds articles` lists what was read, `feeds check` names what is wrong.");
        text.AppendLine("site:");
        Line(text, "title", found.Title, source, "the title of the site's feed; the address's host unless set");
        Line(text, "url", found.Url, source, "REQUIRED: the address of the home page, such as https://example.org/");
        Line(text, "language", found.Language, source, "the language of articles that name none, such as en or zh-CN; en unless set");
        Line(text, "timezone", found.Zone, source, "the zone of dates that name none, such as Asia/Shanghai; UTC unless set");
        Authors(text, found.Authors, source);
        Line(text, "description", found.Description, source, "one sentence about the site");
        Line(text, "copyright", found.Copyright, source, "who holds the rights");
        if (found.Languages.Length > 1)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  # languages: [{string.Join(", ", found.Languages.Select(language => language.Tag))}]    # {source}; the first is the default");
        }

        text.AppendLine("content:");

        // Zola and Hexo have no word here: `plain` would pass over what their configuration says.
        var hasName = found.Generator.Equals(found.Dialect.Name, StringComparison.OrdinalIgnoreCase);
        Line(text, "generator", hasName ? found.Dialect.Name : null, "how the site is made: hugo, jekyll or plain", $"{found.Generator}, {source}; hugo, jekyll or plain if it is made otherwise");
        Line(text, "folder", found.Mounts.IsEmpty ? found.Folder : null, "where the articles lie", $"where the articles lie; {source}, for each language its own");
        Line(text, "permalink", found.Permalink, source, $"how addresses are made; {found.Dialect.DefaultPermalink} unless set");
        text.AppendLine("feeds:");
        Line(text, "output", "public", "where the feeds are written; only files of Feeds' own are ever removed", "");
        text.AppendLine("  formats: [rss, atom, json]    # any of these");
        text.AppendLine(CultureInfo.InvariantCulture, $"  items: {found.Items ?? FeedOptions.DefaultItems}    # the most entries a feed holds{(found.Items is null ? "" : ", " + source)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  content: {(found.SummariesOnly ? "summary" : "full")}    # full, or summary");
        text.AppendLine(CultureInfo.InvariantCulture, $"  by: {FeedSettings.Written(found.Grouping)}    # of tags, categories, authors, languages, sections: each gets a feed of its own");
        text.AppendLine("  # channels:    # feeds of your own making");
        text.AppendLine("  #   - {name: best-of, title: Best of, any: [tags/essay, tags/guide], none: [categories/notes]}");
        Newsletter(text, found);
        return text.Replace("\r\n", "\n").ToString();
    }

    // Without the first two characters of each line it is what an owner needs.
    private static void Newsletter(StringBuilder text, FoundSite found)
    {
        var host = Uri.TryCreate(found.Url, UriKind.Absolute, out var home) && EmailAddress.Parse($"digest@{home.IdnHost}", out _) is { Domain: not "localhost" } address ? address.Domain : "example.org";
        var from = new Mailbox(found.Title, new("digest", host));
        text.AppendLine("# newsletters:    # the same by e-mail, to readers who asked for it; `feeds digest digest` shows what they get");
        text.AppendLine("#   - name: digest");
        text.AppendLine(CultureInfo.InvariantCulture, $"#     from: {Quoted(from.ToString())}    # an address of yours");
        text.AppendLine("#     postal_address: \"…\"    # where you can be reached by post: the law of many countries wants it in every newsletter");
        text.AppendLine("#     channel: site    # or a part of it: tags/x, categories/x, channels/x");
        text.AppendLine("#     schedules: {weekly: monday 08:00, daily: 08:00, monthly: 1 08:00}    # what a reader may choose from, the first unless they do");
        text.AppendLine("# smtp: {host: smtp.example.org, username: digest, password: \"${SMTP_PASSWORD}\"}    # the server that takes your mail; without one, mail is written to .feeds/pickup");
    }

    private static void Authors(StringBuilder text, ImmutableArray<Author> authors, string source)
    {
        var groups = authors.Select(author =>
        {
            var name = $"name: {Quoted(author.Name)}";
            var email = author.Email is null ? "" : $", email: {Quoted(author.Email)}";
            var url = author.Url is null ? "" : $", url: {Quoted(author.Url)}";
            return $"{{{name}{email}{url}}}";
        });
        _ = authors.IsEmpty
            ? text.AppendLine("  # authors: [{name: …}]    # of articles that name none")
            : text.AppendLine(CultureInfo.InvariantCulture, $"  authors: [{string.Join(", ", groups)}]    # {source}");
    }

    private static void Line(StringBuilder text, string key, string? value, string comment, string whenAbsent) => _ = value is null
        ? text.AppendLine(CultureInfo.InvariantCulture, $"  # {key}:    # {whenAbsent}")
        : text.AppendLine(CultureInfo.InvariantCulture, $"  {key}: {Quoted(value)}    # {(comment.Length > 0 ? comment : whenAbsent)}");

    // JSON's quotes are YAML's too, and nothing in them can be taken for anything else.
    private static string Quoted(string value) => value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(value[0])
        ? value
        : $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
