using Feeds.Sources;

namespace Feeds.Tests.Sources;

public sealed class RelativePathTests
{
    [Theory]
    [InlineData("/site", "/site/content/a.md", "content/a.md")]
    [InlineData("/site", "/site2/a.md", "../site2/a.md")]
    [InlineData("/site", "/a.md", "../a.md")]
    [InlineData("/site", "/site", ".")]
    [InlineData("/site/content", "/site/content/a/../b.md", "a/../b.md")]
    [InlineData("/", "/a.md", "a.md")]
    public void A_path_is_told_from_a_folder(string folder, string file, string path)
    {
        Assert.Equal(path, RelativePath.Of(folder, file));
    }

    [Theory]
    [InlineData("/site", "/site/content/a.md")]
    [InlineData("/site", "/site/..a/b.md")]
    [InlineData("/site", "/site2/a.md")]
    [InlineData("/site/deep", "/a.md")]
    [InlineData("/", "/a.md")]
    public void What_was_told_from_a_folder_is_found_again(string folder, string file)
    {
        Assert.Equal(file, RelativePath.In(folder, RelativePath.Of(folder, file)));
    }
}
