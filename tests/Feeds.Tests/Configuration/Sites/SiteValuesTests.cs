using System.Collections.Immutable;
using Feeds.Configuration.Sites;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration.Sites;

public sealed class SiteValuesTests
{
    [Theory]
    [InlineData("_config.yml", "repository: code\nsocial: {mail: {name: Ann}}\nlist: [a]\nempty:\n", "repository=code, social.mail.name=Ann")]
    [InlineData("hugo.toml", "title = \"Notes\"\n[params]\nphone = 12\n[params.crew]\nSkipper = \"Ann\"\n", "params.crew.Skipper=Ann, params.phone=12, title=Notes")]
    public void Every_single_value_has_a_dotted_key(string file, string text, string values)
    {
        Assert.Equal(values, string.Join(", ", Found(file, text).Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Fact]
    public void Keys_are_found_in_any_case()
    {
        Assert.Equal("Ann", Found("hugo.toml", "[params.crew]\nSkipper = \"Ann\"\n").Values["params.crew.skipper"]);
    }

    [Fact]
    public void Jekyll_names_what_ends_an_excerpt()
    {
        Assert.Equal("<!--cut-->", Found("_config.yml", "excerpt_separator: \"<!--cut-->\"\n").ExcerptSeparator);
    }

    private static FoundSite Found(string file, string text)
    {
        using var folder = new TempFolder().With(file, text);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var found = SiteFinder.Find(folder.Path, null, problems);
        Assert.Empty(problems);
        return found;
    }
}
