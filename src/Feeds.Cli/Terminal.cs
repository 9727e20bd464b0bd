using Feeds.Sources;

namespace Feeds.Cli;

/// <summary>Where a command speaks: results on standard output, everything for people on standard error when a script reads the first.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool json, bool quiet, bool verbose)
{
    // More warnings of one kind are counted, not listed: a run from cron must not mail a thousand lines.
    private const int ListedOfAKind = 3;

    public bool Json => json;

    public bool Quiet => quiet;

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

    /// <summary>Writes a line for programs that read logs.</summary>
    public void Log(string line) => error.WriteLine(line);

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

        // One kind of warning must not hide the others.
        var warnings = problems.Where(problem => problem.Severity == Severity.Warning).ToList();
        foreach (var kind in warnings.GroupBy(problem => problem.Rule, StringComparer.Ordinal))
        {
            foreach (var problem in kind.Take(verbose ? warnings.Count : ListedOfAKind))
            {
                error.WriteLine(problem);
            }

            if (!verbose && kind.Count() > ListedOfAKind)
            {
                error.WriteLine($"… and {kind.Count() - ListedOfAKind} more of [{kind.Key}]; --verbose lists them all.");
            }
        }
    }
}
