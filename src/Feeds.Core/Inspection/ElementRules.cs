using System.Collections;
using System.Xml.Linq;

namespace Feeds.Inspection;

/// <summary>What an element may hold of its own namespace: its attributes, its elements or its text.</summary>
/// <param name="text">Judges the text; null for an element that holds none.</param>
/// <param name="more">Judges what is between its parts, or null.</param>
/// <param name="open">Whether it may hold text and elements that are not named.</param>
internal sealed class ElementRules(ValueRule? text = null, Action<XElement, Findings>? more = null, bool open = false) : IEnumerable
{
    private readonly Dictionary<string, (ElementRules Rules, bool Required, bool Many)> children = [];
    private readonly Dictionary<string, (ValueRule Rule, bool Required)> attributes = [];

    /// <summary>Adds an attribute as <c>@name</c> or an element that holds text alone as <c>name</c>; <c>!</c> at the end: it must be there, <c>*</c>: any number of times, <c>@*</c>: any other attribute.</summary>
    public void Add(string name, ValueRule rule)
    {
        if (name.StartsWith('@'))
        {
            attributes.Add(name.Trim('@', '!'), (rule, name.EndsWith('!')));
        }
        else
        {
            Add(name, new ElementRules(rule));
        }
    }

    /// <summary>Adds an element with parts of its own.</summary>
    public void Add(string name, ElementRules rules) => children.Add(name.TrimEnd('!', '*'), (rules, name.Contains('!', StringComparison.Ordinal), name.EndsWith('*')));

    public IEnumerator GetEnumerator() => children.Keys.GetEnumerator();

    public void Check(XElement element, Findings findings)
    {
        CheckAttributes(element, findings);
        if (text is null)
        {
            CheckChildren(element, findings);
        }
        else
        {
            if (element.Elements().FirstOrDefault() is { } child)
            {
                findings.Error(child, "unknown-element", $"<{element.Name.LocalName}> holds text only, not <{child.Name.LocalName}>; markup must be escaped.");
            }

            // Blanks around it count in Atom (RFC 4287, section 2), not in RSS and OPML.
            findings.Judge(Findings.Place(element), $"<{element.Name.LocalName}>", text, element.Name.Namespace == XNamespace.None ? element.Value.Trim() : element.Value);
        }

        more?.Invoke(element, findings);
    }

    private void CheckAttributes(XElement element, Findings findings)
    {
        var name = element.Name.LocalName;
        foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.None && !attribute.IsNamespaceDeclaration))
        {
            if (attributes.TryGetValue(attribute.Name.LocalName, out var known))
            {
                findings.Judge(Findings.Place(attribute), $"The {attribute.Name.LocalName} of <{name}>", known.Rule, attribute.Value);
            }
            else if (!attributes.ContainsKey("*"))
            {
                findings.Error(attribute, "unknown-attribute", $"<{name}> has no attribute '{attribute.Name.LocalName}'.");
            }
        }

        foreach (var (missing, _) in attributes.Where(pair => pair.Value.Required && element.Attribute(pair.Key) is null))
        {
            findings.Error(element, "missing", $"<{name}> must have the attribute '{missing}'.");
        }
    }

    private void CheckChildren(XElement element, Findings findings)
    {
        var (name, seen) = (element.Name.LocalName, new HashSet<string>());
        foreach (var child in element.Elements().Where(child => child.Name.Namespace == element.Name.Namespace))
        {
            var known = children.GetValueOrDefault(child.Name.LocalName);
            if (known.Rules is null)
            {
                if (!open)
                {
                    findings.Error(child, "unknown-element", $"<{name}> has no element <{child.Name.LocalName}>.");
                }

                continue;
            }

            if (!seen.Add(child.Name.LocalName) && !known.Many)
            {
                findings.Error(child, "duplicate-element", $"<{name}> may have one <{child.Name.LocalName}> only; readers take one of them or none.");
            }

            known.Rules.Check(child, findings);
        }

        foreach (var (missing, _) in children.Where(pair => pair.Value.Required && !seen.Contains(pair.Key)))
        {
            findings.Error(element, "missing", $"<{name}> must have <{missing}>.");
        }

        if (!open && element.Nodes().OfType<XText>().Any(node => !string.IsNullOrWhiteSpace(node.Value)))
        {
            findings.Error(element, "unexpected-text", $"<{name}> holds text that belongs to none of its elements.");
        }
    }
}
