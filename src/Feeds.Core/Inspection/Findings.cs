using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>What is wrong in one feed file, collected as it is found.</summary>
internal sealed class Findings(string file)
{
    // A hostile file could break a rule a million times; nobody reads more than this.
    private const int Most = 500;

    private readonly List<Problem> problems = [];
    private int left;

    public void Error(XObject at, string rule, string message) => Add(new(file, Place(at), Severity.Error, rule, message));

    public void Warn(XObject at, string rule, string message) => Add(new(file, Place(at), Severity.Warning, rule, message));

    public void Add(Severity severity, Position? at, string rule, string message) => Add(new(file, at, severity, rule, message));

    public void Add(Problem problem)
    {
        if (problems.Count < Most)
        {
            problems.Add(problem);
        }
        else
        {
            left++;
        }
    }

    /// <summary>Adds what a rule finds wrong with a value.</summary>
    /// <param name="name">What the value is called in a message, such as <c>&lt;pubDate&gt;</c>.</param>
    public void Judge(Position at, string name, ValueRule rule, string value)
    {
        foreach (var fault in rule(value))
        {
            Add(fault.Severity, at, fault.Rule, $"{name} {fault.Text}.");
        }
    }

    /// <summary>Everything found, in the order of the file.</summary>
    public ImmutableArray<Problem> InOrder()
    {
        var sorted = problems.OrderBy(problem => problem.Position?.Line ?? 0).ThenBy(problem => problem.Position?.Column ?? 0)
            .ThenBy(problem => problem.Rule, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal);
        return left == 0 ? [.. sorted] : [.. sorted, Problem.Warning(file, null, "more", $"{left} more problems are not listed.")];
    }

    /// <summary>Where an element begins, or an attribute's name.</summary>
    public static Position Place(XObject at)
    {
        var info = (IXmlLineInfo)at;

        // The reader points behind the "<".
        return new(info.LineNumber, Math.Max(1, at is XElement ? info.LinePosition - 1 : info.LinePosition));
    }

    /// <summary>A piece of a stranger's text, fit for one line of a terminal.</summary>
    public static string Quote(string text) => $"'{Sources.XmlText.Cut(Sources.XmlText.Line(text.Length > 200 ? text[..200] : text), 100)}'";
}
