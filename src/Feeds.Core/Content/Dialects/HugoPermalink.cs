using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Feeds.Content.Dialects;

/// <summary>Hugo's permalink patterns, such as <c>/:year/:sections[1:]/:slug/</c>.</summary>
internal static partial class HugoPermalink
{
    /// <summary>The pattern with every token replaced; an unknown token stays as it is.</summary>
    /// <param name="keepsCase">Whether names keep their case.</param>
    public static string Expand(string pattern, AddressParts parts, bool keepsCase)
    {
        string InPattern(string text) => HugoPath.InPattern(keepsCase ? text : HugoPath.Lower(text));
        string SlugOf(SectionPart section) => InPattern(section.Slug ?? section.Title ?? section.Name);

        var (folders, name) = (HugoDialect.FoldersOf(parts.Place), HugoDialect.NameOf(parts.Place));
        ImmutableArray<string> sections = [.. parts.Sections.Select(section => HugoPath.Normalized(section.Name))];

        string? Value(string token, string slice) => token switch
        {
            "sections" => Sliced(sections, slice),
            "section" => folders.IsEmpty ? "" : HugoPath.Normalized(folders[0]),
            "sectionslugs" => Sliced([.. parts.Sections.Select(SlugOf)], slice),
            "sectionslug" => parts.Sections.IsEmpty ? "" : SlugOf(parts.Sections[0]),
            "title" => InPattern(OneName(parts.Title)),
            "slug" => InPattern(parts.Slug ?? OneName(parts.Title)),
            "slugorfilename" or "slugorcontentbasename" => InPattern(parts.Slug ?? name),
            "filename" or "contentbasename" => InPattern(name),
            _ => Permalink.DatePart(token, parts.Date) ?? GoLayout(token, parts.Date),
        };

        return Token.Replace(pattern.Replace("\\:", "\0", StringComparison.Ordinal), match => Value(match.Groups["name"].Value, match.Groups["slice"].Value) ?? match.Value)
            .Replace('\0', ':');
    }

    private static string OneName(string title) => title.Replace('/', '-');

    // [1], [last], [1:], [:last], [0:1]; what lies outside is nothing, not an error.
    private static string Sliced(ImmutableArray<string> parts, string slice)
    {
        if (slice.Length == 0 || parts.IsEmpty)
        {
            return string.Join('/', parts);
        }

        int? Index(string text, bool low)
        {
            if (text.Length == 0)
            {
                return low ? 0 : parts.Length;
            }

            var index = text == "last" ? parts.Length - 1 : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 0) : 0;
            return index < parts.Length ? index : low ? null : parts.Length;
        }

        var bounds = slice.ToLowerInvariant().Split(':', 2);
        var from = Index(bounds[0].Trim(), low: true);
        var to = bounds.Length == 1 ? from + 1 : Index(bounds[1].Trim(), low: false);
        return from is { } start && to is { } end && start < end ? string.Join('/', parts[start..end]) : "";
    }

    // Any layout of Go's reference time may be a token too: `:2006-01`, as far as a token reaches.
    private static string? GoLayout(string token, DateTimeOffset? date)
    {
        var layout = token switch
        {
            "2006" => "yyyy",
            "06" => "yy",
            "01" => "MM",
            "1" => "%M",
            "Jan" => "MMM",
            "January" => "MMMM",
            "02" => "dd",
            "2" => "%d",
            "15" => "HH",
            "03" => "hh",
            "3" => "%h",
            "04" => "mm",
            "4" => "%m",
            "05" => "ss",
            "5" => "%s",
            "Mon" => "ddd",
            "Monday" => "dddd",
            "PM" => "tt",
            _ => null,
        };
        return layout is null || date is null ? null : date.Value.ToString(layout, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@":(?<name>\w+)(\[(?<slice>[^\]]+)\])?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Token { get; }
}
