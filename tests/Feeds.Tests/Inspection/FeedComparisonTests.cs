using System.Globalization;
using Feeds.Inspection;
using Feeds.Sources;

namespace Feeds.Tests.Inspection;

public sealed class FeedComparisonTests
{
    private static readonly DateTimeOffset First = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_ids_are_kept_whatever_else_changed()
    {
        var comparison = Compare([Item(2), Item(1)], [Item(2) with { Url = null, Title = "Other", Published = null }, Item(1)]);
        Assert.Equal([Item(2), Item(1)], comparison.Kept);
        Assert.Equal((2, 2), (comparison.ItemsNow, comparison.ItemsOurs));
        Assert.Empty(comparison.Problems("feed"));
    }

    [Theory]
    [InlineData("https://example.org/a/", "http://www.example.org/a")]
    [InlineData("https://example.org/a/?utm_source=rss&utm_medium=feed", "https://example.org/a/#top")]
    [InlineData("https://example.org/a/index.html", "https://EXAMPLE.org:443/a/")]
    [InlineData("https://example.org/%E4%BD%A0/", "https://example.org/你")]
    [InlineData("https://example.org/?p=1", "https://example.org/?utm_source=rss&p=1")]
    public void An_article_at_the_same_address_under_another_id_is_shown_again(string before, string after)
    {
        var comparison = Compare([Item(1) with { Url = before }], [Item(1) with { Id = "new", Url = after, Title = "Retitled", Published = First }]);
        Assert.Equal(("id-1", "new"), (Assert.Single(comparison.Changed).Now.Id, comparison.Changed[0].Ours.Id));
        Assert.Equal(Problem.Error("feed", null, "changed-id", "'Retitled' would be shown again as new: its id 'id-1' becomes 'new'."), Assert.Single(comparison.Problems("feed")));
    }

    [Theory]
    [InlineData("https://example.org/a/", "https://example.org/b/")]
    [InlineData("https://example.org/a/", "https://example.com/a/")]
    [InlineData("https://example.org/?p=1", "https://example.org/?p=2")]
    [InlineData("https://example.org/a", "https://example.org/A")]
    public void Another_address_is_another_article(string before, string after)
    {
        var comparison = Compare([Item(1) with { Url = before }], [Item(1) with { Id = "new", Url = after, Title = "Other" }]);
        Assert.Empty(comparison.Changed);
        Assert.Single(comparison.Lost);
        Assert.Single(comparison.New);
    }

    [Fact]
    public void An_article_that_moved_is_found_by_title_and_instant()
    {
        var moved = Item(1) with { Id = "new", Url = "https://example.com/moved/", Published = Item(1).Published!.Value.ToOffset(TimeSpan.FromHours(8)) };
        Assert.Equal(new(Item(1), moved), Assert.Single(Compare([Item(1)], [moved]).Changed));
        Assert.Empty(Compare([Item(1)], [moved with { Published = moved.Published.Value.AddSeconds(1) }]).Changed);
        Assert.Empty(Compare([Item(1) with { Published = null }], [moved with { Published = null }]).Changed);
    }

    [Fact]
    public void An_article_of_ours_takes_the_place_of_one_item_only()
    {
        var comparison = Compare([Item(1), Item(1) with { Id = "again" }], [Item(1) with { Id = "new" }]);
        Assert.Equal(("id-1", "again"), (Assert.Single(comparison.Changed).Now.Id, Assert.Single(comparison.Lost).Id));
    }

    [Fact]
    public void What_is_older_than_a_full_feed_of_ours_is_not_lost()
    {
        var comparison = Compare([Item(4), Item(3), Item(2), Item(1)], [Item(4), Item(2)], most: 2);
        Assert.Equal(Item(3), Assert.Single(comparison.Lost));
        Assert.Equal(Item(1), Assert.Single(comparison.Older));
        Assert.Equal((Severity.Warning, "lost-item"), Only(comparison));
    }

    [Fact]
    public void Where_ours_has_room_nothing_is_left_out_for_its_age() =>
        Assert.Equal(Item(1), Assert.Single(Compare([Item(2), Item(1)], [Item(2)], most: 2).Lost));

    [Fact]
    public void What_is_newer_than_the_newest_is_truly_new()
    {
        var sameDay = Item(2) with { Id = "same", Url = "https://example.org/same/", Title = "Same day" };
        var comparison = Compare([Item(2), Item(1)], [Item(3), sameDay, Item(2), Item(1)]);
        Assert.Equal([Item(3), sameDay], comparison.New);
        Assert.Empty(comparison.Problems("feed"));
    }

    [Fact]
    public void An_older_item_that_readers_do_not_have_is_shown_as_new()
    {
        var comparison = Compare([Item(3), Item(1)], [Item(3), Item(2), Item(1)]);
        Assert.Equal(Item(2), Assert.Single(comparison.Late));
        Assert.Equal((Severity.Error, "old-item"), Only(comparison));
    }

    [Fact]
    public void A_longer_feed_than_readers_have_shows_its_tail_as_new_and_says_what_to_do()
    {
        var comparison = Compare([Item(4), Item(3)], [Item(4), Item(3), Item(2), Item(1)]);
        Assert.Equal([Item(2), Item(1)], comparison.Deeper);
        Assert.Equal(
            Problem.Error("feed", null, "deeper", "2 items from 'Title 2' on are older than all that the feed holds now and would be shown as new; 'items: 2' below 'feeds' in feeds.yml keeps them out."),
            Assert.Single(comparison.Problems("feed")));
    }

    [Fact]
    public void A_feed_of_the_same_length_is_not_told_to_be_shorter()
    {
        var comparison = Compare([Item(3), Item(2)], [Item(3), Item(1)], most: 2);
        Assert.Equal("'Title 1' is older than all that the feed holds now and would be shown as new.", comparison.Problems("feed").First().Message);
    }

    [Fact]
    public void Readers_of_an_empty_feed_have_seen_nothing()
    {
        Assert.Empty(Compare([], [Item(1)]).Problems("feed"));
        Assert.Equal(Item(1), Assert.Single(Compare([Item(1)], []).Lost));
    }

    private static FeedComparison Compare(KnownItem[] now, KnownItem[] ours, int most = 20) => FeedComparison.Between(now, ours, most);

    private static KnownItem Item(int day)
    {
        var text = day.ToString(CultureInfo.InvariantCulture);
        return new("id-" + text, $"https://example.org/{text}/", "Title " + text, First.AddDays(day));
    }

    private static (Severity, string) Only(FeedComparison comparison)
    {
        var problem = Assert.Single(comparison.Problems("feed"));
        return (problem.Severity, problem.Rule);
    }
}
