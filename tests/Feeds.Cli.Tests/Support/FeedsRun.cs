using System.Text.Json;
using Feeds.Cli.Commands;
using Microsoft.Extensions.Time.Testing;

namespace Feeds.Cli.Tests.Support;

/// <summary>One run of <c>feeds</c>: its exit status and what it said.</summary>
internal sealed record FeedsRun(int Status, string Output, string Error)
{
    /// <summary>What the clock of every run in this process says; all that the sample site dates before 2099 is published then.</summary>
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Standard output as the one JSON object it must be.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Runs a command in this process for the site in <paramref name="folder"/>.</summary>
    public static Task<FeedsRun> InAsync(string folder, params string[] args) => OfAsync([.. args, "--site", folder]);

    /// <summary>Runs a command in this process, with these arguments and no others.</summary>
    public static async Task<FeedsRun> OfAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await FeedsCommand.RunAsync(args, output, error, new FakeTimeProvider(Now));
        return new(status, output.ToString(), error.ToString());
    }

    /// <summary>All of it, for the message of a test that fails.</summary>
    public override string ToString() => $"exit status {Status}\n--- output ---\n{Output}--- error ---\n{Error}";
}
