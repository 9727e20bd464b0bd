using System.Text.RegularExpressions;

namespace Feeds.Syndication;

/// <summary>The beginning of a body that its author parted off, to be its summary.</summary>
internal static partial class Excerpt
{
    /// <summary>What stands before <c>&lt;!--more--&gt;</c> or the separator, whichever is first, or null; and the body without both.</summary>
    public static (string? Before, string Body) Cut(string body, string? separator)
    {
        var more = More.Match(body);
        var (before, rest) = more.Success ? (body[..more.Index], body.Remove(more.Index, more.Length)) : (null, body);
        if (string.IsNullOrWhiteSpace(separator) || rest.IndexOf(separator, StringComparison.Ordinal) is not (>= 0 and var at))
        {
            return (before, rest);
        }

        return (before?.Length < at ? before : rest[..at], rest.Remove(at, separator.Length));
    }

    [GeneratedRegex(@"<!--\s*more\b[^>]{0,200}-->", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More { get; }
}
