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
    private readonly Stack<Mark> open = [];
    private int nodes;

    private YamlData(string text, string file, int firstLine)
    {
        this.file = file;
        lineOffset = firstLine - 1;
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>Parses <paramref name="text"/>, whose first line is line <paramref name="firstLine"/> of the file.</summary>
    public static ParsedData Parse(ReadOnlySpan<char> text, string file, int firstLine) =>
        PlainYaml.Read(text, firstLine) is { } plain ? new(plain, []) : ParseAny(text.ToString(), file, firstLine);

    private static ParsedData ParseAny(string text, string file, int firstLine)
    {
        var data = new YamlData(text, file, firstLine);
        try
        {
            return new(data.Document(), data.problems.ToImmutable());
        }
        catch (YamlException exception) when (Indented(text, exception) is { } indented)
        {
            // Ruby and Go let a text in quotes go on at the beginning of a line, and old sites have such titles.
            var parsed = Parse(indented, file, firstLine);
            var at = data.At(exception.Start);
            var warning = Problem.Warning(file, at, "front-matter", "The text in quotes that opens here goes on in a line that is not indented; it is read as meant.");
            return parsed with { Problems = parsed.Root is null || parsed.Problems.Contains(warning) ? parsed.Problems : [warning, .. parsed.Problems] };
        }
        catch (YamlException exception) when (exception.Start.Index < text.Length || data.open.Count == 0)
        {
            return ParsedData.Failed(data.Explain(exception, text), data.problems);
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException)
        {
            // The text ends inside a list or group in brackets, or goes on behind its end, which the parser takes for a fault of its caller.
            var problem = data.open.TryPeek(out var opening)
                ? Problem.Error(file, data.At(opening), "front-matter", "This is not valid YAML: what opens here is never closed.")
                : Problem.Error(file, new(firstLine, 1), "front-matter", "This is not valid YAML: the text goes on behind its end, a line of '...'.");
            return ParsedData.Failed(problem, data.problems);
        }
        catch (ArgumentException)
        {
            // What the parser throws for a tag that is no URI, such as `!!: `; it stands behind what was read last.
            var at = data.parser.Current is { } last ? data.At(last.Start) : new(firstLine, 1);
            return ParsedData.Failed(Problem.Error(file, at, "front-matter", "This is not valid YAML: a value that begins with '!' must be put in quotes as a whole."), data.problems);
        }
        catch (RefusedException refused)
        {
            return ParsedData.Failed(Problem.Error(file, refused.Position, "front-matter", refused.Message), data.problems);
        }
    }

    // The text with a blank before the line that the parser found to begin too far left; null when that is not what it found.
    private static string? Indented(string text, YamlException exception)
    {
        if (!exception.Message.Contains("found wrong indentation", StringComparison.Ordinal))
        {
            return null;
        }

        var start = (int)exception.End.Index;
        start = start <= 0 || start > text.Length ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        return start == 0 || text[start] is ' ' or '\n' or '\r' ? null : text.Insert(start, " ");
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
            throw RefusedException.TooDeep(At(parser.Current!.Start));
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
        var inBrackets = start.Style == SequenceStyle.Flow;
        if (inBrackets)
        {
            open.Push(start.Start);
        }

        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read(depth + 1));
        }

        if (inBrackets)
        {
            open.Pop();
        }

        return (start.Anchor, new Node.Sequence(At(start.Start), items.ToImmutable()));
    }

    private (AnchorName, Node) ReadMapping(MappingStart start, int depth)
    {
        var mapping = new NodeBuilder(file, problems);
        var merges = new List<Node.Mapping>();
        var inBrackets = start.Style == MappingStyle.Flow;
        if (inBrackets)
        {
            open.Push(start.Start);
        }

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = At(parser.Current!.Start);
            if (Read(depth + 1) is not Node.Scalar key)
            {
                throw new RefusedException(at, "A key must be a single value, not a list or a group.");
            }

            var value = Read(depth + 1);
            if (key is not { Text: "<<", Quoted: false } || Merged(value) is not { } merged)
            {
                mapping.Add(key.Text, at, value);
                continue;
            }

            merges.AddRange(merged);
        }

        if (inBrackets)
        {
            open.Pop();
        }

        merges.ForEach(mapping.AddMissing);
        return (start.Anchor, mapping.Build(At(start.Start)));
    }

    // One group, or a list of groups of which the earlier wins (yaml.org/type/merge.html).
    private static IEnumerable<Node.Mapping>? Merged(Node value) => value switch
    {
        Node.Mapping one => [one],
        Node.Sequence several when several.Items.All(item => item is Node.Mapping) => several.Items.Cast<Node.Mapping>(),
        _ => null,
    };

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
    private Problem Explain(YamlException exception, string text)
    {
        var at = At(exception.Start);
        var reason = exception.Message.Split('\n')[0].Trim().TrimEnd('.');
        var lines = text.Split('\n').Skip((int)exception.Start.Line - 1).ToList();
        if (reason.Contains("tab", StringComparison.Ordinal) && lines.FindIndex(HasTab) is >= 0 and var tabbed)
        {
            at = new(at.Line + tabbed, lines[tabbed].IndexOf('\t') + 1);
            return Problem.Error(file, at, "front-matter", "YAML does not allow a tab for indentation; use blanks.");
        }

        var line = lines.FirstOrDefault("").TrimEnd('\r');
        var value = line.AsSpan(line.IndexOf(':') + 1).TrimStart();
        var advice = value.Length > 0 && value[0] is '@' or '`' or '%' or '*' or '&' or '!' or '[' or '{' or '"' or '\'' ? $"a value that begins with '{value[0]}' must be put in quotes as a whole"
            : value.Contains(": ", StringComparison.Ordinal) ? "a value that holds ': ' must be put in quotes"
            : null;
        return Problem.Error(file, at, "front-matter", $"This is not valid YAML: {(advice is null ? reason : $"{advice} ({reason})")}.");
    }

    private static bool HasTab(string line) => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t');
}
