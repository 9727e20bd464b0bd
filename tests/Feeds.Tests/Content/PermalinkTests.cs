using System.Globalization;
using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class PermalinkTests
{
    private static readonly DateTimeOffset Date = new(2025, 2, 3, 4, 5, 6, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("/:year/:month/:day/", "/2025/02/03/")]
    [InlineData(":year/:i_month/:i_day", "/2025/2/3")]
    [InlineData("/:short_year/:y_day/:yearday/", "/25/034/34/")]
    [InlineData("/:monthname/:short_month/:long_month/", "/February/Feb/February/")]
    [InlineData("/:weekdayname/:short_day/:weekday/:w_day/", "/Monday/Mon/1/1/")]
    [InlineData("/:w_year/:week/", "/2025/06/")]
    [InlineData("/:hour-:minute-:second/", "/04-05-06/")]
    [InlineData("/:year_:month/", "/2025_02/")]
    [InlineData("/:nothing/:year/", "/:nothing/2025/")]
    [InlineData("//:year///:month", "/2025/02")]
    [InlineData("", "/")]
    public void Tokens_of_the_date_are_filled_in(string pattern, string path)
    {
        using var _ = new MachineCulture("ar-SA");
        Assert.Equal(path, Permalink.Expand(pattern, token => Permalink.DatePart(token, Date)));
    }

    [Fact]
    public void Without_a_date_its_tokens_are_empty()
    {
        Assert.Equal("/x/", Permalink.Expand("/:year/:month/x/", token => Permalink.DatePart(token, null)));
    }

    [Theory]
    [InlineData("2024-12-30", "2025", "01")]
    [InlineData("2027-01-01", "2026", "53")]
    public void A_week_belongs_to_the_year_that_holds_most_of_it(string day, string year, string week)
    {
        var date = DateTimeOffset.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal((year, week), (Permalink.DatePart("w_year", date), Permalink.DatePart("week", date)));
    }
}
