using Feeds.Configuration;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Configuration;

public sealed class SettingsFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\n")]
    [InlineData("site:\ncontent:\nfeeds:\n")]
    public void An_empty_file_says_nothing(string yaml)
    {
        using var folder = new TempFolder().With("feeds.yml", yaml).With("hugo.toml", "baseURL = 'https://example.org/'\n").With("content/a.md", "Text.\n");
        var read = Configured.Read(folder);
        Assert.Empty(read.Problems);
        Assert.Equal("https://example.org/", read.Publication?.Site.Url);
    }

    [Theory]
    [InlineData("site: [a\n", "1:7: error: This is not valid YAML: what opens here is never closed.")]
    [InlineData("site:\n\ttitle: x\n", "2:1: error: YAML does not allow a tab for indentation; use blanks.")]
    [InlineData("site:\n  title: a: b\n", "2:11: error: This is not valid YAML: a value that holds ': ' must be put in quotes (While scanning a plain scalar value, found invalid mapping).")]
    [InlineData("- site:\n", "1:1: error: The file must hold keys with values, not a list.")]
    [InlineData("site\n", "1:1: error: The file must hold keys with values, not a single value.")]
    [InlineData("site: x\n", "1:7: error: 'site' must be a group of keys.")]
    [InlineData("feeds: []\nsite: {url: https://example.org/}\n", "1:8: error: 'feeds' must be a group of keys.")]
    [InlineData("site: {url: https://example.org/}\nfeed: {items: 5}\n", "2:1: error: 'feed' is not a known key. Did you mean 'feeds'?")]
    [InlineData("site: {url: https://example.org/}\nitems: 5\n", "2:1: error: 'items' is not a known key.")]
    [InlineData("site: {url: https://example.org/}\nbounces: []\n", "2:1: error: 'bounces' does not work in this version yet; remove it (a list is set).")]
    [InlineData("site: {url: https://example.org/}\nbounces: {imap: imap.example.org}\n", "2:1: error: 'bounces' does not work in this version yet; remove it (a group of keys is set).")]
    [InlineData("site: {url: https://example.org/}\nnewsletter: []\n", "2:1: error: 'newsletter' is not a known key. Did you mean 'newsletters'?")]
    [InlineData("site: {url: https://example.org/}\nbounces:\n", "2:1: error: 'bounces' does not work in this version yet; remove it (nothing is set).")]
    public void A_file_that_cannot_be_used_is_refused_with_the_place(string yaml, string problem)
    {
        using var folder = new TempFolder().With("feeds.yml", yaml);
        var read = Configured.Read(folder);
        Assert.Null(read.Publication);
        Assert.Equal([$"feeds.yml:{problem} [configuration]"], read.Problems.Select(one => one.ToString()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        Assert.Equal(4, Configured.Refused("site: {url: x, titel: y}\ncontent: {folder: nowhere}\nfeeds: {items: none}\n").Count());
    }

    [Fact]
    public void Of_a_key_that_occurs_twice_the_last_one_wins_with_a_warning()
    {
        using var folder = new TempFolder().With("feeds.yml", "site:\n  url: https://example.com/\n  url: https://example.org/\n");
        var read = Configured.Read(folder);
        Assert.Equal("feeds.yml:3:3: warning: The key 'url' is already set in line 2; the later value is used. [configuration]", Assert.Single(read.Problems).ToString());
        Assert.Equal("https://example.org/", read.Publication?.Site.Url);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.At("feeds.yml"), "site: {}\n", System.Text.Encoding.Unicode);
        var read = Configured.Read(folder);
        Assert.Null(read.Publication);
        Assert.Equal("feeds.yml: error: The file is not UTF-8; it looks like UTF-16LE. Save it as UTF-8. [configuration]", Assert.Single(read.Problems).ToString());
    }

    [Fact]
    public void A_folder_without_any_configuration_is_a_plain_site()
    {
        using var folder = new TempFolder().With("a.md", "Text.\n");
        var read = Configured.Read(folder);
        Assert.Equal(("plain", Severity.Error), (read.Publication?.Content.Dialect.Name, Assert.Single(read.Problems).Severity));
        Assert.EndsWith("/.feeds", read.Publication?.StateFolder, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("tilte", "title")]
    [InlineData("TITLE", "title")]
    [InlineData("langage", "language")]
    [InlineData("x", null)]
    [InlineData("newsletter", null)]
    [InlineData("", null)]
    public void A_mistyped_name_has_a_nearest_one_only_when_it_is_near(string name, string? nearest)
    {
        Assert.Equal(nearest, NearestName.Of(name, ["title", "url", "language", "languages"]));
    }
}
