using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Feeds.Sources;

/// <summary>Reads one YAML document by the parser's events, with caps on depth and size that end alias and nesting bombs.</summary>
public sealed class YamlData
{
    /// <summary>Deeper nesting is refused; real front matter stays below ten.</summary>
    public const int MaxDepth = 64;

    /// <summary>Nodes after resolving aliases; a bomb of nine lines would reach a thousand million.</summary>
    public const int MaxNodes = 20_000;

    private readonly string file;
    private readonly int lineOffset;
    private readonly Parser parser;
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly Dictionary<AnchorName, (Node Node, int Size)> anchors = [];
    private int nodes;

    private YamlData(string text, string file, int firstLine)
    {
        this.file = file;
        lineOffset = firstLine - 1;
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>Parses <paramref name="text"/>, whose first line is line <paramref name="firstLine"/> of the file.</summary>
    public static ParsedData Parse(string text, string file, int firstLine)
    {
        var data = new YamlData(text, file, firstLine);
        try
        {
            return new(data.Document(), data.problems.ToImmutable());
        }
        catch (YamlException exception)
        {
            return ParsedData.Failed(Problem.Error(file, data.At(exception.Start), "front-matter", Explain(exception, text)), data.problems);
        }
        catch (RefusedException refused)
        {
            return ParsedData.Failed(Problem.Error(file, refused.Position, "front-matter", refused.Message), data.problems);
        }
    }

    private Node? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var root = Read(depth: 0);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            throw new RefusedException(At(second.Start), "A second YAML document begins here; only one is allowed.");
        }

        return root;
    }

    private Node Read(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new RefusedException(At(parser.Current!.Start), $"Values are nested more than {MaxDepth} deep.");
        }

        Count(1, parser.Current!.Start);
        var before = nodes;
        var (anchor, node) = parser.Current switch
        {
            Scalar => ReadScalar(parser.Consume<Scalar>()),
            SequenceStart => ReadSequence(parser.Consume<SequenceStart>(), depth),
            MappingStart => ReadMapping(parser.Consume<MappingStart>(), depth),
            AnchorAlias => (AnchorName.Empty, Resolve(parser.Consume<AnchorAlias>())),
            var other => throw new RefusedException(At(other!.Start), $"A value is expected here, not {other.GetType().Name}."),
        };
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = (node, nodes - before + 1);
        }

        return node;
    }

    private (AnchorName, Node) ReadScalar(Scalar scalar) =>
        (scalar.Anchor, new Node.Scalar(At(scalar.Start), scalar.Value, scalar.Style != ScalarStyle.Plain));

    private (AnchorName, Node) ReadSequence(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read(depth + 1));
        }

        return (start.Anchor, new Node.Sequence(At(start.Start), items.ToImmutable()));
    }

    private (AnchorName, Node) ReadMapping(MappingStart start, int depth)
    {
        var mapping = new NodeBuilder(file, problems);
        var merges = new List<Node.Mapping>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = At(parser.Current!.Start);
            if (Read(depth + 1) is not Node.Scalar key)
            {
                throw new RefusedException(at, "A key must be a single value, not a list or a group.");
            }

            var value = Read(depth + 1);
            if (key is { Text: "<<", Quoted: false } && value is Node.Mapping merged)
            {
                merges.Add(merged);
            }
            else
            {
                mapping.Add(key.Text, at, value);
            }
        }

        merges.ForEach(mapping.AddMissing);
        return (start.Anchor, mapping.Build(At(start.Start)));
    }

    private Node Resolve(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var anchored))
        {
            throw new RefusedException(At(alias.Start), $"The alias '*{alias.Value}' names no earlier anchor.");
        }

        Count(anchored.Size, alias.Start);
        return anchored.Node;
    }

    private void Count(int more, Mark at)
    {
        nodes += more;
        if (nodes > MaxNodes)
        {
            throw new RefusedException(At(at), $"More than {MaxNodes} values, counting what aliases repeat.");
        }
    }

    private Position At(Mark mark) => new((int)mark.Line + lineOffset, (int)mark.Column);

    // The parser's own words name its inner states; these say what the author did.
    private static string Explain(YamlException exception, string text)
    {
        var line = text.Split('\n').ElementAtOrDefault((int)exception.Start.Line - 1)?.TrimEnd('\r') ?? "";
        var indent = line[..(line.Length - line.TrimStart().Length)];
        if (indent.Contains('\t'))
        {
            return "YAML does not allow a tab for indentation; use blanks.";
        }

        var value = line.AsSpan(line.IndexOf(':') + 1).TrimStart();
        if (value.Length > 0 && value[0] is '@' or '`' or '%' or '*' or '&' or '!' or '[' or '{' or '"' or '\'')
        {
            return $"This is not valid YAML: a value that begins with '{value[0]}' must be put in quotes as a whole ({Trimmed(exception)}).";
        }

        return value.Contains(": ", StringComparison.Ordinal)
            ? $"This is not valid YAML: a value that holds ': ' must be put in quotes ({Trimmed(exception)})."
            : $"This is not valid YAML: {Trimmed(exception)}.";
    }

    private static string Trimmed(YamlException exception) => exception.Message.Split('\n')[0].Trim().TrimEnd('.');

    private sealed class RefusedException(Position position, string message) : Exception(message)
    {
        public Position Position { get; } = position;
    }
}
