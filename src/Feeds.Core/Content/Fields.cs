using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>
/// The front matter by the meaning of its keys: any case, groups such as <c>params</c> merged below the top level,
/// what the article inherits below that; the first alias that says something.
/// </summary>
internal sealed class Fields
{
    // Hugo's and Zola's groups for what is no key of their own.
    private static readonly string[] Groups = ["params", "taxonomies", "extra"];

    private static readonly string[] Affirmative = ["true", "yes", "on", "y", "1"];
    private static readonly string[] Negative = ["false", "no", "off", "n", "0"];

    private static readonly Recurring<string> Lines = new(XmlText.Line);

    private readonly ImmutableArray<Node.Mapping> layers;
    private readonly KeyMarks marks;

    /// <param name="inherited">What holds where the article's own front matter says nothing, the strongest first.</param>
    public Fields(Node.Mapping values, ImmutableArray<Node.Mapping> inherited)
    {
        layers = Layers(values, inherited);
        marks = KeyMarks.OfAll(layers);
    }

    /// <summary>The first of the keys that holds something, with its place.</summary>
    public Node.Member? First(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Find(key) is { } member && !IsNothing(member.Value))
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>The first of the keys that holds a single value, as one clean line.</summary>
    public string? Text(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Find(key)?.Value is Node.Scalar { IsNull: false } scalar && XmlText.Line(scalar.Text) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Whether one of the keys says yes: what hides an article fails on the safe side, so <c>draft: yes</c> and <c>draft: 1</c> hide too.</summary>
    public string? Affirmed(params ReadOnlySpan<string> keys) => Saying(Affirmative, keys);

    /// <summary>The first of the keys that says no.</summary>
    public string? Denied(params ReadOnlySpan<string> keys) => Saying(Negative, keys);

    /// <summary>Whether a text is one of the words for yes and no.</summary>
    public static bool IsYesOrNo(string text) =>
        Affirmative.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) || Negative.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The word of a key below another, such as <c>build.list</c>, in lower case.</summary>
    public string? TextAt(string key, string below) => (Find(key)?.Value as Node.Mapping)?.TextAt(below)?.ToLowerInvariant();

    /// <summary>The names in a list, or in a single value cut by <paramref name="split"/>; nulls and empty ones left out, each once.</summary>
    public ImmutableArray<string> Names(Func<string, IEnumerable<string>> split, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Find(key) is not { } member)
            {
                continue;
            }

            var names = ImmutableArray.CreateBuilder<string>(member.Value is Node.Sequence several ? several.Items.Length : 1);
            if (member.Value is Node.Scalar { IsNull: false } scalar)
            {
                foreach (var name in split(scalar.Text))
                {
                    AddName(names, name);
                }
            }
            else if (member.Value is Node.Sequence list)
            {
                AddNames(names, list);
            }

            if (names.Count > 0)
            {
                return names.DrainToImmutable();
            }
        }

        return [];
    }

    private Node.Member? Find(string key)
    {
        if (!marks.MayHold(key))
        {
            return null;
        }

        foreach (var layer in layers)
        {
            if (layer.Find(key) is { } member)
            {
                return member;
            }
        }

        return null;
    }

    private static ImmutableArray<Node.Mapping> Layers(Node.Mapping values, ImmutableArray<Node.Mapping> inherited)
    {
        var all = ImmutableArray.CreateBuilder<Node.Mapping>(1 + inherited.Length);
        AddWithGroups(all, values);
        foreach (var layer in inherited)
        {
            AddWithGroups(all, layer);
        }

        return all.DrainToImmutable();
    }

    private static void AddWithGroups(ImmutableArray<Node.Mapping>.Builder all, Node.Mapping layer)
    {
        all.Add(layer);
        foreach (var name in Groups)
        {
            if (layer.Find(name)?.Value is Node.Mapping group)
            {
                all.Add(group);
            }
        }
    }

    private string? Saying(string[] words, ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Find(key)?.Value is Node.Scalar scalar && words.Contains(scalar.Text.Trim(), StringComparer.OrdinalIgnoreCase))
            {
                return key;
            }
        }

        return null;
    }

    private static void AddNames(ImmutableArray<string>.Builder names, Node.Sequence list)
    {
        foreach (var item in list.Items)
        {
            switch (item)
            {
                case Node.Scalar { IsNull: false } scalar:
                    AddName(names, scalar.Text);
                    break;
                case Node.Sequence inner:
                    AddNames(names, inner);
                    break;
                case Node.Mapping mapping when mapping.TextAt("name") is { } name:
                    AddName(names, name);
                    break;
                default:
                    break;
            }
        }
    }

    private static void AddName(ImmutableArray<string>.Builder names, string name)
    {
        if (Lines.Of(name) is { Length: > 0 } line && !names.Contains(line))
        {
            names.Add(line);
        }
    }

    private static bool IsNothing(Node node) => node switch
    {
        Node.Scalar scalar => scalar.IsNull || string.IsNullOrWhiteSpace(scalar.Text),
        Node.Sequence sequence => sequence.Items.All(IsNothing),
        Node.Mapping mapping => mapping.Members.IsEmpty,
        _ => false,
    };
}
