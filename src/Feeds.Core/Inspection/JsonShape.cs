using System.Collections;
using Feeds.Sources;

namespace Feeds.Inspection;

/// <summary>The keys that an object of a JSON Feed may hold, and what is in them; keys that begin with <c>_</c> are anybody's own.</summary>
/// <param name="what">What the object is called in a message, such as <c>an item</c>.</param>
/// <param name="more">Judges what is between its keys, or null.</param>
internal sealed class JsonShape(string what, Action<Node.Mapping, Findings>? more = null) : IEnumerable
{
    private readonly Dictionary<string, (Action<Node, string, Findings> Rule, bool Required)> keys = [];

    /// <summary>Adds a key for text; <c>!</c> at the end: it must be there, <c>*</c>: it holds a list.</summary>
    public void Add(string key, ValueRule rule) => Add(key, (value, name, findings) =>
    {
        if (IsA("a string", value, name, findings))
        {
            findings.Judge(value.Position, name, rule, ((Node.Scalar)value).Text);
        }
    });

    /// <summary>Adds a key for an object, or with <c>*</c> for a list of objects.</summary>
    public void Add(string key, JsonShape shape) => Add(key, (value, name, findings) =>
    {
        if (IsA("an object", value, name, findings))
        {
            shape.Check((Node.Mapping)value, findings);
        }
    });

    /// <summary>Adds a key for a value of which only the kind is known, such as <c>a number</c>.</summary>
    public void Add(string key, string kind) => Add(key, (value, name, findings) => IsA(kind, value, name, findings));

    public IEnumerator GetEnumerator() => keys.Keys.GetEnumerator();

    public void Check(Node.Mapping mapping, Findings findings)
    {
        foreach (var member in mapping.Members)
        {
            if (keys.TryGetValue(member.Key, out var key))
            {
                key.Rule(member.Value, $"'{member.Key}'", findings);
            }
            else if (!member.Key.StartsWith('_') || member.Key.Contains('.', StringComparison.Ordinal))
            {
                findings.Add(Severity.Warning, member.Position, "unknown-key", $"JSON Feed knows no key {Findings.Quote(member.Key)} in {what}; one of your own begins with '_' and holds no '.'.");
            }
        }

        foreach (var (key, _) in keys.Where(pair => pair.Value.Required && ValueOf(mapping, pair.Key) is null))
        {
            findings.Add(Severity.Error, mapping.Position, "missing", $"'{key}' is missing in {what}.");
        }

        more?.Invoke(mapping, findings);
    }

    /// <summary>The value of a key in exactly that case, or null.</summary>
    public static Node? ValueOf(Node.Mapping mapping, string key) => mapping.Find(key) is { } member && member.Key == key ? member.Value : null;

    /// <summary>The text of a key, or null when it is not there or no text.</summary>
    public static string? TextOf(Node.Mapping mapping, string key) => ValueOf(mapping, key) is Node.Scalar { Quoted: true } scalar ? scalar.Text : null;

    private void Add(string key, Action<Node, string, Findings> rule)
    {
        var name = key.TrimEnd('!', '*');
        keys.Add(name, (key.EndsWith('*') ? EachOf(rule) : rule, key.Contains('!', StringComparison.Ordinal)));
    }

    private static Action<Node, string, Findings> EachOf(Action<Node, string, Findings> rule) => (value, name, findings) =>
    {
        if (IsA("a list", value, name, findings))
        {
            foreach (var item in ((Node.Sequence)value).Items)
            {
                rule(item, "Each of " + name, findings);
            }
        }
    };

    private static bool IsA(string kind, Node value, string name, Findings findings)
    {
        var found = value switch
        {
            Node.Sequence => "a list",
            Node.Mapping => "an object",
            Node.Scalar { Quoted: true } => "a string",
            Node.Scalar { Text: "" } => "null",
            Node.Scalar { Text: "true" or "false" } => "true or false",
            _ => "a number",
        };
        if (found != kind)
        {
            findings.Add(Severity.Error, value.Position, "type", $"{name} must be {kind}, not {found}.");
        }

        return found == kind;
    }
}
