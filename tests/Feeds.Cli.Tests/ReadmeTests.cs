using System.Text.RegularExpressions;
using Feeds.Cli.Tests.Support;
using Feeds.Tests.Support;

namespace Feeds.Cli.Tests;

/// <summary>
/// The README cannot lie: its <c>console</c> blocks are run, one after the other in one folder, and must say what they say there
/// (<c>…</c> is any text, on a line of its own any lines); a <c>yaml</c> block below <c>&lt;!-- feeds.yml --&gt;</c> must be accepted.
/// </summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task Every_command_of_the_README_says_what_the_README_says()
    {
        var steps = Blocks("console").SelectMany(StepsOf).ToList();
        Assert.NotEmpty(steps);

        using var folder = new TempFolder();
        var lines = steps.SelectMany((step, index) => (string[])[$"printf '\\036{index}\\n'", step.Command]);
        var path = new Dictionary<string, string?> { ["PATH"] = Path.GetDirectoryName(FeedsProcess.Executable) + ":" + Environment.GetEnvironmentVariable("PATH") };
        using var shell = FeedsProcess.StartProgram("sh", folder.Path, path, "-c", "exec 2>&1\n" + string.Join('\n', lines));
        var said = (await shell.EndAsync()).Output.Split('\u001e', StringSplitOptions.RemoveEmptyEntries).Select(part => part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]).ToList();
        Assert.Equal(steps.Count, said.Count);
        Assert.All(steps.Zip(said), pair => Assert.True(
            Regex.IsMatch(pair.Second, PatternOf(pair.First.Expected), RegexOptions.None, TimeSpan.FromSeconds(10)),
            $"$ {pair.First.Command}\n{pair.Second}--- the README says ---\n{pair.First.Expected}"));
    }

    [Fact]
    public async Task Every_feeds_yml_of_the_README_is_accepted()
    {
        var settings = Blocks("yaml", below: "<!-- feeds.yml -->").ToList();
        Assert.NotEmpty(settings);
        foreach (var text in settings)
        {
            using var site = await Sites.SampleAsync();
            var run = await FeedsRun.InAsync(site.With("feeds.yml", text).Path, "articles", "--json");
            Assert.Equal(0, run.Status);
            Assert.Empty(run.Json.GetProperty("problems").EnumerateArray());
        }
    }

    private static IEnumerable<string> Blocks(string language, string? below = null) =>
        Fence.Matches(File.ReadAllText(Path.Combine(Repository.Folder, "README.md")))
            .Where(match => match.Groups["language"].Value == language && (below is null || match.Groups["above"].Value.Trim() == below))
            .Select(match => match.Groups["text"].Value);

    private static IEnumerable<(string Command, string Expected)> StepsOf(string block) => Step.Matches(block).Select(match => (match.Groups["command"].Value, match.Groups["output"].Value));

    private static string PatternOf(string expected)
    {
        var lines = expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line == "…" ? "(.*\n)*" : Regex.Escape(line).Replace("…", ".*", StringComparison.Ordinal) + "\n");
        return $@"\A{string.Concat(lines)}\z";
    }

    [GeneratedRegex(@"(?<above>[^\n]*)\n```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"^\$ (?<command>[^\n]*)\n(?<output>([^$\n][^\n]*\n)*)", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Step { get; }
}
