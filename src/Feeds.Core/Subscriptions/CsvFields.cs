using System.Text;

namespace Feeds.Subscriptions;

/// <summary>Takes a row apart, line by line (RFC 4180 section 2): a quote counts where a field begins, anywhere else it is a character.</summary>
internal sealed class CsvFields(char separator)
{
    private readonly List<string> fields = [];
    private readonly StringBuilder field = new();

    /// <summary>Whether a quoted field goes on in the next line.</summary>
    public bool IsOpen { get; private set; }

    public bool IsWrong { get; private set; }

    /// <summary>The fields of a row that is neither open nor wrong.</summary>
    public string[] Fields => [.. fields];

    /// <summary>Takes the next line of the row.</summary>
    public void Add(CsvLine line)
    {
        var rest = line.Text.AsSpan();
        while (!IsWrong)
        {
            var done = IsOpen || StartsQuoted(ref rest) ? Quoted(ref rest) : Plain(ref rest);
            if (!done)
            {
                field.Append(line.Ending);
                return;
            }

            fields.Add(field.ToString());
            field.Clear();
            if (rest.IsEmpty)
            {
                return;
            }

            rest = rest[1..];
        }
    }

    // Blanks before and after the quotes belong to nobody.
    private static bool StartsQuoted(ref ReadOnlySpan<char> rest)
    {
        var trimmed = rest.TrimStart(' ');
        if (trimmed.IsEmpty || trimmed[0] != '"')
        {
            return false;
        }

        rest = trimmed[1..];
        return true;
    }

    private bool Plain(ref ReadOnlySpan<char> rest)
    {
        var stop = rest.IndexOf(separator);
        field.Append(stop < 0 ? rest : rest[..stop]);
        rest = stop < 0 ? [] : rest[stop..];
        return true;
    }

    private bool Quoted(ref ReadOnlySpan<char> rest)
    {
        IsOpen = true;
        while (rest.IndexOf('"') is var quote and >= 0)
        {
            field.Append(rest[..quote]);
            rest = rest[(quote + 1)..];
            if (rest.IsEmpty || rest[0] != '"')
            {
                IsOpen = false;
                rest = rest.TrimStart(' ');
                IsWrong = !rest.IsEmpty && rest[0] != separator;
                return true;
            }

            field.Append('"');
            rest = rest[1..];
        }

        field.Append(rest);
        return false;
    }
}
