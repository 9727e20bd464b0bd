namespace Feeds.Subscriptions;

/// <summary>A line of a text file.</summary>
/// <param name="Ending">What ends it: CR, LF, both, or nothing at the end of the file.</param>
/// <param name="TooLong">Whether the rest of it was passed over.</param>
internal readonly record struct CsvLine(int Number, string Text, string Ending, bool TooLong);

/// <summary>Reads a text line by line, holding no more of a line than anyone could mean.</summary>
internal sealed class CsvLines(TextReader source)
{
    /// <summary>The most characters of a line, and of a row.</summary>
    public const int MostCharacters = 64 * 1024;

    private readonly char[] buffer = new char[32 * 1024];
    private readonly System.Text.StringBuilder line = new();
    private int start;
    private int end;
    private int number;

    /// <summary>The next line, or null at the end.</summary>
    public CsvLine? Next()
    {
        if (start == end && !Fill())
        {
            return null;
        }

        line.Clear();
        var tooLong = false;
        do
        {
            var rest = buffer.AsSpan(start, end - start);
            var stop = rest.IndexOfAny('\r', '\n');
            var piece = stop < 0 ? rest : rest[..stop];
            var room = MostCharacters - line.Length;
            tooLong |= piece.Length > room;
            line.Append(piece[..Math.Min(room, piece.Length)]);
            start += piece.Length;
            if (stop >= 0)
            {
                return new(++number, line.ToString(), Ending(), tooLong);
            }
        }
        while (Fill());

        return new(++number, line.ToString(), "", tooLong);
    }

    private string Ending()
    {
        if (buffer[start++] == '\n')
        {
            return "\n";
        }

        if ((start < end || Fill()) && buffer[start] == '\n')
        {
            start++;
            return "\r\n";
        }

        return "\r";
    }

    private bool Fill()
    {
        (start, end) = (0, source.Read(buffer));
        return end > 0;
    }
}
