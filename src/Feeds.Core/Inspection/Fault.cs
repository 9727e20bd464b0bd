using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>What is wrong with one value.</summary>
/// <param name="Text">The end of a sentence that begins with what the value is called: <c>is empty</c>.</param>
internal readonly record struct Fault(Severity Severity, string Rule, string Text)
{
    public static Fault Error(string rule, string text) => new(Severity.Error, rule, text);

    public static Fault Warning(string rule, string text) => new(Severity.Warning, rule, text);
}

/// <summary>Judges one value: the text of an element, an attribute or a JSON string.</summary>
internal delegate IEnumerable<Fault> ValueRule(string value);
