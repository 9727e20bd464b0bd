using System.Text.RegularExpressions;

namespace Feeds.Markup;

/// <summary>The lines of a Markdown text that say where its reference links lead, and what its footnotes say.</summary>
internal static partial class ReferenceDefinitions
{
    /// <summary>The definitions in <paramref name="text"/>, fit to follow a part of it that uses them.</summary>
    public static string In(string text) => "\n\n" + string.Join('\n', Definition.Matches(text).Select(match => match.Value));

    [GeneratedRegex(@"^ {0,3}\[[^\]\n]+\]:[^\n]*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Definition { get; }
}
