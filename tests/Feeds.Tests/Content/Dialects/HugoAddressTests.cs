using Feeds.Content;
using Feeds.Content.Dialects;

namespace Feeds.Tests.Content.Dialects;

/// <summary>What Hugo 0.169 itself prints (<c>hugo list all</c>) for files of these names.</summary>
public sealed class HugoAddressTests
{
    private static readonly DateTimeOffset Date = new(2024, 3, 5, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("posts/中文測試.md", "/posts/%E4%B8%AD%E6%96%87%E6%B8%AC%E8%A9%A6/")]
    [InlineData("posts/trailing-dots...md", "/posts/trailing-dots../")]
    [InlineData("posts/Hello World.md", "/posts/hello-world/")]
    [InlineData("posts/x  y.md", "/posts/x--y/")]
    [InlineData("posts/a_b.md", "/posts/a_b/")]
    [InlineData("posts/a&b.md", "/posts/ab/")]
    [InlineData("posts/a(b)'c.md", "/posts/abc/")]
    [InlineData("posts/%# +.md", "/posts/%23-+/")]
    [InlineData("posts/a%20b.md", "/posts/a%20b/")]
    [InlineData("posts/a~b@c.md", "/posts/a~b@c/")]
    [InlineData("posts/v1.0.md", "/posts/v1.0/")]
    [InlineData("posts/-lead-.md", "/posts/-lead-/")]
    [InlineData("posts/emoji😀x.md", "/posts/emojix/")]
    [InlineData("posts/semi；colon.md", "/posts/semicolon/")]
    [InlineData("posts/İstanbul.md", "/posts/istanbul/")]
    [InlineData("posts/ΑΣ.md", "/posts/%CE%B1%CF%83/")]
    [InlineData("posts/2024-03-05-dated.md", "/posts/2024-03-05-dated/")]
    [InlineData("With Space/UPPER/page.md", "/with-space/upper/page/")]
    [InlineData("posts/bundle/index.md", "/posts/bundle/")]
    [InlineData("rootpage.md", "/rootpage/")]
    public void A_page_lies_where_its_file_is_named(string file, string path) => Assert.Equal(path, PathOf(file));

    [Theory]
    [InlineData("Hello World", "/posts/hello-world/")]
    [InlineData("ümlaut", "/posts/%C3%BCmlaut/")]
    [InlineData("C#", "/posts/c%23/")]
    [InlineData("C++", "/posts/c++/")]
    [InlineData("a/b", "/posts/a/b/")]
    [InlineData("it's", "/posts/its/")]
    [InlineData("中文 slug", "/posts/%E4%B8%AD%E6%96%87-slug/")]
    public void A_slug_takes_the_place_of_the_file_name(string slug, string path) => Assert.Equal(path, PathOf("posts/x.md", slug: slug));

    [Theory]
    [InlineData("/:year/:month/:day/:slug/", "posts/x.md", "Hello, World! (2)", "/2024/03/05/hello-world-2/")]
    [InlineData("/:sections/:title/", "posts/sub/x.md", "C# & F#: a/b", "/posts/c%23-f%23-a-b/")]
    [InlineData("/x/:section/:filename/", "posts/sub/My File.md", "T", "/x/posts/my-file/")]
    [InlineData("/:sections[1:]/:contentbasename/", "posts/x.md", "T", "/x/")]
    [InlineData("/:year/:monthname/:weekday/:weekdayname/:yearday/:slugorcontentbasename/", "posts/x.md", "T", "/2024/march/2/tuesday/65/x/")]
    [InlineData("/f/:slugorfilename.html", "posts/x.md", "T", "/f/x.html/")]
    [InlineData(":sections[last]/:slug", "posts/x.md", "50% off", "/posts/50-off/")]
    [InlineData("/:sections[:last]/:slug/", "posts/x.md", "T", "/t/")]
    [InlineData("/:sections[0]/:sections[0:1]/:slug/", "posts/x.md", "“quoted” – dash", "/posts/posts/quoted-dash/")]
    [InlineData("/:2006/:Jan/:slug/", "posts/x.md", "T", "/2024/mar/t/")]
    [InlineData("/blog\\:a/:slug/", "posts/x.md", "T", "/bloga/t/")]
    [InlineData("/:sections/:slug/", "posts/bundle/index.md", "T", "/posts/t/")]
    public void A_pattern_makes_the_address(string pattern, string file, string title, string path) => Assert.Equal(path, PathOf(file, pattern, title: title));

