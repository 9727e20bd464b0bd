namespace Feeds.Markup.Tags;

/// <summary>The lines of code that stood between two tags.</summary>
internal static class CodeLines
{
    /// <summary>The lines without the margin they share, and without blank ones at both ends.</summary>
    /// <param name="blanks">What the margin may consist of.</param>
    public static IEnumerable<string> WithoutMargin(string code, string blanks)
    {
        var lines = code.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var first = lines.FindIndex(line => !IsBlank(line, blanks));
        if (first < 0)
        {
            return [];
        }

        lines = lines.GetRange(first, lines.FindLastIndex(line => !IsBlank(line, blanks)) - first + 1);
        var margin = lines.Where(line => !IsBlank(line, blanks)).Min(line => line.AsSpan().IndexOfAnyExcept(blanks));
        return lines.Select(line => line.Length <= margin ? "" : line[margin..]);
    }

    private static bool IsBlank(string line, string blanks) => line.AsSpan().IndexOfAnyExcept(blanks) < 0;
}
