using System.Text.RegularExpressions;

namespace Feeds.Content.Dialects;

/// <summary>How Jekyll makes a path of a name, so that our addresses are the ones its posts have.</summary>
internal static partial class JekyllSlug
{
    /// <summary>Letters and digits of every script in lower case, all else one hyphen.</summary>
    public static string Plain(string text) => WithoutEdges(NeitherLetterNorDigit.Replace(text, "-")).ToLowerInvariant();

    /// <summary>The same, but keeping case and the signs that a path may hold.</summary>
    public static string Pretty(string text) => WithoutEdges(NotPretty.Replace(text, "-"));

    private static string WithoutEdges(string slug)
    {
        slug = slug.StartsWith('-') ? slug[1..] : slug;
        return slug.EndsWith('-') ? slug[..^1] : slug;
    }

    [GeneratedRegex(@"[^\p{M}\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex NeitherLetterNorDigit { get; }

    [GeneratedRegex(@"[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotPretty { get; }
}
