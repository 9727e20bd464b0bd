using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Feeds.Sources;

/// <summary>Reads one TOML document from Tomlyn's syntax tree, so that dates and numbers stay the text that was written.</summary>
public sealed partial class TomlData
{
    private readonly string file;
    private readonly int firstLine;
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();

    private TomlData(string file, int firstLine)
    {
        this.file = file;
        this.firstLine = firstLine;
    }

    /// <summary>Parses <paramref name="text"/>, whose first line is line <paramref name="firstLine"/> of the file.</summary>
    public static ParsedData Parse(string text, string file, int firstLine)
    {
        var data = new TomlData(file, firstLine);
        try
        {
            return data.Read(TooFine.Replace(text, ""));
        }
        catch (TomlException)
        {
            // Its only word outside the diagnostics: the parser descends by recursion and stops itself at 64.
            return ParsedData.Failed(Problem.Error(file, new(firstLine, 1), "front-matter", RefusedException.TooDeep(new(firstLine, 1)).Message), data.problems);
        }
        catch (ArgumentOutOfRangeException)
        {
            // What its lexer throws where a text ends within an escape.
            return ParsedData.Failed(Problem.Error(file, new(firstLine, 1), "front-matter", "This is not valid TOML: the text ends within a string."), data.problems);
        }
        catch (RefusedException refused)
        {
            return ParsedData.Failed(Problem.Error(file, refused.Position, "front-matter", refused.Message), data.problems);
        }
    }

    private ParsedData Read(string text)
    {
        var document = SyntaxParser.Parse(text, file, validate: true);
        foreach (var message in document.Diagnostics)
        {
            if (message.Kind == DiagnosticMessageKind.Error)
            {
                return ParsedData.Failed(Problem.Error(file, At(message.Span), "front-matter", $"This is not valid TOML: {Explain(message.Message)}."), problems);
            }
        }

        var root = new Table(new(firstLine, 1));
        Fill(root, document.KeyValues);
        foreach (var table in document.Tables)
        {
            var target = Descend(root, table.Name!, isArray: table is TableArraySyntax);
            Fill(target, table.Items);
        }

        return new(Freeze(root, depth: 0), problems.ToImmutable());
    }

    // The parser counts lines from the block and shows the whole of what it found there.
    private string Explain(string message) => Redefined.Match(message) is { Success: true } match
        ? string.Create(CultureInfo.InvariantCulture, $"the key '{match.Groups["key"].Value}' is already set in line {int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) + firstLine - 1}")
        : message.TrimEnd('.');

    private void Fill(Table table, SyntaxList<KeyValueSyntax> pairs)
    {
        foreach (var pair in pairs)
        {
            Set(table, pair);
        }
    }

    private void Set(Table table, KeyValueSyntax pair)
    {
        var keys = Keys(pair.Key!);
        foreach (var key in keys[..^1])
        {
            table = table.Child(key, At(pair.Key!.Span));
        }

        table.Members.Add((keys[^1], At(pair.Key!.Span), Value(pair.Value!)));
    }

    private Table Descend(Table table, KeySyntax name, bool isArray)
    {
        var keys = Keys(name);
        var at = At(name.Span);
        foreach (var key in keys[..^1])
        {
            table = table.Child(key, at);
        }

        return isArray ? table.NewItem(keys[^1], at) : table.Child(keys[^1], at);
    }

    private static ImmutableArray<string> Keys(KeySyntax key) => [Name(key.Key!), .. key.DotKeys.Select(dotted => Name(dotted.Key!))];

    private static string Name(BareKeyOrStringValueSyntax key) => key switch
    {
        StringValueSyntax quoted => quoted.Value ?? "",
        BareKeySyntax bare => bare.Key?.Text ?? "",
        _ => key.ToString(),
    };

    private object Value(ValueSyntax value)
    {
        switch (value)
        {
            case StringValueSyntax text:
                return new Node.Scalar(At(value.Span), text.Value ?? "", Quoted: true);
            case ArraySyntax array:
                return new Items(At(value.Span), [.. array.Items.Select(item => Value(item.Value!))]);
            case InlineTableSyntax inline:
                var table = new Table(At(value.Span));
                foreach (var item in inline.Items)
                {
                    Set(table, item.KeyValue!);
                }

                return table;
            default:
                // Numbers, dates and booleans come with the remark behind them.
                return new Node.Scalar(At(value.Span), value.ToString().Split('#')[0].Trim(), Quoted: false);
        }
    }

    private Position At(SourceSpan span) => new(span.Start.Line + firstLine, span.Start.Column + 1);

    private Node Freeze(object value, int depth) => value switch
    {
        Table table => Freeze(table, depth),
        Items items => new Node.Sequence(items.Position, [.. items.Values.Select(item => Freeze(item, depth))]),
        _ => (Node)value,
    };

    // TOML itself forbids a key twice; "Title" beside "title" is what the builder still warns of.
    private Node.Mapping Freeze(Table table, int depth)
    {
        if (depth > YamlData.MaxDepth)
        {
            throw RefusedException.TooDeep(table.Position);
        }

        var mapping = new NodeBuilder(file, problems);
        foreach (var (key, at, value) in table.Members)
        {
            mapping.Add(key, at, Freeze(value, depth + 1));
        }

        return mapping.Build(table.Position);
    }

    // The parser takes seven digits; Go, and who writes for it, nine.
    [GeneratedRegex(@"(?<=^[^""'\n=]*=[ \t]*\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d\.\d{7})\d+", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex TooFine { get; }

    [GeneratedRegex(@"^The key `(?<key>[^`]*)` is already defined at \((?<line>\d+),", RegexOptions.CultureInvariant)]
    private static partial Regex Redefined { get; }

    private sealed record Items(Position Position, List<object> Values);

    // TOML may come back to a table later in the file, so the tree is built mutable and frozen once.
    private sealed class Table(Position position)
    {
        public Position Position => position;

        public List<(string Key, Position At, object Value)> Members { get; } = [];

        public Table Child(string key, Position at)
        {
            switch (Members.Find(member => string.Equals(member.Key, key, StringComparison.Ordinal)).Value)
            {
                case Table table:
                    return table;
                case Items { Values: [.., Table last] }:
                    return last;
                default:
                    var child = new Table(at);
                    Members.Add((key, at, child));
                    return child;
            }
        }

        public Table NewItem(string key, Position at)
        {
            if (Members.Find(member => string.Equals(member.Key, key, StringComparison.Ordinal)).Value is not Items items)
            {
                items = new Items(at, []);
                Members.Add((key, at, items));
            }

            var item = new Table(at);
            items.Values.Add(item);
            return item;
        }
    }
}
