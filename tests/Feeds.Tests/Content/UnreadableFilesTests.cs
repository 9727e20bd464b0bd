using System.Diagnostics;
using System.Text;
using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class UnreadableFilesTests : IDisposable
{
    private const string Dated = "---\ndate: 2025-02-10\n---\n港口的早晨，第一班渡轮离开码头。\n";

    private readonly TempFolder folder = new TempFolder().With("content/good.md", Dated);

    static UnreadableFilesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("utf-16LE", "UTF-16LE")]
    [InlineData("utf-16BE", "UTF-16BE")]
    [InlineData("gb18030", "GBK")]
    [InlineData("shift_jis", "Shift_JIS")]
    [InlineData("big5", "Big5")]
    public void A_file_that_is_not_UTF_8_is_broken_and_its_encoding_named(string encoding, string name)
    {
        var text = encoding switch
        {
            "shift_jis" => "---\ntitle: みなとのあさ\n---\nさいしょのフェリーがでます。\n",
            "big5" => "---\ntitle: 港口的早晨\n---\n第一班渡輪離開碼頭，海鷗跟在後面。\n",
            _ => "---\ntitle: 港口的早晨\ndate: 2025-02-10\n---\n第一班渡轮离开码头。\n",
        };
        var other = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(folder.At("content/bad.md"), [.. other.GetPreamble(), .. other.GetBytes(text)]);
        AssertOnlyGoodIsPublished($"content/bad.md: error: The file is not UTF-8; it looks like {name}. Save it as UTF-8. [unreadable]");
    }

    [Fact]
    public void A_body_is_not_looked_at_before_a_feed_shows_it()
    {
        File.WriteAllBytes(folder.At("content/good.md"), [.. Encoding.ASCII.GetBytes("---\ntitle: Tides\ndate: 2025-02-10\n---\n"), 0xC4, 0xFA, 0, 0xFF]);
        AssertOnlyGoodIsPublished();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(60_000)]
    public void A_front_matter_is_read_however_long_it_is(int length)
    {
        folder.With("content/good.md", $"---\ndate: 2025-02-10\nnote: {new string('n', length)}\ntitle: Tides\n---\nA body.\n");
        AssertOnlyGoodIsPublished();
        Assert.Equal("Tides", Assert.Single(Reading.Plain.Read(folder).Articles).Title);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_change_nothing()
    {
        File.WriteAllText(folder.At("content/good.md"), Dated.Replace("\n", "\r\n"), Encoding.UTF8);
        folder.With("content/mac.md", Dated.Replace('\n', '\r'));
        var read = Reading.Plain.Read(folder);
        Assert.Empty(read.Problems);
        Assert.All(read.Articles, article => Assert.Equal(ArticleState.Published, article.State));
    }

    [Fact]
    public void A_picture_named_like_an_article_is_broken()
    {
        File.WriteAllBytes(folder.At("content/bad.md"), [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0]);
        AssertOnlyGoodIsPublished("content/bad.md: error: The file is not UTF-8; it looks like an image. Save it as UTF-8. [unreadable]");
    }

    [Fact]
    public void More_than_8_MB_is_not_read()
    {
        folder.With("content/bad.md", Dated + new string('x', 9 * 1024 * 1024));
        AssertOnlyGoodIsPublished("content/bad.md: error: The file has 9 MB; more than 8 MB is not read. [unreadable]");
    }

    [Fact]
    public void A_large_article_below_the_limit_is_read()
    {
        folder.With("content/good.md", Dated + new string('x', 7 * 1024 * 1024));
        AssertOnlyGoodIsPublished();
    }

    [Fact]
    public void An_empty_file_is_an_undated_page()
    {
        folder.With("content/empty.md", "");
        AssertOnlyGoodIsPublished("content/empty.md: warning: The page has no date, so it is in no feed. [undated]");
    }

    [Fact]
    public void A_pipe_named_like_an_article_does_not_hang()
    {
        using var made = Process.Start("mkfifo", [folder.At("content/pipe.md")]);
        made.WaitForExit();
        AssertOnlyGoodIsPublished("content/pipe.md: warning: The page has no date, so it is in no feed. [undated]");
    }

    [Fact]
    public void A_folder_named_like_an_article_is_a_folder()
    {
        folder.With("content/folder.md/below.md", "---\ntitle: a: b\n---\n");
        Assert.Equal("content/folder.md/below.md", Assert.Single(Reading.Plain.Read(folder).Problems).File);
    }

    [Fact]
    public void A_link_to_a_folder_above_it_is_passed_over()
    {
        Directory.CreateSymbolicLink(folder.At("content/loop"), ".");
        AssertOnlyGoodIsPublished("content/loop: warning: The symbolic link leads back to a folder above it; it is passed over. [link]");
    }

    [Fact]
    public void Links_that_lead_to_each_other_are_passed_over()
    {
        Directory.CreateSymbolicLink(folder.At("content/one"), "two");
        Directory.CreateSymbolicLink(folder.At("content/two"), "one");
        AssertOnlyGoodIsPublished(
            "content/one: warning: The symbolic link leads nowhere; it is passed over. [link]",
            "content/two: warning: The symbolic link leads nowhere; it is passed over. [link]");
    }

    [Theory]
    [InlineData("content/gone.md", "nothing-there.md")]
    [InlineData("content/gone", "nothing-there")]
    public void A_link_that_leads_nowhere_is_passed_over(string link, string target)
    {
        File.CreateSymbolicLink(folder.At(link), target);
        AssertOnlyGoodIsPublished($"{link}: warning: The symbolic link leads nowhere; it is passed over. [link]");
    }

    [Theory]
    [InlineData("content/out.md", "secret.md")]
    [InlineData("content/out", "")]
    public void A_link_out_of_the_site_is_passed_over(string link, string target)
    {
        using var outside = new TempFolder().With("secret.md", Dated);
        File.CreateSymbolicLink(folder.At(link), outside.At(target));
        AssertOnlyGoodIsPublished($"{link}: warning: The symbolic link leads out of the site; it is passed over. [link]");
    }

    [Fact]
    public void A_link_by_way_of_another_link_does_not_get_out()
    {
        using var outside = new TempFolder().With("secret.md", Dated);
        Directory.CreateSymbolicLink(folder.At("inside"), outside.Path);
        File.CreateSymbolicLink(folder.At("content/out.md"), "../inside/secret.md");
        AssertOnlyGoodIsPublished("content/out.md: warning: The symbolic link leads out of the site; it is passed over. [link]");
    }

    [Fact]
    public void A_link_inside_the_site_is_followed()
    {
        folder.With("shared/more.md", Dated);
        Directory.CreateSymbolicLink(folder.At("content/posts"), "../shared");
        Assert.Equal(["content/good.md", "content/posts/more.md"], Reading.Plain.Read(folder).Articles.Select(article => article.File));
    }

    [Theory]
    [InlineData("content/link", "public")]
    [InlineData("content/link", ".feeds")]
    [InlineData("content/link", "content/node_modules")]
    public void A_link_to_what_is_never_read_is_not_read(string link, string target)
    {
        folder.With(target + "/more.md", Dated);
        Directory.CreateSymbolicLink(folder.At(link), folder.At(target));
        var reading = Reading.Plain with { Options = options => options with { NeverRead = [folder.At("public")] } };
        var read = reading.Read(folder);
        Assert.Equal("content/good.md", Assert.Single(read.Articles).File);
        Assert.Equal("content/link: warning: The symbolic link leads to what is never read; it is passed over. [link]", Assert.Single(read.Problems).ToString());
    }

    [Fact]
    public void A_site_that_is_reached_by_a_link_is_read_as_if_it_were_not()
    {
        using var other = new TempFolder();
        Directory.CreateSymbolicLink(other.At("site"), folder.Path);
        folder.With("shared/more.md", Dated);
        File.CreateSymbolicLink(folder.At("content/more.md"), "../shared/more.md");
        var reading = Reading.Plain with { Options = options => options with { SiteFolder = other.At("site"), Folder = other.At("site/content") } };
        Assert.Equal(["content/good.md", "content/more.md"], reading.Read(folder).Articles.Select(article => article.File));
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_broken()
    {
        folder.With("content/bad.md", Dated);
        AssertOnlyGoodIsPublishedWithout(folder.At("content/bad.md"), UnixFileMode.None, "content/bad.md: error: The file cannot be read: ");
    }

    [Fact]
    public void A_folder_that_may_not_be_read_is_named()
    {
        folder.With("content/bad/a.md", Dated);
        AssertOnlyGoodIsPublishedWithout(folder.At("content/bad"), UnixFileMode.None, "content/bad: error: The folder cannot be read: ");
    }

    // Rights do not bind root, under whom containers run their tests: there the file is simply read.
    private void AssertOnlyGoodIsPublishedWithout(string path, UnixFileMode mode, string problem)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var before = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, mode);
        var read = Reading.Plain.Read(folder);
        File.SetUnixFileMode(path, before);
        if (Environment.IsPrivilegedProcess)
        {
            Assert.Empty(read.Problems);
            return;
        }

        Assert.StartsWith(problem, Assert.Single(read.Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal("content/good.md", Assert.Single(read.Articles, article => article.State == ArticleState.Published).File);
    }

    private void AssertOnlyGoodIsPublished(params string[] problems)
    {
        var read = Reading.Plain.Read(folder);
        Assert.Equal("content/good.md", Assert.Single(read.Articles, article => article.State == ArticleState.Published).File);
        Assert.Equal(problems, read.Problems.Select(problem => problem.ToString()).Order(StringComparer.Ordinal));
    }
}
