using Feeds.Content;

namespace Feeds.Tests.Content;

public sealed class ArticleOrderTests
{
    private static readonly DateTimeOffset Noon = new(2025, 2, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Articles_come_newest_first_and_equal_instants_by_address_then_by_file()
    {
        Article[] ordered =
        [
            Some("a", "https://example.org/z", Noon.AddHours(1)),
            Some("b", "https://example.org/a", Noon),
            Some("a", "https://example.org/b", Noon.ToOffset(TimeSpan.FromHours(8))),
            Some("b", "https://example.org/b", Noon),
            Some("c", "https://example.org/a", Noon.AddTicks(-1)),
            Some("d", "https://example.org/a", null),
        ];
        var shuffled = new[] { 3, 5, 0, 4, 2, 1 }.Select(i => ordered[i]).ToList();
        shuffled.Sort(Article.NewestFirst);
        Assert.Equal(ordered, shuffled);
    }

    private static Article Some(string file, string url, DateTimeOffset? published) =>
        new() { File = file, Url = url, Published = published, Title = "x", State = ArticleState.Published, Reason = "" };
}
