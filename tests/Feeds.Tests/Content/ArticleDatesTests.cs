using System.Globalization;
using Feeds.Content;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class ArticleDatesTests
{
    [Theory]
    [InlineData("date: 2025-02-10 11:20:12")]
    [InlineData("date: \"2025-02-10 11:20:12\"")]
    [InlineData("date: '2025-02-10T11:20:12Z'")]
    [InlineData("Date: 2025-02-10 11:20:12 +0000")]
    [InlineData("publishDate: 2025-02-10 11:20:12")]
    [InlineData("publishdate: 2025-02-10 11:20:12")]
    [InlineData("pubdate: 2025-02-10 11:20:12")]
    [InlineData("published: 2025-02-10 11:20:12 # date")]
    [InlineData("lastmod: 2025-02-10 11:20:12 # date")]
    [InlineData("modified: 2025-02-10 11:20:12 # date")]
    [InlineData("last_modified_at: 2025-02-10 11:20:12 # date")]
    [InlineData("params: {date: 2025-02-10 11:20:12}")]
    [InlineData("date:\npublishDate: 2025-02-10 11:20:12")]
    [InlineData("date: \"\"\npublishDate: 2025-02-10 11:20:12")]
    [InlineData("date: 0001-01-01T00:00:00Z\npublishDate: 2025-02-10 11:20:12")]
    [InlineData("date: 2025-02-10 11:20:12\npublishDate: 2025-03-10")]
    [InlineData("published: true\nlastmod: 2025-02-10 11:20:12 # date")]
    [InlineData("date: 1739186412")]
    public void The_first_date_that_says_something_is_when_it_was_published(string yaml)
    {
        Assert.Equal(new DateTimeOffset(2025, 2, 10, 11, 20, 12, TimeSpan.Zero), Reading.Plain.Article(yaml).Published);
    }

    [Theory]
    [InlineData("+++\ndate = 2025-02-10T11:20:12Z\n+++\n")]
    [InlineData("+++\ndate = 2025-02-10 11:20:12 # as the crow flies\n+++\n")]
    [InlineData("+++\ndate = '2025-02-10 11:20:12.000000000'\n+++\n")]
    [InlineData("+++\ndate = 2025-02-10T11:20:12.000000000\n+++\n")]
    [InlineData("{\"date\": \"2025-02-10 11:20:12\"}\n")]
    [InlineData("{\"date\": 1739186412}\n")]
    public void Dates_of_TOML_and_JSON_are_read(string text)
    {
        var read = Reading.Plain.Text(text, "posts/hello.md");
        Assert.Empty(read.Problems);
        Assert.Equal(new DateTimeOffset(2025, 2, 10, 11, 20, 12, TimeSpan.Zero), read.Article.Published);
    }

    [Theory]
    [InlineData("date: 2025-02-10", "2025-02-10")]
    [InlineData("date: 2025-02-10\nlastmod: 2025-03-01", "2025-03-01")]
    [InlineData("date: 2025-02-10\nmodified: 2025-03-01", "2025-03-01")]
    [InlineData("date: 2025-02-10\nupdated: 2025-03-01", "2025-03-01")]
    [InlineData("date: 2025-02-10\nlast_modified_at: 2025-03-01", "2025-03-01")]
    [InlineData("date: 2025-02-10\nlastmod:\nupdated: 2025-03-01", "2025-03-01")]
    [InlineData("date: 2025-02-10\nlastmod: 2025-02-09", "2025-02-10")]
    [InlineData("date: 2025-02-10T12:00:00+08:00\nlastmod: 2025-02-10T05:00:00Z", "2025-02-10T05:00:00Z")]
    [InlineData("date: 2025-02-10T12:00:00+08:00\nlastmod: 2025-02-10T03:00:00Z", "2025-02-10T04:00:00Z")]
    public void A_change_is_never_before_the_publication(string yaml, string updated)
    {
        Assert.Equal(DateTimeOffset.Parse(updated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), Reading.Plain.Article(yaml).Updated);
    }

    [Theory]
    [InlineData("date: 10/02/2025", 2, 7, "date: '10/02/2025' does not say which of its numbers is the month; write it as 2025-02-10; the article is left out.")]
    [InlineData("title: x\ndate: 2024-02-30", 3, 7, "date: '2024-02-30' is no day or time of the calendar; the article is left out.")]
    [InlineData("date: \"soon\"", 2, 7, "date: 'soon' is not a date; write it as 2025-02-10 or 2025-02-10T11:20:12+08:00; the article is left out.")]
    [InlineData("publishDate: soon\nlastmod: 2025-02-10", 2, 14, "publishDate: 'soon' is not a date; write it as 2025-02-10 or 2025-02-10T11:20:12+08:00; the article is left out.")]
    [InlineData("date: 2025-02-10\nexpiryDate: never", 3, 13, "expiryDate: 'never' is not a date; write it as 2025-02-10 or 2025-02-10T11:20:12+08:00; the article is left out.")]
    public void A_date_that_cannot_be_read_breaks_the_article(string yaml, int line, int column, string message)
    {
        var read = Reading.Plain.Front(yaml);
        Assert.Equal(ArticleState.Broken, read.Article.State);
        Assert.Equal(new Problem("content/posts/hello.md", new(line, column), Severity.Error, "date", message), Assert.Single(read.Problems));
    }

    [Fact]
    public void A_change_that_cannot_be_read_is_only_a_warning()
    {
        var read = Reading.Plain.Front("date: 2025-02-10\nlastmod: yesterday");
        Assert.Equal("content/posts/hello.md:3:10: warning: lastmod: 'yesterday' is not a date; write it as 2025-02-10 or 2025-02-10T11:20:12+08:00; it is ignored. [date]", Assert.Single(read.Problems).ToString());
        Assert.Equal(read.Article.Published, read.Article.Updated);
    }

    [Fact]
    public void A_second_year_before_the_zone_is_a_warning()
    {
        var read = Reading.Jekyll.Front("date: 2023-01-29 18:30:22 2023 -0800");
        Assert.Equal((ArticleState.Published, new DateTime(2023, 1, 30, 2, 30, 22)), (read.Article.State, read.Article.Published?.UtcDateTime));
        Assert.Equal("_posts/2025-02-10-hello.md:2:7: warning: date: a second year '2023' before the zone is passed over. [date]", Assert.Single(read.Problems).ToString());
    }

    [Theory]
    [InlineData(ZonelessDates.Site, "2025-02-10 11:20:12", "2025-02-10T03:20:12Z")]
    [InlineData(ZonelessDates.Utc, "2025-02-10 11:20:12", "2025-02-10T11:20:12Z")]
    [InlineData(ZonelessDates.Utc, "\"2025-02-10 11:20:12\"", "2025-02-10T11:20:12Z")]
    [InlineData(ZonelessDates.Utc, "2025-02-10", "2025-02-10T00:00:00Z")]
    [InlineData(ZonelessDates.Utc, "2025-02-10 11:20:12 +0100", "2025-02-10T10:20:12Z")]
    [InlineData(ZonelessDates.Jekyll, "2025-02-10 11:20:12", "2025-02-10T11:20:12Z")]
    [InlineData(ZonelessDates.Jekyll, "2025-02-10T11:20:12.5", "2025-02-10T11:20:12.5Z")]
    [InlineData(ZonelessDates.Jekyll, "\"2025-02-10 11:20:12\"", "2025-02-10T03:20:12Z")]
    [InlineData(ZonelessDates.Jekyll, "2025-02-10 11:20", "2025-02-10T03:20:00Z")]
    [InlineData(ZonelessDates.Jekyll, "2025-02-10", "2025-02-09T16:00:00Z")]
    [InlineData(ZonelessDates.Jekyll, "2025-02-10 11:20:12 +0100", "2025-02-10T10:20:12Z")]
    public void A_date_without_a_zone_is_read_as_the_site_asks(ZonelessDates zoneless, string date, string instant)
    {
        var reading = Reading.Plain with { Zone = "Asia/Shanghai", Options = options => options with { ZonelessDates = zoneless } };
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), reading.Article("date: " + date).Published);
    }

    [Theory]
    [InlineData("_posts/2025-02-10-tide.md", "2025-02-10")]
    [InlineData("_posts/2017-3-23-tide.md", "2017-03-23")]
    [InlineData("_posts/17-3-23-tide.md", "2017-03-23")]
    [InlineData("notes/_posts/2025-02-10-tide.markdown", "2025-02-10")]
    public void The_name_of_a_file_dates_a_post_of_Jekyll(string path, string day)
    {
        var read = (Reading.Jekyll with { Zone = "Asia/Shanghai" }).Text("Just text.", path);
        Assert.Empty(read.Problems);
        Assert.Equal(day + "T00:00:00+08:00", read.Article.Published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_front_matter_is_stronger_than_the_name_of_the_file()
    {
        Assert.Equal(new DateTime(2024, 1, 1), Reading.Jekyll.Article("date: 2024-01-01", "_posts/2025-02-10-tide.md").Published?.UtcDateTime);
    }

    [Theory]
    [InlineData("plain", ArticleState.Published)]
    [InlineData("hugo", ArticleState.Undated)]
    public void The_name_of_a_file_dates_an_article_where_no_generator_says_otherwise(string dialect, ArticleState state)
    {
        var reading = dialect == "hugo" ? Reading.Hugo : Reading.Plain;
        Assert.Equal(state, reading.Text("Just text.", "posts/2025-02-10-tide.md").Article.State);
    }

    [Theory]
    [InlineData("_posts/2025-13-40-tide.md")]
    [InlineData("_posts/2025-02-30-tide.md")]
    public void A_file_named_for_a_day_that_no_calendar_has_is_undated(string path)
    {
        Assert.Equal(ArticleState.Undated, Reading.Jekyll.Text("Just text.", path).Article.State);
    }
}
