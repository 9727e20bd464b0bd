using System.Globalization;
using System.Text;
using CsCheck;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Sources;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>The whole path from the text of a file to the bytes of a feed, with everything in it that breaks feeds.</summary>
public sealed class NastyFeedTests
{
    private const string Everything = "a\u0008\u000B\u008F\uFFFE ]]> &#x0B;&#8; <b>&amp; \"q\" 'x' < > 😀 潮 {{ {% [x](y \u200F\u00A0";

    [Theory]
    [InlineData("title")]
    [InlineData("summary")]
    [InlineData("tags")]
    [InlineData("categories")]
    [InlineData("author")]
    [InlineData("image")]
    [InlineData("slug")]
    [InlineData("body")]
    public void Whatever_a_field_holds_every_format_can_be_read(string field)
    {
        var fields = new Dictionary<string, string> { ["title"] = "Plain", [field] = Everything };

        AssertReadable(Built(FileOf(fields, field == "body" ? Everything : "Plain.")));
    }

    [Theory]
    [InlineData("hugo")]
    [InlineData("jekyll")]
    [InlineData("plain")]
    public void Whatever_random_texts_a_file_holds_every_format_can_be_read(string generator)
    {
        var dialect = SiteDialect.All.Single(each => each.Name == generator);
        Gen.Select(Nasty.Text, Nasty.Text, Nasty.Text, Nasty.Text, Nasty.Text).Sample((title, summary, tag, author, body) =>
        {
            var fields = new Dictionary<string, string> { ["title"] = title, ["summary"] = summary, ["tags"] = tag, ["author"] = author, ["image"] = tag, ["slug"] = author };
            if (Built(FileOf(fields, XmlSafe(body)), dialect) is { } feed)
            {
                AssertReadable(feed);
            }
        });
    }

    [Fact]
    public void A_site_may_be_called_anything()
    {
        Nasty.Text.Select(XmlText.Line).Sample(text =>
        {
            var site = Some.Site() with { Title = text, Description = text, Copyright = text, Authors = text.Length == 0 ? [] : [new Author(text)] };
            var feed = Some.Feed(Some.Entry()) with { Site = site, Channel = Some.Channel() with { Title = text, Description = text } };
            AssertReadable(feed);
            Assert.Equal(text, Written.Rss(feed).Element("channel")!.Element("title")!.Value);
            Assert.Equal(text, Written.AtomFeed(feed).Element(Written.Atom + "title")!.Value);
            Assert.Equal(text, Written.Json(feed).GetProperty("title").GetString());
            Written.Parse(Written.OpmlBytes(site, [feed.Channel], feed.Updated));
        });
    }

    private static void AssertReadable(Feed? feed)
    {
        Assert.NotNull(feed);
        var entry = feed.Entries[0];
        var rss = Written.Rss(feed).Descendants("item").First();
        var atom = Written.AtomFeed(feed).Elements(Written.Atom + "entry").First();
        var json = Written.Json(feed).GetProperty("items")[0];

        Assert.NotEqual("", entry.Title);
        Assert.NotEqual("", entry.Summary);
        Assert.Equal(entry.Title, rss.Element("title")!.Value);
        Assert.Equal(entry.Title, atom.Element(Written.Atom + "title")!.Value);
        Assert.Equal(entry.Title, json.GetProperty("title").GetString());
        Assert.Equal(entry.Summary, Html.Parse(rss.Element("description")!.Value).TextContent);
        Assert.Equal(entry.Html, rss.Element(Written.Content + "encoded")?.Value ?? "");
        Assert.Equal(entry.Html, atom.Element(Written.Atom + "content")?.Value ?? "");
        Assert.Equal(entry.Terms, rss.Elements("category").Select(category => category.Value));
        Assert.Equal(entry.Url, rss.Element("link")!.Value);
        Assert.Equal(entry.Url, (string?)atom.Element(Written.Atom + "link")!.Attribute("href"));
        Assert.All(entry.Url, c => Assert.InRange(c, '!', '~'));
        Html.AssertFit(entry.Html);
    }

    // Null when the article cannot be published, which is a problem with a place and not a feed.
    private static Feed? Built(string text, SiteDialect? dialect = null)
    {
        var content = Some.Content(dialect);
        var read = new ArticleReader(Some.Site(), content, Some.Now, SectionPages.None).Read(text, "content/_posts/2026-05-01-x.md", FilePlace.Of("_posts/2026-05-01-x.md", _ => false), isDraftFolder: false);
        if (read.Article.State != ArticleState.Published)
        {
            Assert.NotEmpty(read.Problems);
            return null;
        }

        var front = FrontMatter.Read(text, "x.md");
        var made = new EntryFactory(Some.Site(), content).Make(read.Article, text[front.BodyStart..], front.BodyLine);
        return made.Entry is { } entry ? Some.Feed(entry) : null;
    }

    private static string FileOf(Dictionary<string, string> fields, string body) =>
        $"---\ndate: 2026-05-01 10:00:00\n{string.Concat(fields.Where(field => field.Key != "body").Select(field => $"{field.Key}: {Quoted(field.Value)}\n"))}---\n{body}";

    private static string Quoted(string text) =>
        "\"" + string.Concat(text.Select(c => c is >= ' ' and <= '~' and not ('"' or '\\') ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"))) + "\"";

    // A file cannot hold half a character, and one with U+0000 is not read as text.
    private static string XmlSafe(string body) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(body)).Replace("\0", "", StringComparison.Ordinal);
}
