using System.Text;
using CsCheck;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Markup;
using Feeds.Newsletters;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Newsletters;

public sealed class DigestRendererTests
{
    [Fact]
    public void A_digest_shows_of_each_article_what_it_has()
    {
        var page = Html.Parse(SomeDigests.Rendered(SomeDigests.English()).Html);

        Assert.Equal(["The six o'clock ferry", "Fog signals & what they say: one long, two short", "Reading a tide table", "大潮节：潮水退得最远的一天"], page.QuerySelectorAll("h2 a").Select(title => title.TextContent));
        Assert.Equal(["25 November 2026 · Harbour Office, Keeper", "24 November 2026", "23 November 2026", "22 November 2026"], page.QuerySelectorAll("h2 + p").Select(line => line.TextContent));
        Assert.Contains("Nobody has missed it since the clock on the pier was mended", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("<Nobody> likes to hear \"five\".", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("Harbour Weekly", page.QuerySelector("h1 a[href='https://example.org/notes/']")?.TextContent);
        Assert.Equal("And 6 more", page.QuerySelector("a[href='https://example.org/notes/']:not(h1 a)")?.TextContent);
        Assert.Contains("Harbour Notes, 1 Quay Street, Harbourtown", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("You get this because you subscribed to Harbour Weekly at Harbour Notes.", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_image_is_as_wide_as_the_column_at_most_and_keeps_its_shape()
    {
        Assert.Equal(("534", "267"), SizeOf((1200, 600)));
        Assert.Equal(("300", "200"), SizeOf((300, 200)));
        Assert.Equal(("534", null), SizeOf(null));

        static (string?, string?) SizeOf((int, int)? size)
        {
            var image = Html.Parse(SomeDigests.Rendered(SomeDigests.English() with { ImageSize = _ => size }).Html).QuerySelector("img")!;
            Assert.Equal("The six o'clock ferry", image.GetAttribute("alt"));
            return (image.GetAttribute("width"), image.GetAttribute("height"));
        }
    }

    [Fact]
    public void What_a_list_of_mail_shows_after_the_subject_goes_on_where_it_ends()
    {
        Assert.Equal("Fog signals & what they say: one long, two short · Reading a tide table · 大潮节：潮水退得最远的一天", Preheader(SomeDigests.English()));
        Assert.Equal("What article 1 says.", Preheader(SomeDigests.Plain(1)));

        static string Preheader(DigestModel model)
        {
            var body = SomeDigests.Rendered(model).Html.Split("<body")[1];
            var first = body[body.IndexOf('<', StringComparison.Ordinal)..];
            Assert.StartsWith("<div style=\"display:none;", first, StringComparison.Ordinal);
            return Html.Parse(first[..first.IndexOf("</div>", StringComparison.Ordinal)]).TextContent;
        }
    }

    [Fact]
    public void Chinese_letters_are_letters_and_not_numbers()
    {
        var html = SomeDigests.Rendered(SomeDigests.Chinese()).Html;

        Assert.Contains("大潮节：“潮水”退得最远的一天，前年丢的锚也在沙上</a>", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\" dir=\"ltr\"", html, StringComparison.Ordinal);
        Assert.Contains(">阅读全文</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_article_is_written_from_the_side_of_its_language()
    {
        var page = Html.Parse(SomeDigests.Rendered(SomeDigests.FromTheRight()).Html);

        Assert.Equal(["rtl right", "rtl right", "ltr left"], page.QuerySelectorAll("td[lang]:has(h2)").Select(cell => $"{cell.GetAttribute("dir")} {cell.GetAttribute("align")}"));
        Assert.Equal("rtl", page.QuerySelector("div[lang=ar]")?.GetAttribute("dir"));
    }

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("he-IL", "rtl")]
    [InlineData("fa", "rtl")]
    [InlineData("ur-PK", "rtl")]
    [InlineData("az-Arab", "rtl")]
    [InlineData("ar-Latn", "ltr")]
    [InlineData("en", "ltr")]
    [InlineData("zh-Hant-TW", "ltr")]
    public void A_language_says_from_which_side_it_is_written(string language, string dir)
    {
        var model = SomeDigests.English();

        Assert.Contains($"<html lang=\"{language}\" dir=\"{dir}\"", SomeDigests.Rendered(model with { Newsletter = model.Newsletter with { Language = language } }).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "25 November 2026", "Unsubscribe")]
    [InlineData("en-GB", "25 November 2026", "Unsubscribe")]
    [InlineData("zh-CN", "2026年11月25日", "退订")]
    [InlineData("zh-TW", "2026年11月25日", "取消訂閱")]
    [InlineData("ar", "25 نوفمبر 2026", "إلغاء الاشتراك")]
    [InlineData("he", "25 בנובמבר 2026", "ביטול הרשמה")]
    [InlineData("fr", "2026-11-25", "Unsubscribe")]
    public void A_newsletter_speaks_its_language_where_Feeds_knows_it(string language, string date, string unsubscribe)
    {
        using var culture = new MachineCulture("fa-IR");
        var model = SomeDigests.English();
        var text = SomeDigests.Rendered(model with { Newsletter = model.Newsletter with { Language = language } }).Text;

        Assert.Contains($"\n{date}\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n{unsubscribe}\nhttps://", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_is_the_sites_day_and_the_authors_where_nobody_named_a_zone()
    {
        var late = SomeDigests.Plain(1) with { Entries = [Some.Entry() with { Published = new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.FromHours(-5)) }] };
        var tokyo = late.Site with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo") };

        Assert.Contains("\n25 November 2026\n\nWhat article", SomeDigests.Rendered(late with { Site = tokyo }).Text, StringComparison.Ordinal);
        Assert.Contains("\n24 November 2026\n\nWhat article", SomeDigests.Rendered(late with { Site = late.Site with { ZoneIsDefault = true } }).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_text_has_every_link_of_the_HTML_and_no_other(string name, DigestModel model)
    {
        var digest = SomeDigests.Rendered(model);

        Assert.NotEmpty(name);
        Assert.Equal(MessageRules.LinksOf(digest.Html).Distinct().Order(StringComparer.Ordinal), MessageRules.LinksIn(digest.Text).Distinct().Order(StringComparer.Ordinal));
    }

    public static TheoryData<string, DigestModel> Models() => new()
    {
        { "english", SomeDigests.English() },
        { "chinese", SomeDigests.Chinese() },
        { "from the right", SomeDigests.FromTheRight() },
        { "without pages", SomeDigests.English() with { HasPages = false } },
        { "one article", SomeDigests.Plain(1) },
    };

    [Fact]
    public void A_reader_leaves_by_a_link_of_their_own_or_by_mail()
    {
        var (pages, mail) = (SomeDigests.Rendered(SomeDigests.English()), SomeDigests.Rendered(SomeDigests.English() with { HasPages = false }));

        Assert.Contains(LetterMarks.Unsubscribe, pages.Html, StringComparison.Ordinal);
        Assert.Contains(LetterMarks.Preferences, pages.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"mailto:digest@example.org?subject=unsubscribe%20weekly\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("\nUnsubscribe\nmailto:digest@example.org?subject=unsubscribe%20weekly\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("feeds.invalid", mail.Html + mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Choose topics", mail.Html + mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_text_fits_into_72_columns_and_an_address_stays_whole()
    {
        var url = "https://example.org/" + new string('a', 200) + "/";
        var model = SomeDigests.Chinese();
        var text = SomeDigests.Rendered(model with
        {
            Entries = [.. model.Entries, Some.Entry() with { Url = url, Title = "A title", Summary = string.Concat(Enumerable.Repeat("word （潮水） 退得最远，", 40)) + " see " + url + " there" }],
        }).Text;

        Assert.Equal(2, text.Split('\n').Count(line => line == url));
        Assert.All(text.Split('\n'), line =>
        {
            Assert.True(line == url || DisplayWidth.Of(line) <= 72, line);
            Assert.True(line.Length == 0 || !"，。）".Contains(line[0], StringComparison.Ordinal), line);
            Assert.False(line.EndsWith('（') || line.EndsWith(' '), line);
        });
    }

    [Fact]
    public void A_digest_that_would_be_cut_off_has_shorter_summaries()
    {
        var made = Render(Large(articles: 50, summary: 1000));

        Assert.True(Encoding.UTF8.GetByteCount(made.Digest!.Html) <= DigestRenderer.MaxHtmlBytes);
        Assert.Equal((50, 3), (made.Digest.Shown, made.Digest.More));
        Assert.Equal(
            "templates/email/digest.html: warning: A digest of 'weekly' would have more than 100 KB, of which Gmail shows only the beginning; its summaries are cut to 400 columns. [digest-size]",
            Assert.Single(made.Problems).ToString());
    }

    [Fact]
    public void A_digest_that_is_still_too_large_shows_fewer_articles_and_counts_the_others()
    {
        var made = Render(Large(articles: 300, summary: 1000));

        Assert.InRange(Encoding.UTF8.GetByteCount(made.Digest!.Html), 80_000, DigestRenderer.MaxHtmlBytes);
        Assert.Equal(303, made.Digest.Shown + made.Digest.More);
        Assert.Contains($"And {made.Digest.More} more", made.Digest.Html, StringComparison.Ordinal);
        Assert.Equal(made.Digest.Shown, MessageRules.LinksIn(made.Digest.Text).Count(url => url.Contains("/article-", StringComparison.Ordinal)));
        Assert.Contains($"it shows {made.Digest.Shown} of 300 articles, without summaries", Assert.Single(made.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_an_author_writes_breaks_out_of_its_place()
    {
        Gen.Select(Nasty.Text, Nasty.Text, Nasty.Text).Sample(texts =>
        {
            var (title, summary, name) = (XmlText.Line(texts.Item1), XmlText.Line(texts.Item2.Replace("http", "", StringComparison.Ordinal)), texts.Item3);
            var model = SomeDigests.Plain(2);
            var digest = SomeDigests.Rendered(model with
            {
                Newsletter = model.Newsletter with { Title = "n" + name, PostalAddress = name },
                Entries = [Some.Entry(1) with { Title = "t" + title, Summary = "s" + summary, Authors = [new Author("a" + name)] }, Some.Entry(2)],
            });
            var page = Html.Parse(digest.Html);

            Assert.Equal("t" + title, page.QuerySelector("h2 a")!.TextContent);
            Assert.Equal("s" + summary, page.QuerySelector("p.body")!.TextContent);
            Assert.Equal(XmlText.Line("n" + name), page.QuerySelector("h1 a")!.TextContent);
            Assert.Equal(2, page.QuerySelectorAll("h2").Length);
            Assert.Empty(page.QuerySelectorAll("script, b, div div div, img"));
            Assert.DoesNotContain('\n', digest.Subject);
            Assert.Equal(XmlText.Clean(digest.Html + digest.Text), digest.Html + digest.Text);
        }, iter: 500);
    }

    private static MadeDigest Render(DigestModel model) => new DigestRenderer(DigestTemplate.Default).Render(model);

    private static DigestModel Large(int articles, int summary)
    {
        var model = SomeDigests.Plain(articles);
        return model with { Entries = [.. model.Entries.Select(entry => entry with { Summary = string.Concat(Enumerable.Repeat("tide ", summary / 5)) })], Further = 3 };
    }
}
