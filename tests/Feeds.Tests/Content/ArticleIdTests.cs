using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class ArticleIdTests
{
    [Theory]
    [InlineData("id: https://example.com/old/1", "https://example.com/old/1")]
    [InlineData("guid: urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8", "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8")]
    [InlineData("guid: tag:example.org,2020:1", "tag:example.org,2020:1")]
    [InlineData("id: \" https://example.com/old/1 \"", "https://example.com/old/1")]
    [InlineData("id: https://example.com/1\nguid: https://example.com/2", "https://example.com/1")]
    [InlineData("id: intro\nguid: https://example.com/2", "https://example.com/2")]
    [InlineData("id: intro", "https://example.org/posts/hello/")]
    [InlineData("id: 42", "https://example.org/posts/hello/")]
    [InlineData("id: /posts/1", "https://example.org/posts/hello/")]
    [InlineData("id: \"a b: c\"", "https://example.org/posts/hello/")]
    [InlineData("id:", "https://example.org/posts/hello/")]
    public void An_id_that_its_author_gave_wins_when_it_is_absolute(string yaml, string id)
    {
        Assert.Equal(id, Reading.Hugo.Article(yaml).Id);
    }

    [Theory]
    [InlineData("hugo", IdScheme.Generator, "https://example.org/posts/hello/")]
    [InlineData("hugo", IdScheme.Permalink, "https://example.org/posts/hello/")]
    [InlineData("hugo", IdScheme.Tag, "tag:example.org,2026:posts/hello.md")]
    [InlineData("plain", IdScheme.Generator, "tag:example.org,2026:posts/hello.md")]
    [InlineData("plain", IdScheme.Permalink, "https://example.org/posts/hello/")]
    [InlineData("plain", IdScheme.Tag, "tag:example.org,2026:posts/hello.md")]
    public void The_scheme_of_the_site_makes_all_other_ids(string dialect, IdScheme scheme, string id)
    {
        var reading = (dialect == "hugo" ? Reading.Hugo : Reading.Plain) with { Options = options => options with { Ids = scheme } };
        Assert.Equal(id, reading.Article("title: x").Id);
    }

    [Theory]
    [InlineData("https://EXAMPLE.org:8443/sub/", "tag:example.org,2026:posts/hello.md")]
    [InlineData("https://例子.example/", "tag:xn--fsqu00a.example,2026:posts/hello.md")]
    public void A_tag_URI_names_the_host_in_ASCII_without_its_port(string url, string id)
    {
        Assert.Equal(id, (Reading.Plain with { Url = url }).Article("title: x").Id);
    }

    [Fact]
    public void A_tag_URI_outlives_a_new_title_slug_date_and_scheme_of_the_site()
    {
        var before = Reading.Plain.Article("title: x").Id;
        Assert.Equal(before, (Reading.Plain with { Url = "http://example.org/blog/" }).Article("title: y\nslug: z\ndate: 2020-01-01").Id);
    }
}
