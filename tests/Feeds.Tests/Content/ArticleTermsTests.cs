using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class ArticleTermsTests
{
    [Theory]
    [InlineData("tags: [deepseek, 机器人]", "deepseek|机器人")]
    [InlineData("tags:\n  - deepseek\n  - 机器人", "deepseek|机器人")]
    [InlineData("tags: deepseek", "deepseek")]
    [InlineData("tags: machine learning", "machine learning")]
    [InlineData("tags: a, b", "a, b")]
    [InlineData("tag: deepseek", "deepseek")]
    [InlineData("Tags: [deepseek]", "deepseek")]
    [InlineData("params: {tags: [deepseek]}", "deepseek")]
    [InlineData("tags: [2025, 1.10, 0123, true]", "2025|1.10|0123|true")]
    [InlineData("tags: 2025", "2025")]
    [InlineData("tags:", "")]
    [InlineData("tags: []", "")]
    [InlineData("tags: \"\"", "")]
    [InlineData("tags: [a, null, \"\", \"  \", ~, b]", "a|b")]
    [InlineData("tags: [\" a \", \"b\\n c\"]", "a|b c")]
    [InlineData("tags: [\"a\\u0008b\", \"\\u000B\"]", "ab")]
    [InlineData("tags: [C, C#, C++]", "C|C#|C++")]
    [InlineData("tags: ['\"/><VADER>']", "\"/><VADER>")]
    [InlineData("tags: [../../x]", "../../x")]
    [InlineData("tags: [Plugin, plugin, PLUGIN]", "Plugin")]
    [InlineData("tags: [machine learning, Machine-Learning]", "machine learning")]
    [InlineData("tags: [a, [b, c]]", "a|b|c")]
    [InlineData("tags: [{name: a, slug: x}, b]", "a|b")]
    [InlineData("tags: [0.9.10, go1.18, jekyllrb.com, segurança]", "0.9.10|go1.18|jekyllrb.com|segurança")]
    [InlineData("tags: []\nkeywords: [a]", "a")]
    [InlineData("tags: {a: 1}", "")]
    public void Tags_are_the_terms_as_written_each_once(string yaml, string tags)
    {
        Assert.Equal(tags, string.Join('|', Reading.Plain.Article(yaml).Tags));
    }

    [Theory]
    [InlineData("categories: [news, 2013]", "news|2013")]
    [InlineData("categories: news", "news")]
    [InlineData("category: news", "news")]
    [InlineData("categories:\n  - [a, b]\n  - c", "a|b|c")]
    [InlineData("title: x", "")]
    public void Categories_are_read_the_same_way(string yaml, string categories)
    {
        Assert.Equal(categories, string.Join('|', Reading.Plain.Article(yaml).Categories));
    }

    [Fact]
    public void One_name_may_be_tag_and_category()
    {
        var article = Reading.Hugo.Article("tags: [qq]\ncategories: [qq]");
        Assert.Equal(["qq"], article.Tags);
        Assert.Equal(["qq"], article.Categories);
    }

    [Theory]
    [InlineData(TermSplit.None, "C# news, tech", "C# news, tech")]
    [InlineData(TermSplit.Spaces, "C# news tech", "C#|news|tech")]
    [InlineData(TermSplit.Spaces, "  C#\tnews ", "C#|news")]
    [InlineData(TermSplit.Commas, "C# news, tech,,", "C# news|tech")]
    [InlineData(TermSplit.Commas, "C#", "C#")]
    public void One_string_is_cut_as_the_site_asks(TermSplit split, string text, string terms)
    {
        var reading = Reading.Plain with { Options = options => options with { SplitTerms = split } };
        Assert.Equal(terms, string.Join('|', reading.Article($"tags: \"{text}\"").Tags));
        Assert.Equal(terms, string.Join('|', reading.Article($"categories: \"{text}\"").Categories));
    }

    [Theory]
    [InlineData("tags: foo bar baz", "foo|bar|baz")]
    [InlineData("tags: [foo bar, baz]", "foo bar|baz")]
    [InlineData("tags: 2025", "2025")]
    public void Jekyll_cuts_a_string_of_tags_at_blanks(string yaml, string tags)
    {
        Assert.Equal(tags, string.Join('|', Reading.Jekyll.Article(yaml).Tags));
    }

    [Theory]
    [InlineData("categories: updates jekyll", "_posts/2025-02-10-a.md", "updates|jekyll")]
    [InlineData("category: updates jekyll", "_posts/2025-02-10-a.md", "updates jekyll")]
    [InlineData("title: x", "notes/harbour/_posts/2025-02-10-a.md", "notes|harbour")]
    [InlineData("categories: [tides]", "notes/_posts/2025-02-10-a.md", "notes|tides")]
    [InlineData("categories: [Notes, tides]", "notes/_posts/2025-02-10-a.md", "notes|tides")]
    [InlineData("title: x", "_posts/below/2025-02-10-a.md", "")]
    public void Jekyll_takes_categories_from_the_folders_above_posts_too(string yaml, string path, string categories)
    {
        Assert.Equal(categories, string.Join('|', Reading.Jekyll.Article(yaml, path).Categories));
    }

    [Theory]
    [InlineData("+++\ndate = 2025-02-10\ntags = ['a', 2025, 'b c']\n+++\n")]
    [InlineData("+++\ndate = 2025-02-10\ntags = [ # remark\n'a', 2025, # remark\n'b c']\n+++\n")]
    [InlineData("{\"date\": \"2025-02-10\", \"tags\": [\"a\", 2025, null, \"b c\"]}\n")]
    public void Terms_of_TOML_and_JSON_are_read(string text)
    {
        Assert.Equal(["a", "2025", "b c"], Reading.Hugo.Text(text, "posts/a.md").Article.Tags);
    }

    [Theory]
    [InlineData("posts/a.md", "posts")]
    [InlineData("posts/below/a.md", "posts")]
    [InlineData("a.md", null)]
    [InlineData("lighthouse/index.md", null)]
    [InlineData("posts/lighthouse/index.md", "posts")]
    public void The_section_is_the_first_folder_that_is_no_bundle(string path, string? section)
    {
        Assert.Equal(section, Reading.Hugo.Article("title: x", path).Section);
    }

    [Fact]
    public void A_folder_with_control_characters_in_its_name_gives_a_clean_category()
    {
        Assert.Equal(["notes"], Reading.Jekyll.Article("title: x", "no\u0001tes/_posts/2025-02-10-a.md").Categories);
    }
}
