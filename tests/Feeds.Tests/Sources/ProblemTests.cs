using Feeds.Sources;

namespace Feeds.Tests.Sources;

public sealed class ProblemTests
{
    [Fact]
    public void A_problem_is_printed_as_compilers_print_theirs()
    {
        Assert.Equal("content/a.md:3:5: error: It is wrong. [front-matter]", Problem.Error("content/a.md", new(3, 5), "front-matter", "It is wrong.").ToString());
        Assert.Equal("content/a.md: warning: It is odd. [undated]", Problem.Warning("content/a.md", null, "undated", "It is odd.").ToString());
        Assert.Equal("warning: No zone is set. [timezone]", Problem.Warning("", null, "timezone", "No zone is set.").ToString());
    }
}
