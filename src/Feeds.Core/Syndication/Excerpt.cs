using System.Text.RegularExpressions;

namespace Feeds.Syndication;

/// <summary>The beginning of a body that its author parted off, to be its summary.</summary>
internal static partial class Excerpt
{
    /// <summary>What stands before <c>&lt;!--more--&gt;</c> or the separator, whichever is first, or null; and the body without it.</summary>
    public static (string? Before, string Body) Cut(string body, string? separator)
    {
        var more = More.Match(body);
        var at = string.IsNullOrWhiteSpace(separator) ? -1 : body.IndexOf(separator, StringComparison.Ordinal);
        return at >= 0 && (!more.Success || at < more.Index) ? (body[..at], body.Remove(at, separator!.Length))
            : more.Success ? (body[..more.Index], body.Remove(more.Index, more.Length))
            : (null, body);
    }

    [GeneratedRegex(@"<!--\s*more\b[^>]{0,200}-->", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More { get; }
}