    [Theory]
    [InlineData("C++", "/posts/c/")]
    [InlineData("C#", "/posts/c/")]
    [InlineData("a/b", "/posts/a/b/")]
    public void In_a_pattern_a_slug_loses_what_the_query_decoding_takes(string slug, string path) => Assert.Equal(path, PathOf("posts/x.md", "/:section/:slug/", slug));

    [Theory]
    [InlineData("/foo/bar/", "/foo/bar/")]
    [InlineData("foo/bar", "/foo/bar/")]
    [InlineData("foo.html", "/foo.html")]
    [InlineData("/Foo/Bar Baz/", "/Foo/Bar%20Baz/")]
    [InlineData("/中/文/", "/%E4%B8%AD/%E6%96%87/")]
    [InlineData("/x//y", "/x/y/")]
    [InlineData("/f#g", "/f%23g/")]
    [InlineData("p/:slug/", "/p/sl/")]
    [InlineData("/UP/x.HTML", "/UP/x.HTML")]
    public void A_given_address_is_kept(string given, string path) => Assert.Equal(path, new HugoDialect().GivenPath(Parts("posts/x.md", "sl", "T", ""), given));

    [Fact]
    public void A_language_has_its_folder_unless_the_given_address_begins_at_the_root()
    {
        var parts = Parts("posts/x.zh-cn.md", null, "T", "/zh-cn");
        Assert.Equal("/zh-cn/posts/x/", new HugoDialect().PathOf(parts, null));
        Assert.Equal("/zh-cn/foo/", new HugoDialect().GivenPath(parts, "foo"));
        Assert.Equal("/foo/", new HugoDialect().GivenPath(parts, "/foo"));
    }

    [Fact]
    public void A_section_with_a_slug_lends_it_to_its_pages()
    {
        var parts = Parts("posts/x.md", null, "T", "") with { Sections = [new(0, "posts", "Posts", "sec slug")] };
        Assert.Equal("/sec-slug/x/", new HugoDialect().PathOf(parts, null));
        Assert.Equal("/sec-slug/x/", new HugoDialect().PathOf(parts, "/:sectionslug/:slugorcontentbasename/"));
        Assert.Equal("/posts/x/", new HugoDialect().PathOf(parts, "/:section/:slugorcontentbasename/"));
    }

    [Fact]
    public void Case_and_files_are_kept_where_the_site_says_so()
    {
        var parts = Parts("Posts/Hello World.md", null, "T", "");
        Assert.Equal("/Posts/Hello-World/", new HugoDialect { KeepsCase = true }.PathOf(parts, null));
        Assert.Equal("/posts/hello-world.html", new HugoDialect { UglyUrls = true }.PathOf(parts, null));
    }

    [Theory]
    [InlineData("Open Source", "open-source")]
    [InlineData("C#", "c#")]
    [InlineData("AT&T", "att")]
    [InlineData("C# / .NET", "c#-/-.net")]
    [InlineData("../../x", "x")]
    [InlineData("&&&", "")]
    public void A_term_has_the_folder_that_Hugo_gives_it(string name, string folder) => Assert.Equal(folder, new HugoDialect().TermPath(name));

    private static string PathOf(string file, string? pattern = null, string? slug = null, string title = "T") => new HugoDialect().PathOf(Parts(file, slug, title, ""), pattern);

    private static AddressParts Parts(string file, string? slug, string title, string languageFolder)
    {
        var place = FilePlace.Of(file, suffix => suffix == "zh-cn");
        var folders = place.IsIndex ? place.Folders[..^1] : place.Folders;
        return new(place, slug, title, Date, [], languageFolder, SectionPages.None.Above(folders, null));
    }
}
