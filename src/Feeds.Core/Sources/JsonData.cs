using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Feeds.Sources;

/// <summary>Reads one JSON document.</summary>
public static class JsonData
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = YamlData.MaxDepth,
    };

    /// <summary>Parses <paramref name="text"/>, with comments and trailing commas as Hugo's users write them; its first line is line <paramref name="firstLine"/> of the file.</summary>
    public static ParsedData Parse(string text, string file, int firstLine) => Parse(text, file, firstLine, Options);

    /// <summary>Parses a whole file as others will read it: without comments and trailing commas (RFC 8259).</summary>
    public static ParsedData ParseStrict(string text, string file) => Parse(text, file, 1, new() { MaxDepth = YamlData.MaxDepth });

    private static ParsedData Parse(string text, string file, int firstLine, JsonReaderOptions options)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, options);
        try
        {
            reader.Read();
            var root = Read(ref reader, new Cursor(bytes, firstLine), file, problems);
            reader.Read();
            return new(root, problems.ToImmutable());
        }
        catch (JsonException exception)
        {
            var at = Place(bytes, (int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0), firstLine);
            var reason = exception.Message.Split(" LineNumber", 2)[0].Replace(" Change the reader options.", "", StringComparison.Ordinal).TrimEnd('.');
            return ParsedData.Failed(Problem.Error(file, at, "front-matter", $"This is not valid JSON: {reason}."), problems);
        }
        catch (InvalidOperationException)
        {
            // The reader's word for an escape such as \ud800 that is half a character.
            var at = new Cursor(bytes, firstLine).At((int)reader.TokenStartIndex);
            return ParsedData.Failed(Problem.Error(file, at, "front-matter", "This is not valid JSON: an escape names half of a surrogate pair."), problems);
        }
    }

    /// <summary>The length of the JSON object at the start of <paramref name="bytes"/>, 0 when it never ends, or null when it is broken.</summary>
    internal static int? ObjectLength(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.TrySkip() ? (int)reader.BytesConsumed : 0;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Node Read(ref Utf8JsonReader reader, Cursor cursor, string file, ImmutableArray<Problem>.Builder problems)
    {
        var position = cursor.At((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var mapping = new NodeBuilder(file, problems);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var at = cursor.At((int)reader.TokenStartIndex);
                    var key = reader.GetString()!;
                    reader.Read();
                    mapping.Add(key, at, Read(ref reader, cursor, file, problems));
                }

                return mapping.Build(position);
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<Node>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, cursor, file, problems));
                }

                return new Node.Sequence(position, items.ToImmutable());
            case JsonTokenType.String:
                return new Node.Scalar(position, reader.GetString()!, Quoted: true);
            case JsonTokenType.Null:
                return new Node.Scalar(position, "", Quoted: false);
            default:
                return new Node.Scalar(position, Encoding.UTF8.GetString(reader.ValueSpan), Quoted: false);
        }
    }

    // The reader counts bytes in a line; columns are counted in characters.
    private static Position Place(ReadOnlySpan<byte> bytes, int line, int column, int firstLine)
    {
        for (var skipped = 0; skipped < line; skipped++)
        {
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        }

        return new(line + firstLine, Encoding.UTF8.GetCharCount(bytes[..Math.Min(column, bytes.Length)]) + 1);
    }

    // Walks forward only: tokens come in order, so the whole document is scanned once, however long its lines are.
    private sealed class Cursor(byte[] bytes, int firstLine)
    {
        private int line = firstLine;
        private int column = 1;
        private int seen;

        public Position At(int offset)
        {
            for (; seen < offset; seen++)
            {
                // A character begins at any byte but a continuation; one of four bytes is two code units.
                (line, column) = bytes[seen] switch
                {
                    (byte)'\n' => (line + 1, 1),
                    >= 0x80 and < 0xC0 => (line, column),
                    >= 0xF0 => (line, column + 2),
                    _ => (line, column + 1),
                };
            }

            return new(line, column);
        }
    }
}
