using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>The name of a tag, category, author, language or section, and the slug by which its feed is known.</summary>
public static class Term
{
    // A file name holds 255 bytes on common file systems; ".xml" and a temporary suffix must fit beside the slug.
    private const int MaxSlugBytes = 180;

    private const int Few = 16;

    private static readonly Recurring<string> Slugs = new(Made);

    /// <summary>
    /// The slug: NFC, case folded, blanks, underscores and hyphens as one <c>-</c>, letters of every script kept.
    /// Only what a folder's name cannot hold is percent-encoded, and a percent sign that could be read as such,
    /// so that names with different slugs never meet (<c>C</c>, <c>C#</c>, <c>C++</c>, <c>a/b</c> are four).
    /// </summary>
    public static string Slug(string name) => Slugs.Of(name);

    /// <summary>Of names with one slug the first.</summary>
    public static ImmutableArray<string> Distinct(ImmutableArray<string> names)
    {
        // A set for a handful of names costs more than to compare them all.
        return names.Length <= 1 || (names.Length <= Few && AllDiffer(Array.ConvertAll(ImmutableCollectionsMarshal.AsArray(names)!, Slug))) ? names : [.. names.DistinctBy(Slug)];

        static bool AllDiffer(string[] slugs)
        {
            for (var i = 1; i < slugs.Length; i++)
            {
                if (slugs.AsSpan(0, i).Contains(slugs[i]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static string Made(string name)
    {
        var slug = new StringBuilder(name.Length);

        // Up and down again folds what has two small forms: a final sigma, a long s, the micro sign.
        var text = XmlText.Clean(name).Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormC);
        var blank = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '-' or '_' || char.IsWhiteSpace(c))
            {
                blank = true;
                continue;
            }

            if (blank)
            {
                slug.Append('-');
                blank = false;
            }

            var encode = c is '/' or '\\' || (c == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]));
            _ = encode ? slug.Append(CultureInfo.InvariantCulture, $"%{(int)c:x2}") : slug.Append(c);
        }

        if (blank)
        {
            slug.Append('-');
        }

        return Fitting(slug.ToString() switch
        {
            "." => "%2e",
            ".." => "%2e%2e",
            var done => done,
        });
    }

    // Cut between characters, told apart by a hash of the whole.
    private static string Fitting(string slug)
    {
        if (Encoding.UTF8.GetByteCount(slug) <= MaxSlugBytes)
        {
            return slug;
        }

        var cut = new StringBuilder();
        var bytes = 0;
        foreach (var rune in slug.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxSlugBytes)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(slug));
        return $"{cut}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}";
    }
}
