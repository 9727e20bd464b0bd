namespace Feeds.Sources;

/// <summary>How much a problem matters: only an error changes the exit status.</summary>
public enum Severity
{
    Warning,
    Error,
}

/// <summary>One thing wrong in one file: what it is, where it is, and what happens now.</summary>
/// <param name="File">The file relative to the site, with <c>/</c>; empty when no file is at fault.</param>
/// <param name="Position">The place in the file, or null when the whole file is meant.</param>
/// <param name="Severity">Whether a person has to act.</param>
/// <param name="Rule">The short stable name of the broken rule, such as <c>front-matter</c>.</param>
/// <param name="Message">One sentence for the person who owns the file.</param>
public sealed record Problem(string File, Position? Position, Severity Severity, string Rule, string Message)
{
    public static Problem Error(string file, Position? position, string rule, string message) =>
        new(file, position, Severity.Error, rule, message);

    public static Problem Warning(string file, Position? position, string rule, string message) =>
        new(file, position, Severity.Warning, rule, message);

    /// <summary>The problem as compilers print theirs: <c>file:line:column: severity: message [rule]</c>.</summary>
    public override string ToString()
    {
        var place = Position is { } at ? $"{File}:{at.Line}:{at.Column}" : File;
        var severity = Severity == Severity.Error ? "error" : "warning";
        return place.Length == 0 ? $"{severity}: {Message} [{Rule}]" : $"{place}: {severity}: {Message} [{Rule}]";
    }
}
