using System.Collections.Immutable;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>In which language an article is, by its name, its folder or its front matter.</summary>
/// <param name="Tag">The tag (BCP 47), or null for the site's.</param>
/// <param name="Folder">The folder of that language in addresses with its slash, such as <c>/zh-cn</c>, or empty.</param>
internal sealed record ArticleLanguage(string? Tag, string Folder)
{
    public static ArticleLanguage Read(Fields fields, FilePlace place, Site site, SiteDialect dialect, string file, ImmutableArray<Problem>.Builder problems)
    {
        var byPlace = place.Language ?? (IsFolder(place, site, dialect) ? place.Folders[0] : null);
        var configured = site.Languages.FirstOrDefault(language => Same(language.Key, byPlace) || Same(language.Tag, byPlace));
        var tag = configured?.Tag ?? (byPlace is null ? null : LanguageTag.Parse(byPlace, out _));

        // On a Hugo site of several languages the place alone decides, and `lang` is a word like any other.
        if (fields.First("lang", "language", "langs", "locale") is { } named && !(dialect is HugoDialect && (site.IsMultilingual || tag is not null)))
        {
            tag = Named(fields, named, file, problems) ?? tag;
            configured = site.Languages.FirstOrDefault(language => Same(language.Tag, tag)) ?? configured;
        }

        if (dialect is HugoDialect)
        {
            configured ??= site.Languages.FirstOrDefault();
            return new(tag, configured is { Folder.Length: > 0, Url: null } ? "/" + configured.Folder : "");
        }

        // Only a name that carries a language needs it in the address, or two translations would share one.
        var isDefault = Same(tag, site.Language) || (configured is not null && configured == site.Languages[0]);
        return new(tag, isDefault || place.Language is null ? "" : "/" + (configured?.Key ?? place.Language));
    }

    /// <summary>Whether the first folder is a language's; to Hugo it is a section like any other, unless it is a language's content folder.</summary>
    public static bool IsFolder(FilePlace place, Site site, SiteDialect dialect) =>
        dialect is not HugoDialect && place.Folders is [var first, ..] && (Same(first, site.Language) || site.Languages.Any(language => Same(language.Key, first)));

    private static string? Named(Fields fields, Node.Member named, string file, ImmutableArray<Problem>.Builder problems)
    {
        var text = fields.Names(TermNames.One, named.Key).FirstOrDefault();
        var parsed = LanguageTag.Parse(text ?? "", out var mended);
        if (parsed is null)
        {
            problems.Add(Problem.Warning(file, named.Value.Position, "language", $"{(text is null ? named.Value.Kind : $"'{text}'")} is not a language tag such as zh-CN; it is ignored."));
        }
        else if (mended)
        {
            problems.Add(Problem.Warning(file, named.Value.Position, "language", $"'{text}' is not a language tag; it is read as {parsed}."));
        }

        return parsed;
    }

    private static bool Same(string? a, string? b) => a is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
