using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests.Commands;

public sealed class JsonOutputTests
{
    [Theory]
    [InlineData("articles --json", 1)]
    [InlineData("build --json", 1)]
    [InlineData("build --json --verbose", 1)]
    [InlineData("build --json --quiet", 1)]
    [InlineData("build --json --now soon", 2)]
    [InlineData("build --json --output feeds.yml", 2)]
    [InlineData("build --json --output .", 2)]
    [InlineData("articles --json --site nowhere", 2)]
    [InlineData("articles --json --site feeds.yml", 2)]
    [InlineData("articles --json --site content", 1)]
    [InlineData("articles --json --drafts", 2)]
    [InlineData("--json", 2)]
    [InlineData("init --json", 2)]
    [InlineData("init --json empty", 0)]
    public async Task Standard_output_holds_one_object_with_the_problems_and_standard_error_the_sentences(string line, int status)
    {
        using var site = Sites.WithGoodArticle().WithArticle("broken.md", "title: [");
        var run = await FeedsProcess.RunAsync(site.Path, line.Split(' '));
        Assert.Equal(status, run.Status);
        Assert.StartsWith("{\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n}\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(status != 0, run.Json.GetProperty("problems").EnumerateArray().Any(problem => problem.GetProperty("severity").GetString() == "error"));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public async Task What_is_wrong_is_the_same_sentence_in_both()
    {
        using var site = new TempFolder();
        var run = await FeedsRun.OfAsync("build", "--json", "--site", site.At("nowhere"));
        Assert.Equal($"feeds: {run.Json.GetProperty("problems")[0].GetProperty("message").GetString()}\n", run.Error);
    }

    [Fact]
    public async Task Nothing_is_coloured_and_no_line_is_drawn_over_where_no_terminal_is()
    {
        using var site = await Sites.SampleAsync();
        var run = await FeedsProcess.RunAsync(site.Path, "build", "--verbose");
        Assert.DoesNotContain(run.Output + run.Error, c => char.IsControl(c) && c != '\n');
    }
}
