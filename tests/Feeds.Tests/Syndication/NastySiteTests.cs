using CsCheck;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>What a site says of itself reaches every feed: its own configuration is no safer than an article.</summary>
public sealed class NastySiteTests
{
    [Theory]
    [InlineData("hugo.yaml", "baseURL: https://example.org/\ntitle: TEXT\nparams: {description: TEXT, author: TEXT}\ncopyright: TEXT\nlanguages: {en: {title: TEXT, languageName: TEXT}, zh: {title: TEXT}}\n")]
    [InlineData("hugo.toml", "baseURL = 'https://example.org/'\ntitle = TEXT\ncopyright = TEXT\n[params]\ndescription = TEXT\n[params.author]\nname = TEXT\n[languages.en]\ntitle = TEXT\n[languages.zh]\ntitle = TEXT\n")]
    [InlineData("_config.yml", "url: https://example.org\ntitle: TEXT\ndescription: TEXT\nauthor: TEXT\n")]
    [InlineData("feeds.yml", "site: {url: https://example.org/, title: TEXT, description: TEXT, copyright: TEXT, authors: [{name: TEXT}]}\nfeeds: {channels: [{name: x, title: TEXT}]}\n")]
    public void Whatever_it_is_called_its_feeds_can_be_read(string name, string configuration)
    {
        Nasty.Text.Sample(
            text =>
            {
                using var folder = new TempFolder().With(name, configuration.Replace("TEXT", Quoted(text), StringComparison.Ordinal));
                folder.With("content/_index.md", $"---\ntitle: {Quoted(text)}\n---\n").With("content/posts/_index.md", $"---\ntitle: {Quoted(text)}\n---\n");
                folder.With("content/posts/one.md", "---\ndate: 2026-05-01\nlang: zh\ntags: [a]\n---\nOne.\n").With("content/posts/two.zh.md", "---\ndate: 2026-05-02\n---\nTwo.\n");
                folder.With("_posts/2026-05-01-one.md", "One.\n");
                if (Configured.Read(folder).Publication is null)
                {
                    return;
                }

                var (report, files) = Built.InMemory(folder);
                Assert.NotEmpty(report.Feeds);
                Assert.All(files.Where(file => !file.Key.EndsWith(".json", StringComparison.Ordinal)), file => Written.Parse(file.Value));
            },
            iter: 40);
    }

    // As YAML and TOML both read it; neither has half a character.
    private static string Quoted(string text) =>
        "\"" + string.Concat(text.EnumerateRunes().Select(rune => rune.Value is >= ' ' and <= '~' and not ('"' or '\\') ? rune.ToString() : $"\\U{rune.Value:x8}")) + "\"";
}
