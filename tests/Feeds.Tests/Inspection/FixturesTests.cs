using Feeds.Inspection;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Inspection;

/// <summary>Each file in Fixtures says in its first line what is wrong with it, and where; a case more is a file more.</summary>
public sealed class FixturesTests
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_feed_has_the_problems_that_its_first_line_names_and_no_others(string name)
    {
        var path = Path.Combine(Folder, name);
        var problems = FeedInspector.Inspect(name, File.ReadAllBytes(path));
        Assert.Equal(ExpectationOf(path), problems.IsEmpty ? "nothing" : string.Join(", ", problems.Select(Short)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_problem_is_one_sentence_that_names_its_file(string name)
    {
        Assert.All(FeedInspector.Inspect(name, File.ReadAllBytes(Path.Combine(Folder, name))), problem =>
        {
            Assert.Equal(name, problem.File);
            Assert.Matches("^[^\n]{10,400}[.]$", problem.Message);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", problem.Rule);
        });
    }

    private static string Short(Problem problem) =>
        $"{(problem.Severity == Severity.Error ? "error" : "warning")} {problem.Rule} {problem.Position?.Line}:{problem.Position?.Column}";

    private static string ExpectationOf(string path)
    {
        var first = File.ReadLines(path).First();
        return path.EndsWith(".json", StringComparison.Ordinal) ? first["{\"_expects\": \"".Length..^2] : first["<!-- expects: ".Length..^" -->".Length];
    }

    private static string Folder => Path.Combine(Repository.Folder, "tests", "Feeds.Tests", "Inspection", "Fixtures");
}
