using Feeds.Content;

namespace Feeds.Tests.Content;

public sealed class FilePlaceTests
{
    [Theory]
    [InlineData("a.md", "", "a", null, null, "a")]
    [InlineData("posts/deep/a.markdown", "posts/deep", "a", null, null, "a")]
    [InlineData("2025-02-10-low-tide.md", "", "2025-02-10-low-tide", null, "2025-02-10", "low-tide")]
    [InlineData("2017-3-23-tide.md", "", "2017-3-23-tide", null, "2017-3-23", "tide")]
    [InlineData("17-3-23-tide.md", "", "17-3-23-tide", null, "2017-3-23", "tide")]
    [InlineData("2025-02-10.md", "", "2025-02-10", null, null, "2025-02-10")]
    [InlineData("2025-02-10-.md", "", "2025-02-10-", null, null, "2025-02-10-")]
    [InlineData("٢٠٢٥-٠٢-١٠-tide.md", "", "٢٠٢٥-٠٢-١٠-tide", null, null, "٢٠٢٥-٠٢-١٠-tide")]
    [InlineData("post.de.md", "", "post", "de", null, "post")]
    [InlineData("2025-02-10-post.de.md", "", "2025-02-10-post", "de", "2025-02-10", "post")]
    [InlineData("post.v2.md", "", "post.v2", null, null, "post.v2")]
    [InlineData("index.de.md", "", "index", "de", null, "index")]
    [InlineData("trailing-dots...md", "", "trailing-dots..", null, null, "trailing-dots..")]
    [InlineData(".de.md", "", ".de", null, null, ".de")]
    public void A_path_is_taken_apart(string path, string folders, string stem, string? language, string? date, string slug)
    {
        var place = FilePlace.Of(path, suffix => suffix == "de");
        Assert.Equal((folders, stem, language, date, slug), (string.Join('/', place.Folders), place.Stem, place.Language, place.Date, place.Slug));
    }

    [Theory]
    [InlineData("posts/index.md", true)]
    [InlineData("posts/_index.de.md", true)]
    [InlineData("posts/indexes.md", false)]
    public void An_index_stands_for_its_folder(string path, bool isIndex)
    {
        Assert.Equal(isIndex, FilePlace.Of(path, suffix => suffix == "de").IsIndex);
    }
}
