using System.CommandLine;
using Feeds.Cli.Reports;
using Feeds.Sources;

namespace Feeds.Cli.Commands;

/// <summary>The root command, and the one place where exceptions end.</summary>
internal static class FeedsCommand
{
    // How long a command that was asked to stop may take: a mail server that has a message may need a while to say so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, TimeProvider time)
    {
        var common = new CommonOptions();
        var parsed = Create(common, time).Parse(args);
        var json = parsed.GetResult(common.Json) is { Implicit: false } ? output : null;
        if (parsed.Errors.Count > 0)
        {
            return NothingDone(json, error, "usage", [.. UsageMistakes.Of(parsed)], "'feeds --help' lists the commands, 'feeds COMMAND --help' the options of one.");
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Patience });
        }
        catch (Exception exception)
        {
            // Of several threads that met the same full disk, one says it.
            return (exception is AggregateException several ? several.Flatten().InnerExceptions[0] : exception) switch
            {
                FeedsException refusal => NothingDone(json, error, "environment", [refusal.Message]),
                OperationCanceledException => NothingDone(json, error, "stopped", ["stopped; what was not written yet stays as it was."]),

                // The report itself could not be written; a second try would fail the same way.
                IOException full => NothingDone(null, error, "environment", [$"the system refused: {full.Message}"]),
                var bug => NothingDone(json, error, "bug", [$"this is a mistake in feeds itself, please report it: {bug}"]),
            };
        }
    }

    private static int NothingDone(TextWriter? json, TextWriter error, string rule, string[] mistakes, string? hint = null)
    {
        try
        {
            foreach (var text in mistakes.Concat(hint is null ? [] : [hint]))
            {
                error.WriteLine("feeds: " + text);
            }

            if (json is not null)
            {
                JsonReport.WriteProblems(json, mistakes.Select(text => Problem.Error("", null, rule, text)));
            }
        }
        catch (IOException)
        {
            // Nobody can be told; the exit status still says it.
        }

        return ExitStatus.NothingDone;
    }

    private static RootCommand Create(CommonOptions common, TimeProvider time)
    {
        var root = new RootCommand("Publishes the RSS, Atom and JSON feeds of a site whose articles are files with front matter, and mails digests of what is new.")
        {
            InitCommand.Create(common),
            ArticlesCommand.Create(common, time),
            BuildCommand.Create(common, time),
            CheckCommand.Create(common, time),
            CompareCommand.Create(common, time),
            SubscribersCommand.Create(common, time),
            DigestCommand.Create(common, time),
            SendCommand.Create(common, time),
            OutboxCommand.Create(common, time),
            ExplainCommand.Create(common, time),
            PublishCommand.Create(common, time),
            ServeCommand.Create(common, time),
        };
        common.AddTo(root);
        return root;
    }
}
