using System.CommandLine;
using Feeds.Sources;

namespace Feeds.Cli.Commands;

/// <summary>The root command, and the one place where exceptions end.</summary>
internal static class FeedsCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, TimeProvider time)
    {
        var parsed = Create(time).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var mistake in parsed.Errors)
            {
                await error.WriteLineAsync("feeds: " + mistake.Message);
            }

            await error.WriteLineAsync("feeds: 'feeds --help' lists the commands, 'feeds COMMAND --help' the options of one.");
            return ExitStatus.NothingDone;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (FeedsException exception)
        {
            await error.WriteLineAsync("feeds: " + exception.Message);
            return ExitStatus.NothingDone;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("feeds: stopped; what was not written yet stays as it was.");
            return ExitStatus.NothingDone;
        }
        catch (AggregateException exception) when (exception.InnerExceptions.OfType<FeedsException>().FirstOrDefault() is { } first)
        {
            // Several threads met the same full disk.
            await error.WriteLineAsync("feeds: " + first.Message);
            return ExitStatus.NothingDone;
        }
    }

    private static RootCommand Create(TimeProvider time)
    {
        var common = new CommonOptions();
        var root = new RootCommand("Publishes the RSS, Atom and JSON feeds of a site whose articles are files with front matter.")
        {
            InitCommand.Create(common),
            ArticlesCommand.Create(common, time),
            BuildCommand.Create(common, time),
            CheckCommand.Create(common, time),
        };
        common.AddTo(root);
        return root;
    }
}
