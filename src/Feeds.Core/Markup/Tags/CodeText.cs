using System.Text;

namespace Feeds.Markup.Tags;

/// <summary>Code that stood between two tags, as Markdown (CommonMark 0.31, sections 4.5 and 6.1).</summary>
internal static class CodeText
{
    /// <summary>Code within a line.</summary>
    public static string Span(string code)
    {
        var ticks = new string('`', LongestRun(code) + 1);
        return $"{ticks} {code.Trim()} {ticks}";
    }

    /// <summary>A fenced block without the margin that the lines of the code share, and without blank ones at both ends.</summary>
    /// <param name="prefix">What each line but the first begins with, in a quote or a list.</param>
    public static string Block(string code, string language, string prefix)
    {
        var fence = new string('`', Math.Max(3, LongestRun(code) + 1));
        var block = new StringBuilder(fence).Append(language).Append('\n');
        foreach (var line in WithoutMargin(code, prefix.Contains('>', StringComparison.Ordinal) ? " \t>" : " \t"))
        {
            block.Append(prefix).Append(line).Append('\n');
        }

        return block.Append(prefix).Append(fence).ToString();
    }

    private static IEnumerable<string> WithoutMargin(string code, string blanks)
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

    private static int LongestRun(string code)
    {
        int longest = 0, run = 0;
        foreach (var c in code)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
