using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

public sealed class ChannelCatalogTests
{
    [Fact]
    public void A_site_without_articles_has_its_feed_and_those_its_owner_named()
    {
        var options = Some.Feeds() with { Channels = [new OwnChannel("afloat", "Afloat", ["tags/boats"], [], [], [])] };

        Assert.Equal(["site", "channels/afloat"], Keys([], options: options));
    }

    [Fact]
    public void Everything_that_can_be_followed_has_a_channel_the_site_first()
    {
        var article = Some.Article() with { Tags = ["Tides"], Categories = ["Sea"], Authors = [new Author("Ann")], Section = "posts", Language = "zh-CN" };

        Assert.Equal(["site", "sections/posts", "categories/sea", "tags/tides", "authors/ann", "languages/zh-CN"], Keys([article]));
    }

    [Theory]
    [InlineData(Grouping.None, "site")]
    [InlineData(Grouping.Tags, "site tags/tides")]
    [InlineData(Grouping.Categories, "site categories/sea")]
    [InlineData(Grouping.Authors, "site authors/ann")]
    [InlineData(Grouping.Languages, "site languages/zh-CN")]
    [InlineData(Grouping.Sections, "site sections/posts")]
    [InlineData(Grouping.Tags | Grouping.Sections, "site sections/posts tags/tides")]
    public void Only_what_the_site_is_grouped_by_has_channels(Grouping by, string keys)
    {
        var article = Some.Article() with { Tags = ["Tides"], Categories = ["Sea"], Authors = [new Author("Ann")], Section = "posts", Language = "zh-CN" };

        Assert.Equal(keys.Split(' '), Keys([article], options: Some.Feeds() with { By = by }));
    }

    [Fact]
    public void The_newest_come_first_whatever_their_offset_and_equal_instants_by_address_and_file()
    {
        var noon = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
        Article[] articles =
        [
            Some.Article(1) with { Published = noon, Url = "https://example.org/b/" },
            Some.Article(2) with { Published = noon.ToOffset(TimeSpan.FromHours(8)), Url = "https://example.org/a/", File = "z.md" },
            Some.Article(3) with { Published = noon, Url = "https://example.org/a/", File = "y.md" },
            Some.Article(4) with { Published = noon.AddMinutes(1).ToOffset(TimeSpan.FromHours(-11)) },
            Some.Article(5) with { Published = noon.AddMinutes(-1).ToOffset(TimeSpan.FromHours(14)) },
        ];

        Assert.All(Shuffles(articles), shuffled => Assert.Equal(["Article 4", "Article 3", "Article 2", "Article 1", "Article 5"], TitlesOf("site", shuffled)));
    }

    // So many that several processors share them.
    [Fact]
    public void Thousands_of_articles_come_into_their_channels_as_few_do()
    {
        string[] spellings = ["Fog Signals", "fog signals", "FOG signals", "fog-signals"];
        var articles = Enumerable.Range(1, 20_000).Select(number => Some.Article(number % 7000) with
        {
            Url = $"https://example.org/notes/{number}/",
            Tags = number % 3 == 0 ? [spellings[number % 4]] : number % 1999 == 0 ? ["Rare"] : [],
        }).ToList();
        var options = Some.Feeds() with { By = Grouping.Tags, Items = 30, Channels = [new OwnChannel("fog", "All of fog", ["tags/fog-signals"], [], [], [])] };

        var selections = new ChannelCatalog(Some.Site(), Some.Plain, options, SectionPages.None).Select(articles);

        Assert.Equal(["site", "channels/fog", "tags/fog-signals", "tags/rare"], selections.Select(selection => selection.Channel.Key));
        Assert.Equal([articles.Count, articles.Count / 3, articles.Count / 3, Rare(articles).Count()], selections.Select(selection => selection.Total));
        Assert.Equal(Newest(articles), selections[0].Articles);
        Assert.Equal(Newest(articles.Where(article => article.Tags is [not "Rare"])), selections[1].Articles);
        Assert.Equal(selections[1].Articles, selections[2].Articles);
        Assert.Equal(Newest(Rare(articles)), selections[3].Articles);
        Assert.Equal(articles.SelectMany(article => article.Tags).Where(tag => tag != "Rare").CountBy(tag => tag).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key, selections[2].Channel.Name);

        IEnumerable<Article> Newest(IEnumerable<Article> from) => from.Order(Comparer<Article>.Create(Article.NewestFirst)).Take(30);
        static IEnumerable<Article> Rare(IEnumerable<Article> from) => from.Where(article => article.Tags is ["Rare"]);
    }

    [Fact]
    public void The_most_entries_are_those_of_the_channel_not_of_the_site()
    {
        Article[] articles = [.. Enumerable.Range(1, 9).Select(number => Some.Article(number) with { Tags = [number % 3 == 0 ? "rare" : "common"] })];
        var options = Some.Feeds() with { Items = 3 };

        Assert.Equal(["Article 1", "Article 2", "Article 3"], TitlesOf("site", articles, options: options));
        Assert.Equal(["Article 3", "Article 6", "Article 9"], TitlesOf("tags/rare", articles, options: options));
    }

