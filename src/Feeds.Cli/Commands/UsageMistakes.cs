using System.CommandLine;
using System.CommandLine.Parsing;
using Feeds.Configuration;

namespace Feeds.Cli.Commands;

/// <summary>What is wrong with a command line, one sentence each, with the nearest right word.</summary>
internal static class UsageMistakes
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var root = parsed.RootCommandResult.Command;
        var options = command.Options.Concat(root.Options.Where(option => option.Recursive)).Select(option => option.Name).ToList();

        // What follows a mistyped option is most likely its value.
        var unknown = parsed.UnmatchedTokens.Any(IsOption) ? parsed.UnmatchedTokens.Where(IsOption) : parsed.UnmatchedTokens;
        foreach (var token in unknown)
        {
            yield return IsOption(token)
                ? $"'{token}' is not an option of '{NameOf(command, root)}'.{NearestName.Hint(token, options)}"
                : command == root ? $"'{token}' is not a command.{NearestName.Hint(token, CommandsOf(root))}"
                : $"'{NameOf(command, root)}' does not know what to do with '{token}'.";
        }

        foreach (var error in parsed.Errors.Where(error => error.SymbolResult is not CommandResult))
        {
            yield return error.SymbolResult is OptionResult { Tokens.Count: 0, Option: var option }
                ? $"'{option.Name}' needs a value: {option.Name} {option.HelpName}."
                : error.Message;
        }

        if (command == root && parsed.UnmatchedTokens.Count == 0)
        {
            yield return $"a command is missing: {string.Join(", ", CommandsOf(root))}.";
        }
    }

    private static bool IsOption(string token) => token.StartsWith('-');

    private static IEnumerable<string> CommandsOf(Command root) => root.Subcommands.Select(each => each.Name);

    private static string NameOf(Command command, Command root) => command == root ? "feeds" : $"feeds {command.Name}";
}
