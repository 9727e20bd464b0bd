using System.Collections.Immutable;
using System.Globalization;
using Feeds.Sources;

namespace Feeds.Configuration;

/// <summary>One group of keys of <c>feeds.yml</c>: its texts, lists and groups; every wrong one and every unknown key becomes a problem. See <see cref="SectionValues"/> for values with types.</summary>
internal sealed class Section(Node.Mapping mapping, string path, SettingsFile file)
{
    private readonly HashSet<string> known = [];

    /// <summary>Where the group begins.</summary>
    public Position Position => mapping.Position;

    /// <summary>The text of a key with <c>${NAME}</c> filled in from the environment, or null.</summary>
    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null or Node.Scalar { IsNull: true }:
                return null;
            case Node.Scalar scalar:
                return Filled(scalar, key);
            case var other:
                Refuse(other, key, "must be a single value");
                return null;
        }
    }

    /// <summary>The text of a key as it is to the last blank, with <c>${NAME}</c> filled in, whose last line end a file may have left: a password, which no message may show.</summary>
    public string? Secret(string key) => Find(key) is Node.Scalar { IsNull: false } scalar ? Filled(scalar, key, text => text.ReplaceLineEndings("")) : Text(key);

    /// <summary>A list of texts, or one text as a list of one; null when the key is absent.</summary>
    public ImmutableArray<(string Text, Node At)>? Texts(string key)
    {
        switch (Find(key))
        {
            case null or Node.Scalar { IsNull: true }:
                return null;
            case Node.Scalar scalar:
                return [(Filled(scalar, key) ?? "", scalar)];
            case Node.Sequence list:
                foreach (var wrong in list.Items.Where(item => item is not Node.Scalar { IsNull: false }))
                {
                    Refuse(wrong, key, $"holds {wrong.Kind} where a single value is expected");
                }

                return [.. list.Items.OfType<Node.Scalar>().Where(item => !item.IsNull).Select(item => (Filled(item, key) ?? "", (Node)item))];
            case var other:
                Refuse(other, key, "must be a list");
                return null;
        }
    }

    /// <summary>The keys with their texts below a key, in the order of the file; null when the key is absent.</summary>
    public ImmutableArray<(Node.Member Key, string Text)>? Pairs(string key)
    {
        switch (Find(key))
        {
            case null or Node.Scalar { IsNull: true }:
                return null;
            case Node.Mapping below:
                var group = new Section(below, Name(key), file);
                return [.. below.Members.Select(member => (member, group.Text(member.Key) ?? ""))];
            case var other:
                Refuse(other, key, "must be a group of keys");
                return null;
        }
    }

    /// <summary>The group below a key; an empty one when the key is absent.</summary>
    public Section Below(string key)
    {
        switch (Find(key))
        {
            case Node.Mapping below:
                return new(below, Name(key), file);
            case null or Node.Scalar { IsNull: true }:
                break;
            case var other:
                Refuse(other, key, "must be a group of keys");
                break;
        }

        return new(new(Position, []), Name(key), file);
    }

    /// <summary>The group below a key; null when there is none.</summary>
    public Section? Group(string key) => Below(key) is var below && Find(key) is Node.Mapping ? below : null;

    /// <summary>The groups in the list of a key.</summary>
    public IEnumerable<Section> Items(string key)
    {
        switch (Find(key))
        {
            case Node.Sequence list:
                foreach (var (index, item) in list.Items.Index())
                {
                    if (item is Node.Mapping below)
                    {
                        yield return new(below, string.Create(CultureInfo.InvariantCulture, $"{Name(key)}[{index}]"), file);
                    }
                    else
                    {
                        Refuse(item, key, $"holds {item.Kind} where a group of keys is expected");
                    }
                }

                break;
            case null or Node.Scalar { IsNull: true }:
                break;
            case var other:
                Refuse(other, key, "must be a list of groups of keys");
                break;
        }
    }

    /// <summary>The single values and the groups of keys in a list, or the one that stands there alone.</summary>
    public IEnumerable<(string? Text, Section? Group)> Entries(string key)
    {
        var node = Find(key);
        var list = node as Node.Sequence;
        foreach (var (index, item) in (list?.Items ?? (node is null ? [] : [node])).Index())
        {
            switch (item)
            {
                case Node.Scalar { IsNull: true }:
                    break;
                case Node.Scalar scalar:
                    yield return (Filled(scalar, key), null);
                    break;
                case Node.Mapping below:
                    yield return (null, new(below, list is null ? Name(key) : string.Create(CultureInfo.InvariantCulture, $"{Name(key)}[{index}]"), file));
                    break;
                default:
                    Refuse(item, key, $"holds {item.Kind} where a single value or a group of keys is expected");
                    break;
            }
        }
    }

    /// <summary>Whether there is something below a key.</summary>
    public bool Has(string key) => Find(key) is not (null or Node.Scalar { IsNull: true });

    /// <summary>Says that a key must be there.</summary>
    /// <param name="because">Why, or nothing.</param>
    public void RefuseMissing(string key, string because = "") => file.Add(Position, $"'{Name(key)}' is missing{because}.");

    /// <summary>Says that keys must be there which are not.</summary>
    public void Require(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!Has(key))
            {
                RefuseMissing(key);
            }
        }
    }

    /// <summary>Names keys that work in a later version only.</summary>
    public void Later(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Find(key) is { } node)
            {
                file.Add(mapping.Find(key)!.Value.Position, $"'{Name(key)}' does not work in this version yet; remove it ({node.Kind} is set).");
            }
        }
    }

    /// <summary>Refuses every key that nothing asked for; call it last.</summary>
    public void RefuseUnknown()
    {
        foreach (var member in mapping.Members.Where(member => !known.Contains(member.Key)))
        {
            file.Add(member.Position, $"'{Name(member.Key)}' is not a known key.{NearestName.Hint(member.Key, known)}");
        }
    }

    /// <summary>Says what is wrong with a value.</summary>
    public void Refuse(Node at, string key, string why) => Refuse(at.Position, key, why);

    /// <summary>Says what is wrong at a place.</summary>
    public void Refuse(Position at, string key, string why) => file.Add(at, $"'{Name(key)}' {why}{(why[^1] is '.' or '?' ? "" : ".")}");

    /// <summary>Says what somebody should know, though it stops nothing.</summary>
    public void Warn(Node? at, string key, string what) => file.Warn(at?.Position ?? Position, $"'{Name(key)}' {what}.");

    /// <summary>The node of a key, for messages about it.</summary>
    public Node? Find(string key)
    {
        known.Add(key);
        foreach (var member in mapping.Members)
        {
            if (member.Key == key)
            {
                return member.Value;
            }
        }

        return null;
    }

    private string Name(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private string? Filled(Node.Scalar scalar, string key) => Filled(scalar, key, XmlText.Line);

    private string? Filled(Node.Scalar scalar, string key, Func<string, string> clean)
    {
        var text = file.Filled(scalar.Text, missing => Refuse(scalar, key, $"needs the environment variable {missing}, which is not set"));
        return text is not null && clean(text) is { Length: > 0 } filled ? filled : null;
    }
}
