using Feeds.Cli.Commands;
using Feeds.Cli.Tests.Support;

namespace Feeds.Cli.Tests.Commands;

public sealed class UsageTests
{
    private const string Hint = "feeds: 'feeds --help' lists the commands, 'feeds COMMAND --help' the options of one.\n";

    public static TheoryData<string, string> Mistakes => new()
    {
        { "", "a command is missing: init, articles, build, check, compare, subscribers, digest, send, outbox, explain, publish, serve." },
        { "--site .", "a command is missing: init, articles, build, check, compare, subscribers, digest, send, outbox, explain, publish, serve." },
        { "bild", "'bild' is not a command. Did you mean 'build'?" },
        { "deploy", "'deploy' is not a command." },
        { "--josn articles", "'--josn' is not an option of 'feeds articles'. Did you mean '--json'?" },
        { "build --outptu there", "'--outptu' is not an option of 'feeds build'. Did you mean '--output'?" },
        { "articles --drafts", "'--drafts' is not an option of 'feeds articles'." },
        { "build --version", "'--version' is not an option of 'feeds build'." },
        { "build extra", "'feeds build' does not know what to do with 'extra'." },
        { "init one two", "'feeds init' does not know what to do with 'two'." },
        { "build --output", "'--output' needs a value: --output DIR." },
        { "build --now", "'--now' needs a value: --now INSTANT." },
        { "articles --site", "'--site' needs a value: --site DIR." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_command_line_that_is_wrong_does_nothing_and_says_what_is_right(string line, string said)
    {
        var run = await FeedsRun.OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, run.Status);
        Assert.Equal("", run.Output);
        Assert.Equal($"feeds: {said}\n{Hint}", run.Error);
    }

    [Fact]
    public async Task Every_mistake_is_named_at_once()
    {
        var run = await FeedsRun.OfAsync("build", "--frce", "--qiet");
        Assert.Equal($"feeds: '--frce' is not an option of 'feeds build'. Did you mean '--force'?\nfeeds: '--qiet' is not an option of 'feeds build'. Did you mean '--quiet'?\n{Hint}", run.Error);
    }

    [Fact]
    public async Task A_script_that_asked_for_JSON_gets_the_mistake_as_JSON_too()
    {
        var run = await FeedsRun.OfAsync("build", "--frce", "--json");
        Assert.Equal(2, run.Status);
        var problem = Assert.Single(run.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal("usage", problem.GetProperty("rule").GetString());
        Assert.Equal("error", problem.GetProperty("severity").GetString());
        Assert.Equal("'--frce' is not an option of 'feeds build'. Did you mean '--force'?", problem.GetProperty("message").GetString());
        Assert.Contains("'--frce'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "init articles build check --site --now --json --quiet --verbose --version")]
    [InlineData("init --help", "DIR --site --json --quiet")]
    [InlineData("articles --help", "--site --now --json --quiet --verbose")]
    [InlineData("build --help", "--output --drafts --future --force --site --now --json --quiet --verbose")]
    public async Task Help_names_everything_there_is(string line, string words)
    {
        var run = await FeedsRun.OfAsync(line.Split(' '));
        Assert.Equal(0, run.Status);
        Assert.Equal("", run.Error);
        Assert.All(words.Split(' '), word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_without_the_commit_is_all_that_version_says()
    {
        var run = await FeedsProcess.RunAsync(Path.GetTempPath(), "--version");
        Assert.Equal(0, run.Status);
        Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?\n$", run.Output);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_mistake_in_feeds_itself_is_owned_to_and_does_not_crash()
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        using var site = await Sites.SampleAsync();
        Assert.Equal(2, await FeedsCommand.RunAsync(["articles", "--site", site.Path], output, error, new StoppedClock()));
        Assert.StartsWith("feeds: this is a mistake in feeds itself, please report it: System.NotSupportedException: no time", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", output.ToString());
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new NotSupportedException("no time");
    }
}
