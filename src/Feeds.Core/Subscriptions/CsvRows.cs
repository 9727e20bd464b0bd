using System.Globalization;

namespace Feeds.Subscriptions;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">The line in which it begins.</param>
/// <param name="Fields">Its fields without their quotes; empty where it cannot be read.</param>
/// <param name="Why">Why it cannot be read, or null.</param>
internal readonly record struct CsvRow(int Line, string[] Fields, string? Why);

/// <summary>
/// The rows of a CSV file, one after another. Libraries take a quote that nobody closes for a field that ends with the file, so that all
/// rows behind it are lost; here it costs the line in which it stands, and reading goes on with the next.
/// </summary>
/// <param name="first">A line that was taken from <paramref name="lines"/> to look at, or null.</param>
internal sealed class CsvRows(CsvLines lines, char separator, CsvLine? first)
{
    private const int MostLines = 100;

    private readonly List<CsvLine> ahead = first is { } line ? [line] : [];

    /// <summary>The next row that is not blank, or null at the end.</summary>
    public CsvRow? Next()
    {
        while (At(0) is { } first)
        {
            if (string.IsNullOrWhiteSpace(first.Text))
            {
                ahead.RemoveAt(0);
                continue;
            }

            return Row(first);
        }

        return null;
    }

    private CsvRow Row(CsvLine first)
    {
        var row = new CsvFields(separator);
        int taken = 0, length = 0;
        while (taken < MostLines && At(taken) is { TooLong: false } line && (length += line.Text.Length) <= CsvLines.MostCharacters)
        {
            taken++;
            row.Add(line);
            if (!row.IsOpen)
            {
                break;
            }
        }

        var why = first.TooLong ? string.Create(CultureInfo.InvariantCulture, $"The line is longer than {CsvLines.MostCharacters} characters")
            : row.IsWrong ? "A quoted field has text after its closing quote; a quote in a field is written twice"
            : row.IsOpen ? "A quoted field is not closed; a quote in a field is written twice"
            : null;
        ahead.RemoveRange(0, why is null ? taken : 1);
        return new(first.Number, why is null ? row.Fields : [], why);
    }

    private CsvLine? At(int index)
    {
        while (ahead.Count <= index)
        {
            if (lines.Next() is not { } line)
            {
                return null;
            }

            ahead.Add(line);
        }

        return ahead[index];
    }
}
