using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Markup;
using Feeds.Sources;
using Feeds.Syndication;
using Fluid.Values;
using static Feeds.Templates.TemplateValues;

namespace Feeds.Newsletters;

/// <summary>What templates can say of a digest; their names are those that the head of <c>digest.html</c> explains.</summary>
internal static class DigestValues
{
    // The width of the column in digest.html.
    private const int ColumnWidth = 534;

    /// <summary>The values for the first of the entries.</summary>
    /// <param name="shown">How many entries are shown; the others count as more.</param>
    /// <param name="summaryColumns">How long a summary may be; with 0 there is none.</param>
    public static DictionaryValue Of(DigestModel model, int shown, int summaryColumns)
    {
        var newsletter = model.Newsletter;
        var words = DigestWords.Of(newsletter.Language);
        var entries = model.Entries[..shown];
        var more = model.Entries.Length - shown + model.Further;
        string[] titles = [.. entries.Select(entry => entry.Title)];
        var (name, site) = (XmlText.Line(newsletter.Title), XmlText.Line(model.Site.Title));
        return Map(
            ("subject", Text(DigestSubject.Of(name, titles, shown + more, words))),
            ("preheader", Text(DigestSubject.Preheader(titles, SummaryOf(entries[0], DisplayWidth.Of(entries[0].Summary))))),
            ("date", Text(DigestWords.DateOf(DayOf(model.Site, model.Instant), newsletter.Language))),
            ("date_iso", Text(DigestWords.DateOf(DayOf(model.Site, model.Instant), ""))),
            ("language", Text(newsletter.Language)),
            ("dir", Text(WritingDirection.Of(newsletter.Language))),
            ("start", Text(WritingDirection.StartOf(newsletter.Language))),
            ("site", Map(("title", Text(site)), ("url", Text(model.Site.Url)))),
            ("channel", Map(("title", Text(XmlText.Line(model.ChannelTitle))), ("url", Text(model.ChannelUrl)))),
            ("newsletter", Map(
                ("name", Text(newsletter.Name)),
                ("title", Text(name)),
                ("from_name", Text(newsletter.From.Name is { } from ? XmlText.Line(from) : null)),
                ("from_address", Text(newsletter.From.Address.ToString())),
                ("postal_address", Text(newsletter.PostalAddress is { } postal ? XmlText.Line(postal) : null)))),
            ("items", new ArrayValue([.. entries.Select(entry => Item(model, entry, words, summaryColumns))])),
            ("count", NumberValue.Create(shown)),
            ("more", more > 0 ? NumberValue.Create(more) : Nothing),
            ("unsubscribe_url", Text(model.UnsubscribeUrl)),
            ("preferences_url", Text(model.PreferencesUrl)),
            ("words", Map(
                ("read_on", Text(words.ReadOn)),
                ("more", Text(DigestWords.Fill(words.More, more))),
                ("why", Text(DigestWords.Fill(name == site ? words.WhyShort : words.Why, name, site))),
                ("preferences", Text(words.Preferences)),
                ("unsubscribe", Text(words.Unsubscribe)),
                ("language", Text(words.Language)),
                ("dir", Text(WritingDirection.Of(words.Language))),
                ("start", Text(WritingDirection.StartOf(words.Language))))));
    }

    private static DictionaryValue Item(DigestModel model, Entry entry, DigestWords words, int summaryColumns)
    {
        var size = entry.Image is { } image ? model.ImageSize(image) : null;
        var width = Math.Min(size?.Width ?? ColumnWidth, ColumnWidth);
        var authors = entry.Authors.Select(author => XmlText.Line(author.Name)).ToImmutableArray();
        var day = DayOf(model.Site, entry.Published);
        return Map(
            ("title", Text(entry.Title)),
            ("url", Text(entry.Url)),
            ("date", Text(DigestWords.DateOf(day, model.Newsletter.Language))),
            ("date_iso", Text(DigestWords.DateOf(day, ""))),
            ("authors", Texts(authors)),
            ("author", Text(authors.IsEmpty ? null : string.Join(words.Comma, authors))),
            ("image", Text(entry.Image)),
            ("image_width", size is null ? Nothing : NumberValue.Create(width)),
            ("image_height", size is { Width: > 0 } known ? NumberValue.Create(Math.Max(1, (int)((long)known.Height * width / known.Width))) : Nothing),
            ("summary", Text(SummaryOf(entry, summaryColumns))),
            ("language", Text(entry.Language)),
            ("dir", Text(WritingDirection.Of(entry.Language))),
            ("start", Text(WritingDirection.StartOf(entry.Language))),
            ("tags", Texts(entry.Terms)));
    }

    // An entry without a summary repeats its title.
    private static string? SummaryOf(Entry entry, int columns) =>
        columns == 0 || entry.Summary == entry.Title ? null : DisplayWidth.Cut(entry.Summary, columns);

    // The site's day; where nobody said which that is, the day that the author wrote.
    private static DateTimeOffset DayOf(Site site, DateTimeOffset instant) => site.ZoneIsDefault ? instant : TimeZoneInfo.ConvertTime(instant, site.Zone);
}
