using System.Collections.Immutable;
using System.CommandLine;
using Feeds.Cli.Reports;
using Feeds.Configuration;
using Feeds.Configuration.Sites;
using Feeds.Sources;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds init</c>: a commented <c>feeds.yml</c> that fits the site it finds, or a sample site in an empty folder.</summary>
internal static class InitCommand
{
    public static Command Create(CommonOptions common)
    {
        var directory = new Argument<string?>("DIR") { Description = "The site's folder; --site unless given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("init", "Writes a commented feeds.yml that fits the site it finds, or a sample site in an empty folder.") { directory };
        command.SetAction(parsed => Run(Session.TerminalOf(parsed, common), parsed.GetValue(directory) ?? parsed.GetRequiredValue(common.Site)));
        return command;
    }

    private static int Run(Terminal terminal, string folder)
    {
        var file = Path.Combine(folder, PublicationReader.FileName);
        if (new FileInfo(file) is { Exists: true } or { LinkTarget: not null })
        {
            throw new FeedsException($"'{file}' is there already; nothing was changed.");
        }

        if (File.Exists(folder))
        {
            throw new FeedsException($"'{folder}' is a file, not the folder of a site.");
        }

        try
        {
            return Write(terminal, folder, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FeedsException($"'{folder}' cannot be written: {exception.Message}", exception);
        }
    }

    private static int Write(Terminal terminal, string folder, string file)
    {
        Directory.CreateDirectory(folder);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var isEmpty = !Directory.EnumerateFileSystemEntries(folder).Any(entry => !Path.GetFileName(entry).StartsWith('.'));
        if (isEmpty)
        {
            var count = SampleSite.WriteTo(folder);
            terminal.Say($"Wrote a sample site of {count} files to '{folder}'. Next: {BuildOf(folder)}");
        }
        else
        {
            var found = SiteFinder.Find(Path.GetFullPath(folder), generator: null, problems);
            File.WriteAllText(file, StarterSettings.For(found));
            terminal.Say($"Found {(found.File is null ? "a plain folder of articles" : $"a {found.Generator} site ({found.File})")}; wrote '{file}'.");
            terminal.Say(found.Url is null ? $"Next: set site.url in '{file}', then {BuildOf(folder)}" : $"Next: {BuildOf(folder)}");
        }

        if (terminal.Json)
        {
            JsonReport.WriteProblems(terminal.Output, problems);
        }

        terminal.Report(problems);
        return problems.Any(problem => problem.Severity == Severity.Error) ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }

    // A line to paste into a shell, so a name with blanks stands in quotes.
    private static string BuildOf(string folder)
    {
        var name = folder.Any(c => !char.IsLetterOrDigit(c) && c is not ('/' or '.' or '-' or '_' or '\\' or ':')) ? $"'{folder.Replace("'", "'\\''", StringComparison.Ordinal)}'" : folder;
        return folder == "." ? "feeds build" : $"feeds build --site {name}";
    }
}
