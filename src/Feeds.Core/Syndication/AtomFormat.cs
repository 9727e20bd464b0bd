using System.Collections.Immutable;
using System.ServiceModel.Syndication;
using System.Xml;
using Feeds.Content;
using Feeds.Markup;

namespace Feeds.Syndication;

/// <summary>Atom 1.0 (RFC 4287).</summary>
public sealed class AtomFormat : IFeedFormat
{
    public string Name => "atom";

    public string MediaType => "application/atom+xml";

    public void Write(Feed feed, Stream output)
    {
        var atom = new SyndicationFeed
        {
            Id = feed.Id,
            Title = new TextSyndicationContent(feed.Channel.Title),
            Description = new TextSyndicationContent(feed.Channel.Description),
            LastUpdatedTime = feed.Updated,
            Language = feed.Channel.Language,
            Generator = "Feeds",
            Copyright = feed.Site.Copyright is { } copyright ? new TextSyndicationContent(copyright) : null,
            ImageUrl = feed.Site.Image is { } image ? new Uri(image) : null,
            Items = feed.Entries.Select(entry => Item(entry, feed, output)),
        };
        atom.Links.Add(new SyndicationLink(new Uri(feed.Channel.Link), "alternate", null, "text/html", 0));
        atom.Links.Add(new SyndicationLink(new Uri(feed.Channel.UrlOf(Name)), "self", null, MediaType, 0));
        atom.AttributeExtensions.Add(new XmlQualifiedName("media", FeedXml.Xmlns), FeedXml.Media);

        // An entry without an author is valid only below a feed that has one (RFC 4287, section 4.1.1).
        ImmutableArray<Author> authors = feed.Site.Authors.IsEmpty ? [new Author(feed.Site.Title)] : feed.Site.Authors;
        foreach (var author in authors)
        {
            atom.Authors.Add(Person(author));
        }

        using var writer = XmlWriter.Create(output, FeedXml.Settings);
        writer.WriteStartDocument();
        new Atom10FeedFormatter(atom).WriteTo(writer);
        writer.WriteEndDocument();
    }

    private static AtomItem Item(Entry entry, Feed feed, Stream output)
    {
        var item = new AtomItem(entry.Image)
        {
            Id = entry.Id,
            Title = new TextSyndicationContent(entry.Title),
            PublishDate = entry.Published,
            LastUpdatedTime = entry.Updated,
            Summary = SummaryOf(entry.Summary),
            Content = feed.FullContent && !entry.Escaped.IsEmpty ? new HtmlContent(entry.Escaped, output) : null,
        };
        item.Links.Add(Alternate(entry.Url, null));
        foreach (var translation in entry.Translations)
        {
            item.Links.Add(Alternate(translation.Url, translation.Language));
        }

        if (!entry.Translations.IsEmpty)
        {
            // Of several alternate links some readers keep the first and some the last: both lead to the entry itself.
            item.Links.Add(Alternate(entry.Url, entry.Language));
        }

        foreach (var author in entry.Authors)
        {
            item.Authors.Add(Person(author));
        }

        foreach (var term in entry.Terms)
        {
            item.Categories.Add(new SyndicationCategory(term));
        }

        if (entry.Language != feed.Channel.Language)
        {
            item.AttributeExtensions.Add(new XmlQualifiedName("lang", "http://www.w3.org/XML/1998/namespace"), entry.Language);
        }

        return item;
    }

    // Readers and validators take "<" or "&" in a plain summary for markup that somebody forgot to declare.
    private static TextSyndicationContent SummaryOf(string text) => text.AsSpan().IndexOfAny('<', '&') < 0
        ? new TextSyndicationContent(text)
        : new TextSyndicationContent(PlainText.ToHtml(text), TextSyndicationContentKind.Html);

    private static SyndicationLink Alternate(string url, string? language)
    {
        var link = new SyndicationLink(new Uri(url), "alternate", null, "text/html", 0);
        if (language is not null)
        {
            link.AttributeExtensions.Add(new XmlQualifiedName("hreflang"), language);
        }

        return link;
    }

    private static SyndicationPerson Person(Author author) => new(author.Email, author.Name, author.Url);

    // As the library's own content of that type, but written faster.
    private sealed class HtmlContent(EscapedHtml html, Stream output) : SyndicationContent
    {
        public override string Type => "html";

        public override SyndicationContent Clone() => new HtmlContent(html, output);

        protected override void WriteContentsTo(XmlWriter writer) => html.WriteXml(writer, output);
    }

    private sealed class AtomItem(string? image) : SyndicationItem
    {
        protected override void WriteElementExtensions(XmlWriter writer, string version) => FeedXml.WriteImage(writer, image);
    }
}
