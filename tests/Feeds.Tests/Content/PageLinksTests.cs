using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Markup.Tags;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class PageLinksTests
{
    private static readonly Site Site = Some.Site() with { Languages = [new("en", "en"), new("zh-CN", "zh-cn", Folder: "zh-cn")] };

    // What Hugo 0.111 makes of the same references in the same tree, but for the last three, which it refuses.
    [Theory]
    [InlineData("tides.md", "posts/tides/")]
    [InlineData("tides", "posts/tides/")]
    [InlineData("Tides", "posts/tides/")]
    [InlineData("/posts/tides.md", "posts/tides/")]
    [InlineData("posts/tides.md", "posts/tides/")]
    [InlineData("./tides.md", "posts/tides/")]
    [InlineData("../notes/fog", "notes/fog/")]
    [InlineData("fog.md", "notes/fog/")]
    [InlineData("sub/deep.md", "posts/sub/deep/")]
    [InlineData("bundle", "posts/bundle/")]
    [InlineData("bundle/index.md", "posts/bundle/")]
    [InlineData("My Boat.md", "posts/my-boat/")]
    [InlineData("/about.md", "about/")]
    [InlineData("posts", "posts/")]
    [InlineData("/posts/_index.md", "posts/")]
    [InlineData("/", "")]
    [InlineData("tides.md#at ebb", "posts/tides/#at%20ebb")]
    [InlineData("#here", "posts/refs/#here")]
    [InlineData("deep.md", null)]
    [InlineData("gone.md", null)]
    [InlineData("../../about.md", null)]
    [InlineData("draft.md", null)]
    [InlineData("/posts/bundle/", "posts/bundle/")]
    [InlineData("tides.zh-cn.md", "zh-cn/posts/tides/")]
    [InlineData(@"posts\tides.md", "posts/tides/")]
    public void Hugo_finds_a_page_beside_then_from_the_root_then_by_its_name(string target, string? path)
    {
        Assert.Equal(Address(path), Hugo("content/posts/refs.md", target));
    }

    [Theory]
    [InlineData("bundle", "posts/bundle/")]
    [InlineData("../tides.md", "posts/tides/")]
    [InlineData("./tides", "posts/tides/")]
    [InlineData("sub/deep", "posts/sub/deep/")]
    public void Hugo_finds_a_page_beside_a_bundle(string target, string path)
    {
        Assert.Equal(Address(path), Hugo("content/posts/other/index.md", target));
    }

    [Theory]
    [InlineData("tides.md", "zh-cn", "zh-cn/posts/tides/")]
    [InlineData("tides.md", "zh-CN", "zh-cn/posts/tides/")]
    [InlineData("tides.md", "en", "posts/tides/")]
    [InlineData("posts", "zh-cn", "zh-cn/posts/")]
    public void A_language_that_is_asked_for_is_that_of_the_page(string target, string language, string path)
    {
        Assert.Equal(Address(path), Hugo("content/posts/refs.md", target, language));
    }

    [Fact]
    public void A_page_refers_to_its_own_language()
    {
        Assert.Equal(Address("zh-cn/posts/tides/"), Hugo("content/posts/fish.zh-cn.md", "tides.md"));
    }

    [Fact]
    public void A_language_in_a_folder_of_its_own_has_the_same_paths()
    {
        var options = Options(Some.Hugo, "content") with { Mounts = [new("/site/content/zh", "zh-cn")] };
        var links = new PageLinks(Site, options, [Page("content/posts/tides.md", "posts/tides/"), Page("content/zh/posts/tides.md", "zh-cn/posts/tides/", "zh-CN")]);
        Assert.Equal(Address("zh-cn/posts/tides/"), links.AddressOf(Page("content/zh/posts/fish.md", "x", "zh-CN"), new(ReferenceKind.Page, "/posts/tides.md")));
    }

    [Theory]
    [InlineData(ReferenceKind.Post, "2026-01-01-tides", "2026/01/01/tides.html")]
    [InlineData(ReferenceKind.Post, "/2026-01-01-tides", "2026/01/01/tides.html")]
    [InlineData(ReferenceKind.Post, "sub/2026-01-02-deep", "2026/01/02/deep.html")]
    [InlineData(ReferenceKind.Post, "2026-01-02-deep", "2026/01/02/deep.html")]
    [InlineData(ReferenceKind.Post, "news/2026-01-03-v1.0.0-out", "news/2026/01/03/v1.0.0-out.html")]
    [InlineData(ReferenceKind.Post, "2026-01-09-gone", null)]
    [InlineData(ReferenceKind.Post, "other/2026-01-01-tides", null)]
    [InlineData(ReferenceKind.File, "_posts/2026-01-01-tides.md", "2026/01/01/tides.html")]
    [InlineData(ReferenceKind.File, "/_posts/sub/2026-01-02-deep.md#a", "2026/01/02/deep.html#a")]
    [InlineData(ReferenceKind.File, "assets/a doc.pdf", "assets/a%20doc.pdf")]
    [InlineData(ReferenceKind.File, "_posts/gone.md", null)]
    [InlineData(ReferenceKind.File, "about.md", null)]
    [InlineData(ReferenceKind.File, "_site/a.pdf", null)]
    [InlineData(ReferenceKind.File, "../a.pdf", null)]
    [InlineData(ReferenceKind.File, "{{ page.file }}", null)]
    public void Jekyll_finds_a_post_by_its_name_and_a_file_by_its_path(ReferenceKind kind, string target, string? path)
    {
        var links = new PageLinks(Site, Options(Some.Jekyll, "."),
        [
            Page("_posts/2026-01-01-tides.md", "2026/01/01/tides.html"),
            Page("_posts/sub/2026-01-02-deep.md", "2026/01/02/deep.html"),
            Page("news/_posts/2026-01-03-v1.0.0-out.md", "news/2026/01/03/v1.0.0-out.html"),
        ]);
        Assert.Equal(Address(path), links.AddressOf(Page("_posts/2026-02-01-main.md", "x"), new(kind, target)));
    }

    private static string? Hugo(string from, string target, string? language = null)
    {
        Article[] pages =
        [
            Page("content/about.md", "about/"), Page("content/posts/tides.md", "posts/tides/"), Page("content/posts/tides.zh-cn.md", "zh-cn/posts/tides/", "zh-CN"),
            Page("content/posts/fish.zh-cn.md", "zh-cn/posts/fish/", "zh-CN"), Page("content/posts/My Boat.md", "posts/my-boat/"), Page("content/posts/refs.md", "posts/refs/"),
            Page("content/posts/bundle/index.md", "posts/bundle/"), Page("content/posts/other/index.md", "posts/other/"), Page("content/posts/sub/deep.md", "posts/sub/deep/"),
            Page("content/notes/deep.md", "notes/deep/"), Page("content/notes/fog.md", "notes/fog/"), Page("content/posts/draft.md", "posts/draft/") with { State = ArticleState.Draft },
        ];
        return new PageLinks(Site, Options(Some.Hugo, "content"), pages).AddressOf(pages.Single(page => page.File == from), new(ReferenceKind.Page, target, language));
    }

    private static ContentOptions Options(SiteDialect dialect, string folder) => Some.Content(dialect) with { SiteFolder = "/site", Folder = Path.GetFullPath(Path.Combine("/site", folder)) };

    private static Article Page(string file, string path, string? language = null) => Some.Article() with { File = file, Url = Site.Url + path, Language = language };

    private static string? Address(string? path) => path is null ? null : Site.Url + path;
}
