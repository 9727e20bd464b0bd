using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>A file taken apart: what stands between its delimiters, and its body.</summary>
/// <param name="Values">The keys; empty when the file has no front matter; null when it is broken.</param>
/// <param name="BodyStart">Where the body begins in the text.</param>
/// <param name="BodyLine">The line of the file in which the body begins.</param>
/// <param name="Exists">Whether the file has front matter at all.</param>
public sealed record FrontMatter(Node.Mapping? Values, int BodyStart, int BodyLine, bool Exists, ImmutableArray<Problem> Problems)
{
    /// <summary>More is no front matter but an accident or an attack.</summary>
    public const int MaxLength = 64 * 1024;

    // How a line begins that may close front matter, behind the end of the one above.
    private static readonly SearchValues<string> BeforeClosing = SearchValues.Create(["\n---", "\n+++", "\n..."], StringComparison.Ordinal);

    // What must be among the keys before a text without opening delimiter counts as Hexo's front matter.
    private static readonly string[] HexoKeys = ["title", "date", "tags", "categories", "layout", "permalink"];

    /// <summary>Takes apart a text: YAML between <c>---</c>, TOML between <c>+++</c>, a JSON object, or Hexo's YAML without a first line.</summary>
    public static FrontMatter Read(string text, string file)
    {
        var start = Opening(text);
        var line = 1 + text.AsSpan(0, start).Count('\n');
        return LineAt(text, start).Trim() switch
        {
            "---" => Delimited(text, file, start, line, "---"),
            "+++" => Delimited(text, file, start, line, "+++"),
            ['{', ..] when OpensJson(text.AsSpan(start + 1)) => Json(text, file, start, line),
            _ => Hexo(text, file, start, line) ?? new(Nothing(line), 0, 1, Exists: false, []),
        };
    }

    /// <summary>Where the body of a text begins, whose front matter was found readable before; much cheaper than reading it again.</summary>
    public static (int Start, int Line) BodyOf(string text, string file)
    {
        var start = Opening(text);
        var delimiter = LineAt(text, start).Trim();
        if (delimiter is "---" or "+++" && Closing(text, NextLine(text, start), delimiter.ToString()) is { } closing)
        {
            var body = NextLine(text, closing);
            return (body, 1 + text.AsSpan(0, body).Count('\n'));
        }

        var front = Read(text, file);
        return (front.BodyStart, front.BodyLine);
    }

    // Hugo passes over blank lines above the first delimiter.
    private static int Opening(string text)
    {
        var start = text.AsSpan().IndexOfAnyExcept(" \t\r\n");
        return start < 0 ? text.Length : start;
    }

    private static Node.Mapping Nothing(int line) => new(new Position(line, 1), []);

    private static FrontMatter Broken(Problem problem) => new(null, 0, 1, Exists: true, [problem]);

    private static FrontMatter Delimited(string text, string file, int start, int line, string delimiter)
    {
        var from = NextLine(text, start);
        if (Closing(text, from, delimiter) is not { } closing)
        {
            return Unclosed(file, line, $"by a line of '{delimiter}'", text.Length - from);
        }

        var block = text.AsSpan(from, closing - from);
        var parsed = delimiter == "+++" ? TomlData.Parse(block.ToString(), file, line + 1) : YamlData.Parse(block, file, line + 1);
        return Finish(parsed, text, file, start, line, NextLine(text, closing));
    }

    private static FrontMatter Unclosed(string file, int line, string by, int length) =>
        Broken(Problem.Error(file, new(line, 1), "front-matter", length > MaxLength
            ? $"The front matter that opens here is not closed {by} within {MaxLength / 1024} KB."
            : $"The front matter that opens here is never closed {by}."));

