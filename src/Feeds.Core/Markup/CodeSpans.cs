using System.Text.RegularExpressions;

namespace Feeds.Markup;

/// <summary>Where a Markdown text holds code, which nothing but Markdown itself may touch.</summary>
internal static partial class CodeSpans
{
    /// <summary>The ranges of fenced blocks and of spans between backticks, in order.</summary>
    public static List<(int Start, int End)> Find(string text)
    {
        var spans = new List<(int, int)>();
        foreach (Match match in Code.Matches(text))
        {
            spans.Add((match.Index, match.Index + match.Length));
        }

        return spans;
    }

    public static bool Hold(List<(int Start, int End)> spans, int index)
    {
        int low = 0, high = spans.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (index < spans[middle].Start)
            {
                high = middle - 1;
            }
            else if (index >= spans[middle].End)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^(?<indent>[ \t>]*)(?<fence>`{3,}|~{3,})[^\n]*\n(.*\n)*?[ \t>]*\k<fence>[`~]*[ \t]*$|(?<!`)(?<tick>`+)(?!`)[^\n]*?(?<!`)\k<tick>(?!`)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code { get; }
}
