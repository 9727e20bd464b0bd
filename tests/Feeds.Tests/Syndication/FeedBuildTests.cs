using System.Text;
using Feeds.Content;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

public sealed class FeedBuildTests
{
    private const string Settings = "site: {title: Harbour Notes, url: https://example.org/notes/, timezone: Asia/Shanghai}\n";

    [Fact]
    public void A_folder_of_articles_becomes_a_feed_of_each_channel_and_an_index_of_all()
    {
        using var folder = Site(("one", "2026-05-01", "tags: [Tides]", "One."), ("two", "2026-05-02", "tags: [Boats]", "Two."));
        var report = Built.Into(folder);

        Assert.Empty(report.Problems);
        Assert.Equal(["site 2", "tags/boats 1", "tags/tides 1"], report.Feeds.Select(feed => $"{feed.Channel.Key} {feed.Items}"));
        Assert.All(report.Feeds.SelectMany(feed => feed.Files), file => Assert.True(file.Changed && File.Exists(folder.At("public/" + file.File.Path))));
        Assert.Equal(["two", "one"], TitlesIn(folder, "rss.xml"));
        Assert.Equal(3, Written.Parse(File.ReadAllBytes(folder.At("public/feeds.opml"))).Descendants("outline").Count());
    }

    [Fact]
    public void A_site_without_articles_has_an_empty_feed()
    {
        using var folder = Site();
        Directory.CreateDirectory(folder.At("content"));

        Assert.Equal("site 0", Built.Into(folder).Feeds.Select(feed => $"{feed.Channel.Key} {feed.Items}").Single());
        Assert.Empty(TitlesIn(folder, "rss.xml"));
    }

