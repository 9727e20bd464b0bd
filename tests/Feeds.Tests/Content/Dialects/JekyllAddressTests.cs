using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Content.Dialects;

namespace Feeds.Tests.Content.Dialects;

/// <summary>What Jekyll 4.3 and jekyll-feed 0.17 themselves give posts of these names.</summary>
public sealed class JekyllAddressTests
{
    private static readonly Site Site = new() { Title = "T", Url = "https://example.org/", Language = "en", Zone = TimeZoneInfo.Utc };

    [Theory]
    [InlineData("_posts/2024-03-05-trailing-dots...md", "/2024/03/05/trailing-dots.html", "https://example.org/2024/03/05/trailing-dots")]
    [InlineData("_posts/2024-03-05-中文測試.md", "/2024/03/05/%E4%B8%AD%E6%96%87%E6%B8%AC%E8%A9%A6.html", "https://example.org/2024/03/05/%E4%B8%AD%E6%96%87%E6%B8%AC%E8%A9%A6")]
    [InlineData("_posts/2024-03-05-Hello World.md", "/2024/03/05/Hello-World.html", "https://example.org/2024/03/05/Hello%20World")]
    [InlineData("_posts/2024-03-05-%# +.md", "/2024/03/05/+.html", "https://example.org/2024/03/05/%25%23%20+")]
    [InlineData("_posts/2024-03-05-a%20b.md", "/2024/03/05/a-20b.html", "https://example.org/2024/03/05/a%20b")]
    [InlineData("_posts/2024-03-05-a--b.md", "/2024/03/05/a-b.html", "https://example.org/2024/03/05/a--b")]
    [InlineData("_posts/2024-03-05--lead-.md", "/2024/03/05/lead.html", "https://example.org/2024/03/05/-lead-")]
    [InlineData("_posts/2024-03-05-semi；colon.md", "/2024/03/05/semi-colon.html", "https://example.org/2024/03/05/semi;colon")]
    [InlineData("_posts/2024-03-05-a,b;c.md", "/2024/03/05/a,b;c.html", "https://example.org/2024/03/05/a,b;c")]
    [InlineData("_posts/2024-03-05-a[b].md", "/2024/03/05/a-b.html", "https://example.org/2024/03/05/a%5Bb%5D")]
    [InlineData("Cat One/_posts/sub/2024-3-5-v1.0-x.md", "/cat%20one/2024/03/05/v1.0-x.html", "https://example.org/cat%20one/2024/03/05/v1.0-x")]
    public void A_post_has_the_address_and_the_id_that_its_readers_know(string file, string path, string id)
    {
        var parts = Parts(file);
        Assert.Equal(path, new JekyllDialect().PathOf(parts, null));
        Assert.Equal(id, new JekyllDialect().IdOf(Site, "https://example.org" + path, parts));
    }

    [Theory]
    [InlineData("pretty", "/foo/2023/12/31/Some-Title/")]
    [InlineData("date", "/foo/2023/12/31/Some-Title.html")]
    [InlineData("ordinal", "/foo/2023/365/Some-Title.html")]
    [InlineData("weekdate", "/foo/2023/W52/Sun/Some-Title.html")]
    [InlineData("none", "/foo/Some-Title.html")]
    [InlineData("simple", "/foo/Some-Title/")]
    [InlineData("/:short_year/:short_month/:long_month/:y_day/:slug.html", "/23/Dec/December/365/some-title.html")]
    [InlineData("/:w_year/:week/:w_day/:short_day/:long_day/:title", "/2023/52/7/Sun/Sunday/Some-Title")]
    [InlineData("/:i_month/:i_day/:hour/:minute/:second/:name/", "/12/31/16/30/15/2023-12-31-some-title/")]
    [InlineData("/:slugified_categories/:collection/:path/", "/foo/posts/Foo/2023-12-31-Some%20Title/")]
    [InlineData("/:year_:month/:title/", "/2023_12/Some-Title/")]
    public void Every_style_and_token_is_Jekylls(string pattern, string path) => Assert.Equal(path, new JekyllDialect().PathOf(Parts("Foo/_posts/2023-12-31-Some Title.md"), pattern));

    [Theory]
    [InlineData("/fixed/Page", "/fixed/Page")]
    [InlineData("fixed/", "/fixed/")]
    [InlineData("/a/../b/", "/a/b/")]
    public void A_given_permalink_is_kept_inside_the_site(string given, string path) => Assert.Equal(path, new JekyllDialect().GivenPath(Parts("_posts/2023-12-31-x.md"), given));

    [Fact]
    public void The_id_of_a_pretty_address_is_its_folder_and_the_slug() => Assert.Equal(
        "https://example.org/news/2023/12/31/x", new JekyllDialect().IdOf(Site, "https://example.org/news/2023/12/31/x/", Parts("_posts/2023-12-31-x.md")));

    [Theory]
    [InlineData("DeepSeek", "DeepSeek")]
    [InlineData("a_b", "a_b")]
    [InlineData("机器人", "机器人")]
    [InlineData("C#", "c#")]
    [InlineData("Open Source", "open-source")]
    public void A_tag_for_which_jekyll_feed_writes_a_file_keeps_its_name(string name, string folder) => Assert.Equal(folder, new JekyllDialect().TermPath(name));

    private static AddressParts Parts(string file)
    {
        var place = FilePlace.Of(file, _ => false);
        ImmutableArray<string> categories = new JekyllDialect().FolderCategories(place);
        var date = file.Contains("2023", StringComparison.Ordinal) ? new DateTimeOffset(2023, 12, 31, 16, 30, 15, TimeSpan.Zero) : new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero);
        return new(place, null, "T", date, categories, "", []);
    }
}
