using System.Text;
using Feeds.Cli.Tests.Support;

namespace Feeds.Cli.Tests.Promises;

public sealed class NothingUnpublishedLeaksTests
{
    private static readonly Dictionary<string, string> Kept = new()
    {
        ["content/posts/draft.md"] = "date: 2026-01-02\ndraft: true",
        ["content/posts/unpublished.md"] = "date: 2026-01-02\npublished: false",
        ["content/posts/status.md"] = "date: 2026-01-02\nstatus: draft",
        ["content/posts/future.md"] = "date: 2027-01-02",
        ["content/posts/expired.md"] = "date: 2025-01-02\nexpiryDate: 2025-06-01",
        ["content/posts/hidden.md"] = "date: 2026-01-02\nfeed: false",
        ["content/posts/private.md"] = "date: 2026-01-02\nprivate: true",
        ["content/posts/undated.md"] = "weight: 1",
        ["content/posts/broken.md"] = "date: 31/01/2026",
    };

    [Fact]
    public async Task No_word_name_or_address_of_an_article_that_is_kept_back_is_in_any_byte_written()
    {
        using var site = Sites.WithGoodArticle("feeds: {channels: [{name: own, any: [tags/secret-tag, tags/fine]}]}\n");
        foreach (var (file, front) in Kept)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            site.With(file, $"---\ntitle: Secret title of {name}\n{front}\ntags: [secret tag, secret {name}]\ncategories: [secret category]\nauthor: Secret Author\nlang: tlh\nimage: /secret.png\nsummary: Secret summary.\n---\n\nSecret body of {name}.\n");
        }

        var run = await FeedsRun.InAsync(site.Path, "build");
        Assert.Equal(1, run.Status);
        foreach (var path in FileTree.Files(site.At("public")))
        {
            Assert.DoesNotContain("secret", path, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("tlh", path, StringComparison.OrdinalIgnoreCase);
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(site.At("public/" + path)));
            Assert.DoesNotContain("secret", text.Replace("secret-tag", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.All(Kept.Keys, file => Assert.DoesNotContain("/posts/" + Path.GetFileNameWithoutExtension(file), text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_article_taken_back_leaves_every_feed_and_its_own_channels()
    {
        using var site = Sites.WithGoodArticle().WithArticle("regretted.md", "title: Regretted\ndate: 2026-01-02\ntags: [fine, regret]", "Regretted words.");
        await FeedsRun.InAsync(site.Path, "build");
        Assert.Contains("Regretted words", File.ReadAllText(site.At("public/rss.xml")), StringComparison.Ordinal);

        site.WithArticle("regretted.md", "title: Regretted\ndate: 2026-01-02\ntags: [fine, regret]\ndraft: true", "Regretted words.");
        Assert.Equal(0, (await FeedsRun.InAsync(site.Path, "build")).Status);
        Assert.All(FileTree.Files(site.Path).Where(path => !path.StartsWith("content/", StringComparison.Ordinal)), path =>
        {
            var text = File.ReadAllText(site.At(path));
            Assert.DoesNotContain("Regretted words", text, StringComparison.Ordinal);

            // That there is such a file is remembered, in the site's private folder.
            Assert.DoesNotContain("regret", path.EndsWith(".known", StringComparison.Ordinal) ? path : path + text, StringComparison.OrdinalIgnoreCase);
        });
    }
}