    [Fact]
    public void A_broken_article_costs_only_itself_and_is_named_with_its_place()
    {
        using var folder = Site(("one", "2026-05-01", "tags: [Tides]", "One."), ("two", "2026-05-02", "tags: [open", "Two."), ("three", "2026-05-03", "tags: [Tides]", "Three."));
        var report = Built.Into(folder);

        Assert.Equal([ArticleState.Published, ArticleState.Published, ArticleState.Broken], report.Articles.OrderBy(article => article.State).Select(article => article.State));
        Assert.StartsWith("content/two.md:4:", Assert.Single(report.Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal(["three", "one"], TitlesIn(folder, "rss.xml"));
        Assert.Equal(["three", "one"], TitlesIn(folder, "tags/tides/rss.xml"));
    }

    [Fact]
    public void A_body_that_breaks_only_when_it_is_shown_makes_room_for_the_next_article()
    {
        using var folder = Site("feeds: {items: 2}\n", ("one", "2026-05-01", "", "One."), ("two", "2026-05-02", "", "Two."), ("bomb", "2026-05-03", "tags: [Tides]", new string('[', 5000) + "x"));
        var report = Built.Into(folder);

        Assert.Equal(["two", "one"], TitlesIn(folder, "rss.xml"));
        Assert.Equal(("content/bomb.md", "nesting", Severity.Error), report.Problems.Select(problem => (problem.File, problem.Rule, problem.Severity)).Single());
        Assert.Equal(report.Problems[0].Message, report.Articles.Single(article => article.State == ArticleState.Broken).Reason);
        Assert.Equal(["site"], report.Feeds.Select(feed => feed.Channel.Key));
    }

    [Fact]
    public void A_body_in_another_encoding_makes_room_too_and_costs_nobody_anything_while_no_feed_shows_it()
    {
        using var folder = Site("feeds: {items: 1}\n", ("one", "2026-05-01", "", "One."), ("two", "2026-05-02", "", "Two."));
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] Chinese(int day) => [.. Encoding.ASCII.GetBytes($"---\ntitle: old\ndate: 2026-05-0{day}\n---\n"), .. Encoding.GetEncoding("gb18030").GetBytes("第一班渡轮离开码头。\n")];

        File.WriteAllBytes(folder.At("content/old.md"), Chinese(1));
        Assert.Empty(Built.Into(folder).Problems);

        File.WriteAllBytes(folder.At("content/old.md"), Chinese(3));
        Assert.Equal("content/old.md: error: The file is not UTF-8; it looks like GBK. Save it as UTF-8. [unreadable]", Assert.Single(Built.Into(folder).Problems).ToString());
        Assert.Equal(["two"], TitlesIn(folder, "rss.xml"));
    }

    [Theory]
    [InlineData("tags: [open", "Two.")]
    [InlineData("tags: [Rare]", "BOMB")]
    public void No_channel_vanishes_while_an_article_is_broken(string front, string body)
    {
        using var folder = Site(("one", "2026-05-01", "", "One."), ("two", "2026-05-02", "tags: [Rare]", "Two."));
        Built.Into(folder);
        var before = File.ReadAllBytes(folder.At("public/tags/rare/rss.xml"));

        Write(folder, ("two", "2026-05-02", front, body.Replace("BOMB", new string('[', 5000), StringComparison.Ordinal)));
        var broken = Built.Into(folder);
        Assert.Empty(broken.Removed);
        Assert.Equal(before, File.ReadAllBytes(folder.At("public/tags/rare/rss.xml")));
        Assert.Equal(["one"], TitlesIn(folder, "rss.xml"));

        Write(folder, ("two", "2026-05-02", "", "Two."));
        var mended = Built.Into(folder);
        Assert.Equal(["tags/rare/atom.xml", "tags/rare/feed.json", "tags/rare/rss.xml"], mended.Removed);
        Assert.False(Directory.Exists(folder.At("public/tags")));
    }

    [Fact]
    public void What_is_not_published_leaves_no_trace_and_takes_no_place()
    {
        using var folder = Site("feeds: {items: 1}\n",
            ("one", "2026-05-01", "", "One."), ("draft", "2026-05-02", "draft: true", "Secret."), ("future", "2027-01-01", "tags: [Secret]", "Secret."),
            ("expired", "2026-05-03", "expiryDate: 2026-05-04", "Secret."), ("hidden", "2026-05-05", "hidden: true", "Secret."));
        var (_, files) = Built.InMemory(folder);

        Assert.Equal(["atom.xml", "feed.json", "feeds.opml", "rss.xml"], files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files.Values, bytes => Assert.DoesNotContain("ecret", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal));
        Assert.Contains("One.", Encoding.UTF8.GetString(files["rss.xml"]), StringComparison.Ordinal);
        Assert.Contains("Fri, 01 May 2026 00:00:00 +0800", Encoding.UTF8.GetString(files["feeds.opml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_site_is_the_same_bytes_in_every_culture_and_folder()
    {
        var articles = Enumerable.Range(1, 28).Select(day => ($"a{day}", $"2026-05-{day:00}", $"tags: [İstanbul, I, i, 潮水, t{day % 5}]\nlang: {(day % 2 == 0 ? "zh_CN" : "en")}", $"Text {day}, **（粗）**体。")).ToArray();
        using var folder = Site(articles);
        var (expected, files) = Built.InMemory(folder);

        Assert.True(files.Count > 20);
        Assert.All((string[])["zh-CN", "th-TH", "ar-SA", "tr-TR", "de-DE"], culture =>
        {
            using var _ = new MachineCulture(culture);
            using var other = Site(articles);
            var (report, again) = Built.InMemory(other);
            Assert.Equal(Texts(files), Texts(again));
            Assert.Equal(expected.Problems, report.Problems);
            Assert.Equal(expected.Articles.Select(article => article.Reason), report.Articles.Select(article => article.Reason));
        });
    }

    [Fact]
    public void A_second_build_touches_no_file()
    {
        using var folder = Site(("one", "2026-05-01", "tags: [Tides]", "One."));
        Built.Into(folder);
        var before = Times(folder);
        var second = Built.Into(folder);

        Assert.All(second.Feeds.SelectMany(feed => feed.Files), file => Assert.False(file.Changed));
        Assert.Equal(before, Times(folder));
    }

    private static TempFolder Site(params (string Name, string Date, string Front, string Body)[] articles) => Site("", articles);

    private static TempFolder Site(string settings, params (string Name, string Date, string Front, string Body)[] articles)
    {
        var folder = new TempFolder().With("feeds.yml", Settings + settings);
        foreach (var article in articles)
        {
            Write(folder, article);
        }

        return folder;
    }

    private static void Write(TempFolder folder, (string Name, string Date, string Front, string Body) article) =>
        folder.With($"content/{article.Name}.md", $"---\ntitle: {article.Name}\ndate: {article.Date}\n{article.Front}\n---\n{article.Body}\n");

    private static IEnumerable<string> TitlesIn(TempFolder folder, string path) =>
        Written.Parse(File.ReadAllBytes(folder.At("public/" + path))).Descendants("item").Select(item => item.Element("title")!.Value);

    private static IEnumerable<string> Texts(IReadOnlyDictionary<string, byte[]> files) => files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\n{Encoding.UTF8.GetString(file.Value)}");

    private static List<(string, DateTime)> Times(TempFolder folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder.At("public"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (path, File.GetLastWriteTimeUtc(path)))];
}
