using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>The name of a tag, category, author, language or section, and the slug by which its feed is known.</summary>
public static class Term
{
    // A file name holds 255 bytes on common file systems; ".xml" and a temporary suffix must fit beside the slug.
    private const int MaxSlugBytes = 180;

    // The same few names are asked for with every article.
    private const int MaxKnown = 10_000;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>
    /// The slug: NFC, case folded, blanks, underscores and hyphens as one <c>-</c>, letters of every script kept.
    /// Only what a folder's name cannot hold is percent-encoded, and a percent sign that could be read as such,
    /// so that names with different slugs never meet (<c>C</c>, <c>C#</c>, <c>C++</c>, <c>a/b</c> are four).
    /// </summary>
    public static string Slug(string name)
    {
        if (Known.TryGetValue(name, out var known))
        {
            return known;
        }

        var slug = Made(name);
        if (Known.Count < MaxKnown)
        {
            Known.TryAdd(name, slug);
        }

        return slug;
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
