using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Newsletters;
using Feeds.Tests.Support;

namespace Feeds.Tests.Newsletters;

public sealed class IssuePlannerTests
{
    private static readonly DateTimeOffset Monday = new(2026, 8, 24, 8, 0, 0, TimeSpan.Zero);

    internal static IEnumerable<string> Planned(MailBook book, params Candidate[] candidates) =>
        IssuePlanner.Plan(candidates, book.Issues.Groups("digest", "weekly"), book.Issues.MailedWith("digest")).SelectMany(edition => edition.Items).Select(item => item.Article.Id);

    [Fact]
    public void A_reader_gets_what_matches_any_of_their_topics()
    {
        var plan = Assert.Single(Plan([Item("boats", 1, "site", "tags/boats"), Item("bread", 2, "site", "tags/bread"), Item("tea", 3, "site")], new ReaderGroup(["tags/boats", "tags/bread"], 0, 0, 0)));
        Assert.Equal(["bread", "boats"], plan.Items.Select(item => item.Article.Id));
    }

    [Fact]
    public void Nothing_published_before_a_reader_joined_is_mailed_to_them()
    {
        var (first, second) = (Monday.AddDays(1).ToUnixTimeMilliseconds(), Monday.AddDays(3).ToUnixTimeMilliseconds());
        var plans = Plan([Item("one", 1), Item("two", 2), Item("three", 3), Item("four", 4)], new ReaderGroup([], 0, first, second)).ToList();
        Assert.Equal(["four,three,two,one", "four,three,two", "four,three"], plans.Select(plan => string.Join(',', plan.Items.Select(item => item.Article.Id))));
        Assert.All(plans.Zip(plans.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.After));
        Assert.True(plans[0].Until >= first && plans[^1].Until >= second);
    }

    [Fact]
    public void Who_has_it_all_gets_nothing()
    {
        var plans = IssuePlanner.Plan([Item("one", 1) with { Number = 7 }], [new ReaderGroup([], 3, 0, 0)], edition => edition == 3 ? ImmutableHashSet.Create(7L) : ImmutableHashSet<long>.Empty);
        Assert.Empty(plans);
    }

    [Fact]
    public void An_article_of_the_very_instant_of_joining_is_mailed()
    {
        var at = Monday.AddDays(1).ToUnixTimeMilliseconds();
        Assert.Single(Plan([Item("one", 1)], new ReaderGroup([], 0, at, at)));
        Assert.Empty(Plan([Item("one", 1)], new ReaderGroup([], 0, at + 1, at + 1)));
    }

    private static IEnumerable<PlannedEdition> Plan(Candidate[] candidates, params ReaderGroup[] groups) => IssuePlanner.Plan(candidates, groups, _ => ImmutableHashSet<long>.Empty);

    private static Candidate Item(string id, int day, params string[] keys) => new(
        new Article { File = id + ".md", State = ArticleState.Published, Reason = "", Title = id, Id = id, Url = "https://example.org/" + id, Published = Monday.AddDays(day) },
        null,
        keys.ToHashSet());
}
