namespace Feeds.Cli;

/// <summary>What a command says to the shell that ran it.</summary>
internal static class ExitStatus
{
    /// <summary>Done; nothing needs a person.</summary>
    public const int Done = 0;

    /// <summary>Done, but something needs a person: it is named on standard error.</summary>
    public const int NeedsPerson = 1;

    /// <summary>Nothing done: usage, configuration or environment.</summary>
    public const int NothingDone = 2;
}
