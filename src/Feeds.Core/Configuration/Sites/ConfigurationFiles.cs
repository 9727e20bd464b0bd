using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Sources;

namespace Feeds.Configuration.Sites;

/// <summary>Reads the configuration files of site generators, whatever their notation.</summary>
/// <param name="several">Files that stand in place of the usual one, the later ones stronger, as <c>--config a,b</c> of Jekyll and Hugo has them; relative to the site.</param>
/// <param name="seen">Told the name and text of every file that is read.</param>
internal sealed class ConfigurationFiles(string folder, ImmutableArray<string> several, ImmutableArray<Problem>.Builder problems, Action<string, string>? seen = null)
{
    // Several generators share a file's name, and its problems are to be told once.
    private readonly Dictionary<string, Node.Mapping> read = [];

    /// <summary>The full path of the site's folder.</summary>
    public string Folder => folder;

    /// <summary>The first of the names that is there, or null.</summary>
    public string? First(IEnumerable<string> names) => names.FirstOrDefault(name => File.Exists(Path.Combine(folder, name)));

    /// <summary>What the site's configuration says: the usual file, or those that stand in its place.</summary>
    /// <param name="usual">Relative to the site.</param>
    public Node.Mapping Root(string usual) => several.IsEmpty ? Read(usual) : several.Select(Read).Aggregate((below, above) => Over(above, below));

    /// <summary>What a file says; nothing, with a problem, when it cannot be read.</summary>
    /// <param name="name">Relative to the site.</param>
    public Node.Mapping Read(string name)
    {
        if (!read.TryGetValue(name, out var root))
        {
            read.Add(name, root = Parsed(name));
        }

        return root;
    }

    private Node.Mapping Parsed(string name)
    {
        var nothing = new Node.Mapping(Position.Start, []);
        if (ContentFolder.ReadText(Path.Combine(folder, name), out var why) is not { } text)
        {
            problems.Add(Problem.Error(name, null, "configuration", why!));
            return nothing;
        }

        seen?.Invoke(name, text);
        var parsed = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".toml" => TomlData.Parse(text, name, 1),
            ".json" => JsonData.Parse(text, name, 1),
            _ => YamlData.Parse(text, name, 1),
        };
        problems.AddRange(parsed.Problems.Select(problem => problem with { Rule = "configuration" }));
        if (parsed.Root is not (null or Node.Mapping or Node.Scalar { IsNull: true }))
        {
            problems.Add(Problem.Error(name, parsed.Root.Position, "configuration", $"The file must hold keys with values, not {parsed.Root.Kind}."));
        }

        return parsed.Root as Node.Mapping ?? nothing;
    }

    /// <summary>The one laid over the other: groups of keys are joined, of two values the one above wins.</summary>
    public static Node.Mapping Over(Node.Mapping above, Node.Mapping below)
    {
        var members = ImmutableArray.CreateBuilder<Node.Member>();
        members.AddRange(above.Members.Select(member => member.Value is Node.Mapping inner && below.Find(member.Key)?.Value is Node.Mapping other
            ? member with { Value = Over(inner, other) }
            : member));
        members.AddRange(below.Members.Where(member => above.Find(member.Key) is null));
        return above with { Members = members.ToImmutable() };
    }

    /// <summary>A whole number below a path of keys, or null.</summary>
    public static int? Number(Node node, params ReadOnlySpan<string> path) =>
        int.TryParse((node as Node.Mapping)?.TextAt(path), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The texts in a list, or the one text that stands there instead.</summary>
    public static ImmutableArray<string> Texts(Node? node) => node switch
    {
        Node.Sequence list => [.. list.Items.OfType<Node.Scalar>().Where(item => !item.IsNull).Select(item => item.Text)],
        Node.Scalar { IsNull: false } scalar => [scalar.Text],
        _ => [],
    };

    /// <summary>Whether the value below a key says yes.</summary>
    public static bool Says(Node.Mapping root, string key) => root.TextAt(key)?.ToLowerInvariant() is "true" or "yes" or "on";
}
