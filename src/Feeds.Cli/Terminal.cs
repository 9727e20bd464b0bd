using Feeds.Sources;

namespace Feeds.Cli;

/// <summary>Where a command speaks: results on standard output, everything for people on standard error when a script reads the first.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool json, bool quiet, bool verbose)
{
    // More warnings than this are counted, not listed: a run from cron must not mail a thousand lines.
    private const int ListedWarnings = 10;

    public bool Json => json;

    public bool Verbose => verbose;

    public TextWriter Output => output;

    /// <summary>Where progress is drawn; null when nobody looks.</summary>
    public TextWriter? Progress => quiet ? null : error;

    /// <summary>What the command did, for people.</summary>
    public void Say(string text)
    {
        if (!quiet)
        {
            (json ? error : output).WriteLine(text);
        }
    }

    /// <summary>Why nothing was done.</summary>
    public void Fail(string text) => error.WriteLine("feeds: " + text);

    /// <summary>Names every error, and the first of the warnings unless <c>--verbose</c> asks for all.</summary>
    public void Report(IReadOnlyCollection<Problem> problems)
    {
        foreach (var problem in problems.Where(problem => problem.Severity == Severity.Error))
        {
            error.WriteLine(problem);
        }

        if (quiet)
        {
            return;
        }

        var warnings = problems.Where(problem => problem.Severity == Severity.Warning).ToList();
        var listed = verbose ? warnings.Count : ListedWarnings;
        foreach (var problem in warnings.Take(listed))
        {
            error.WriteLine(problem);
        }

        if (warnings.Count > listed)
        {
            error.WriteLine($"… and {warnings.Count - listed} more warning{(warnings.Count - listed == 1 ? "" : "s")}; --verbose lists them all.");
        }
    }
}