    // Where the line begins that closes what opened before `from`; YAML may end in dots too.
    private static int? Closing(string text, int from, string delimiter)
    {
        for (var at = from; at < text.Length && at - from <= MaxLength;)
        {
            var line = LineAt(text, at).TrimEnd();
            if (line.SequenceEqual(delimiter) || (line is "..." && delimiter == "---"))
            {
                return at;
            }

            var before = text.AsSpan(at).IndexOfAny(BeforeClosing);
            at = before < 0 ? text.Length : at + before + 1;
        }

        return null;
    }

    private static FrontMatter Finish(ParsedData parsed, string text, string file, int start, int line, int bodyStart)
    {
        var bodyLine = line + text.AsSpan(start, bodyStart - start).Count('\n');
        return parsed.Root switch
        {
            Node.Mapping mapping => new(mapping, bodyStart, bodyLine, Exists: true, parsed.Problems),
            Node.Scalar { IsNull: true } => new(Nothing(line), bodyStart, bodyLine, Exists: true, parsed.Problems),
            null when !parsed.Problems.Any(problem => problem.Severity == Severity.Error) => new(Nothing(line), bodyStart, bodyLine, Exists: true, parsed.Problems),
            null => new(null, bodyStart, bodyLine, Exists: true, parsed.Problems),
            var other => Broken(Problem.Error(file, other.Position, "front-matter", $"The front matter must be keys with values, not {other.Kind}.")),
        };
    }

    // `{{< shortcode >}}`, `{% tag %}` and `{: .class}` open a body, not an object.
    private static bool OpensJson(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        return rest.Length > 0 && (rest[0] is '"' or '}' || rest.StartsWith("//", StringComparison.Ordinal) || rest.StartsWith("/*", StringComparison.Ordinal));
    }

    private static FrontMatter Json(string text, string file, int start, int line)
    {
        var head = text.AsSpan(start, Math.Min(text.Length - start, MaxLength));
        var bytes = Encoding.UTF8.GetBytes(head.ToString());
        switch (JsonData.ObjectLength(bytes))
        {
            case null:
                return new(null, 0, 1, Exists: true, JsonData.Parse(head.ToString(), file, line).Problems);
            case 0:
                return Unclosed(file, line, "by a '}'", text.Length - start);
            case var length:
                var block = Encoding.UTF8.GetString(bytes, 0, length.Value);
                return Finish(JsonData.Parse(block, file, line), text, file, start, line, NextLine(text, start + block.Length));
        }
    }

    private static FrontMatter? Hexo(string text, string file, int start, int line)
    {
        var first = LineAt(text, start);
        if (first.IndexOf(':') is <= 0 || !HexoKeys.Any(key => StartsWithKey(text.AsSpan(start, Math.Min(text.Length - start, MaxLength)), key)))
        {
            return null;
        }

        for (var at = start; at < text.Length && at - start <= MaxLength; at = NextLine(text, at))
        {
            if (LineAt(text, at).TrimEnd() is "---")
            {
                var block = text[start..at];
                var parsed = YamlData.Parse(block, file, line);

                // What cannot be read must hold two of the keys: "Title: part 1: the port" above a line is a heading.
                var counts = parsed.Root switch
                {
                    Node.Mapping mapping => HexoKeys.Any(key => mapping.Find(key) is not null),
                    null => HexoKeys.Count(key => StartsWithKey(block, key)) > 1,
                    _ => false,
                };
                return counts ? Finish(parsed, text, file, start, line, NextLine(text, at)) : null;
            }
        }

        return null;
    }

    private static bool StartsWithKey(ReadOnlySpan<char> text, string key)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (line.TrimEnd() is "---")
            {
                return false;
            }

            if (line.StartsWith(key, StringComparison.OrdinalIgnoreCase) && line[key.Length..].TrimStart() is [':', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> LineAt(string text, int start)
    {
        var rest = text.AsSpan(start);
        var end = rest.IndexOf('\n');
        return (end < 0 ? rest : rest[..end]).TrimEnd('\r');
    }

    private static int NextLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }
}
