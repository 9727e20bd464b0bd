using System.CommandLine;

namespace Feeds.Cli.Commands;

/// <summary>The options that every command takes.</summary>
internal sealed class CommonOptions
{
    public Option<string> Site { get; } = new("--site")
    {
        Description = "The site's folder: where feeds.yml, hugo.toml or _config.yml lies.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
        Recursive = true,
    };

    public Option<string?> Now { get; } = new("--now")
    {
        Description = "The instant that decides what is published and due, such as 2025-02-10T08:00:00Z; the clock's unless given.",
        HelpName = "INSTANT",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "One JSON object on standard output and nothing else there.",
        Recursive = true,
    };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Say nothing but errors.", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Say everything.", Recursive = true };

    public void AddTo(Command root)
    {
        root.Options.Add(Site);
        root.Options.Add(Now);
        root.Options.Add(Json);
        root.Options.Add(Quiet);
        root.Options.Add(Verbose);
    }
}