    [Fact]
    public void Spellings_that_differ_in_case_and_blanks_are_one_channel_named_by_the_commonest()
    {
        Article[] articles =
        [
            Some.Article(1) with { Tags = ["core dns"] },
            Some.Article(2) with { Tags = ["CoreDNS", "Core-DNS"] },
            Some.Article(3) with { Tags = ["Core DNS", "core_dns"] },
            Some.Article(4) with { Tags = ["Core DNS"] },
        ];

        Assert.All(Shuffles(articles), shuffled => Assert.Equal("Core DNS · Harbour Notes", Channel("tags/core-dns", shuffled).Title));
        Assert.Equal(["Article 1", "Article 2", "Article 3", "Article 4"], TitlesOf("tags/core-dns", articles));
        Assert.Equal(["Article 2"], TitlesOf("tags/coredns", articles));
    }

    [Fact]
    public void Of_spellings_as_common_as_each_other_the_same_one_is_taken_whichever_article_is_newest()
    {
        Article[] articles = [Some.Article(1) with { Tags = ["Plugin"] }, Some.Article(2) with { Tags = ["plugin"] }];

        Assert.Equal("Plugin · Harbour Notes", Channel("tags/plugin", articles).Title);
        Assert.Equal("Plugin · Harbour Notes", Channel("tags/plugin", [articles[1], Some.Article(3) with { Tags = ["Plugin"] }]).Title);
    }

    [Fact]
    public void Names_that_differ_in_more_are_channels_apart()
    {
        var article = Some.Article() with { Tags = ["C", "C#", "C++", "a/b", "\"/><VADER>", "2025", "0.9.10", "潮水"] };
        var tags = Keys([article]).Where(key => key.StartsWith("tags/", StringComparison.Ordinal)).ToList();

        Assert.Equal(8, tags.Distinct().Count());
        Assert.All(["tags/c", "tags/c#", "tags/c++", "tags/2025", "tags/0.9.10", "tags/潮水"], key => Assert.Contains(key, tags));
    }

    [Fact]
    public void A_name_that_is_tag_and_category_is_two_channels()
    {
        var article = Some.Article() with { Tags = ["qq"], Categories = ["qq"] };

        Assert.Equal(["site", "categories/qq", "tags/qq"], Keys([article]));
    }

    [Fact]
    public void A_channel_says_in_its_own_words_what_it_is()
    {
        var site = Some.Site() with { Description = "Tides, boats and bread." };
        var article = Some.Article() with { Tags = ["Sea & Sky"], Language = "zh-CN" };

        Assert.Equal(("Harbour Notes", "Tides, boats and bread.", "en"), Words(Channel("site", [article], site)));
        Assert.Equal(("Sea & Sky · Harbour Notes", "Sea & Sky · Harbour Notes", "en"), Words(Channel("tags/sea-&-sky", [article], site)));
        Assert.Equal(("Harbour Notes · zh-CN", "Harbour Notes · zh-CN", "zh-CN"), Words(Channel("languages/zh-CN", [article], site)));
    }

    [Theory]
    [InlineData("tags/c#", "https://example.org/notes/tags/c%23/")]
    [InlineData("categories/sea", "https://example.org/notes/categories/sea/")]
    [InlineData("sections/posts", "https://example.org/notes/posts/")]
    [InlineData("site", "https://example.org/notes/")]
    [InlineData("authors/ann", "https://example.org/notes/")]
    [InlineData("channels/own", "https://example.org/notes/")]
    public void A_channel_leads_to_the_page_that_Hugo_makes_for_it(string key, string link)
    {
        var article = Some.Article() with { Tags = ["C#"], Categories = ["Sea"], Authors = [new Author("Ann")], Section = "posts" };
        var options = Some.Feeds() with { Channels = [new OwnChannel("own", "Own", [], [], [], [])] };

        Assert.Equal(link, Channel(key, [article], dialect: Some.Hugo, options: options).Link);
        Assert.Equal("https://example.org/notes/", Channel(key, [article], dialect: Some.Jekyll, options: options).Link);
    }

    private static (string Title, string Description, string Language) Words(Channel channel) => (channel.Title, channel.Description, channel.Language);

    private static IEnumerable<string> Keys(Article[] articles, Site? site = null, SiteDialect? dialect = null, FeedOptions? options = null) =>
        Select(articles, site, dialect, options).Select(selection => selection.Channel.Key);

    private static IEnumerable<string> TitlesOf(string key, Article[] articles, Site? site = null, FeedOptions? options = null) =>
        Select(articles, site, null, options).Single(selection => selection.Channel.Key == key).Articles.Select(article => article.Title);

    private static Channel Channel(string key, Article[] articles, Site? site = null, SiteDialect? dialect = null, FeedOptions? options = null) =>
        Select(articles, site, dialect, options).Single(selection => selection.Channel.Key == key).Channel;

    private static ImmutableArray<Selection> Select(Article[] articles, Site? site, SiteDialect? dialect, FeedOptions? options) =>
        new ChannelCatalog(site ?? Some.Site(), dialect ?? Some.Plain, options ?? Some.Feeds(), SectionPages.None).Select(articles);

    private static IEnumerable<Article[]> Shuffles(Article[] articles) =>
        Enumerable.Range(0, articles.Length).Select(turn => (Article[])[.. articles.Skip(turn), .. articles.Take(turn)]).Append([.. articles.Reverse()]);
}
