using System.Text;

namespace Feeds.Content.Dialects;

/// <summary>Hugo: pretty addresses in lower case, leaf bundles, section pages that are no articles.</summary>
public sealed class HugoDialect : SiteDialect
{
    public override string Name => "hugo";

    public override string DefaultPermalink => "/:sections/:slugorcontentbasename/";

    public override bool DatesFromFileNames => false;

    public override FileRole RoleOf(FilePlace place) => place.Stem == "_index" ? FileRole.Ignored : FileRole.Article;

    public override string PathOf(AddressParts parts, string pattern)
    {
        var folders = parts.Place.Folders.ToList();
        var name = parts.Place.Stem;
        if (name == "index" && folders.Count > 0)
        {
            name = folders[^1];
            folders.RemoveAt(folders.Count - 1);
        }

        var path = Permalink.Expand(pattern, token => token switch
        {
            "sections" => string.Join('/', folders),
            "section" => folders.FirstOrDefault() ?? "",
            "slug" => parts.Slug ?? Segment(parts.Title),
            "title" => Segment(parts.Title),
            "slugorcontentbasename" or "slugorfilename" => parts.Slug ?? name,
            "filename" or "contentbasename" => name,
            _ => Permalink.DatePart(token, parts.Date),
        });
        var language = parts.LanguageKey is null ? "" : "/" + parts.LanguageKey;
        return language + Sanitize(path).ToLowerInvariant();
    }

    public override string IdOf(Site site, string url, string path) => url;

    private static string Segment(string text) => text.Replace('/', '-');

    // The characters that Hugo keeps in a path; blanks become one hyphen, all others go.
    internal static string Sanitize(string path)
    {
        var kept = new StringBuilder(path.Length);
        var pending = false;
        foreach (var rune in path.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.EnclosingMark
                || rune.Value is '.' or '/' or '\\' or '_' or '#' or '+' or '~' or '-' or '@')
            {
                if (pending && rune.Value != '-')
                {
                    kept.Append('-');
                }

                pending = false;
                kept.Append(rune.ToString());
            }
            else if (kept.Length > 0 && kept[^1] != '-' && Rune.IsWhiteSpace(rune))
            {
                pending = true;
            }
        }

        return kept.ToString();
    }
}
