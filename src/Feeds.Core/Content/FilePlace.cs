using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>What the place and name of a file say by themselves.</summary>
/// <param name="Path">Relative to the content folder, with <c>/</c>.</param>
/// <param name="Folders">The folders above the file.</param>
/// <param name="Stem">The file name without extension and language.</param>
/// <param name="Language">The language key at the end of the name, as written, or null.</param>
/// <param name="Date">The day at the beginning of the name (<c>2025-02-10-slug</c>), as text, or null.</param>
/// <param name="Slug">The stem without its date.</param>
public sealed partial record FilePlace(string Path, ImmutableArray<string> Folders, string Stem, string? Language, string? Date, string Slug)
{
    private static readonly Recurring<ImmutableArray<string>> FoldersOf = new(path => ImmutableCollectionsMarshal.AsImmutableArray(path.Split('/')));

    /// <summary>Whether the file stands for its folder: <c>index.md</c>, or a section's <c>_index.md</c>.</summary>
    public bool IsIndex => Stem is "index" or "_index";

    /// <summary>Takes a path apart; <paramref name="isLanguage"/> decides whether a second extension is one.</summary>
    public static FilePlace Of(string path, Func<string, bool> isLanguage)
    {
        var slash = path.LastIndexOf('/');
        var stem = path[(slash + 1)..path.LastIndexOf('.')];
        string? language = null;
        if (stem.LastIndexOf('.') is > 0 and var dot && isLanguage(stem[(dot + 1)..]))
        {
            (stem, language) = (stem[..dot], stem[(dot + 1)..]);
        }

        var folders = slash < 0 ? [] : FoldersOf.Of(path.AsSpan(0, slash));
        return DayLength(stem) is { } day ? new(path, folders, stem, language, stem[..day], stem[(day + 1)..])
            : stem is [>= '0' and <= '9', ..] && Dated.Match(stem) is { Success: true } match ? new(path, folders, stem, language, DateOf(match), match.Groups["slug"].Value)
            : new(path, folders, stem, language, null, stem);
    }

    // How long the day is at the beginning of a name as nearly all are, without asking for more forms.
    private static int? DayLength(ReadOnlySpan<char> stem)
    {
        const string usual = "0000-00-00-";
        if (stem.Length <= usual.Length)
        {
            return null;
        }

        for (var i = 0; i < usual.Length; i++)
        {
            if (usual[i] == '-' ? stem[i] != '-' : !char.IsAsciiDigit(stem[i]))
            {
                return null;
            }
        }

        return usual.Length - 1;
    }

    // Jekyll takes two-digit years and single digits too.
    private static string DateOf(Match match)
    {
        var year = match.Groups["year"].Value;
        year = year.Length == 4 ? year : string.Create(CultureInfo.InvariantCulture, $"20{year.PadLeft(2, '0')}");
        return $"{year}-{match.Groups["month"].Value}-{match.Groups["day"].Value}";
    }

    [GeneratedRegex(@"^(?<year>[0-9]{4}|[0-9]{2})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})-(?<slug>.+)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Dated { get; }
}
