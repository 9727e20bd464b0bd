using System.Collections.Immutable;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Feeds.Sources;

/// <summary>Reads one TOML document from Tomlyn's syntax tree, so that dates and numbers stay the text that was written.</summary>
public sealed class TomlData
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
        if (DeepestBracket(text) > YamlData.MaxDepth)
        {
            // Tomlyn descends by recursion: a bomb of brackets would end the process, which no catch can mend.
            return new(null, [Problem.Error(file, new(firstLine, 1), "front-matter", $"Values are nested more than {YamlData.MaxDepth} deep.")]);
        }

        var document = SyntaxParser.Parse(text, file, validate: true);
        foreach (var message in document.Diagnostics)
        {
            if (message.Kind == DiagnosticMessageKind.Error)
            {
                return new(null, [Problem.Error(file, data.At(message.Span), "front-matter", $"This is not valid TOML: {message.Message.TrimEnd('.')}.")]);
            }
        }

        var root = new Table(new(firstLine, 1));
        data.Fill(root, document.KeyValues);
        foreach (var table in document.Tables)
        {
            var target = data.Descend(root, table.Name!, isArray: table is TableArraySyntax);
            data.Fill(target, table.Items);
        }

        return new(data.Freeze(root), data.problems.ToImmutable());
    }

    private static int DeepestBracket(string text)
    {
        int depth = 0, deepest = 0;
        foreach (var c in text)
        {
            if (c is '[' or '{')
            {
                deepest = Math.Max(deepest, ++depth);
            }
            else if (c is ']' or '}' && depth > 0)
            {
                depth--;
            }
        }

        return deepest;
    }

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
                return new Node.Scalar(At(value.Span), value.ToString().Trim(), Quoted: false);
        }
    }

    private Position At(SourceSpan span) => new(span.Start.Line + firstLine, span.Start.Column + 1);

    private Node Freeze(object value) => value switch
    {
        Table table => Freeze(table),
        Items items => new Node.Sequence(items.Position, [.. items.Values.Select(Freeze)]),
        _ => (Node)value,
    };

    // TOML itself forbids a key twice; "Title" beside "title" is what the builder still warns of.
    private Node.Mapping Freeze(Table table)
    {
        var mapping = new NodeBuilder(file, problems);
        foreach (var (key, at, value) in table.Members)
        {
            mapping.Add(key, at, Freeze(value));
        }

        return mapping.Build(table.Position);
    }

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
