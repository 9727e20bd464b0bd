namespace Feeds.Cli.Web;

/// <summary>Strong entity tags, one for each encoding of a content (RFC 9110 section 8.8.3).</summary>
internal static class EntityTags
{
    // 96 bits tell contents apart.
    private const int Digits = 24;

    /// <param name="encoding"><c>br</c>, <c>gzip</c>, or null for none.</param>
    public static string Of(string hash, string? encoding) => encoding switch
    {
        "br" => $"\"{hash.AsSpan(0, Digits)}-br\"",
        "gzip" => $"\"{hash.AsSpan(0, Digits)}-gz\"",
        _ => $"\"{hash.AsSpan(0, Digits)}\"",
    };

    /// <summary>The tag in <c>If-None-Match</c> that names this content in any encoding, or null; compared weakly (RFC 9110 section 13.1.2).</summary>
    public static string? Match(string ifNoneMatch, string hash)
    {
        if (ifNoneMatch.AsSpan().Trim() is "*")
        {
            return Of(hash, null);
        }

        var tag = hash.AsSpan(0, Digits);
        foreach (var part in ifNoneMatch.AsSpan().Split(','))
        {
            var each = ifNoneMatch.AsSpan(part).Trim();
            each = each.StartsWith("W/") ? each[2..] : each;
            if (each.Length >= Digits + 2 && each[0] == '"' && each[^1] == '"' && each[1..].StartsWith(tag) && each[(Digits + 1)..^1] is "" or "-br" or "-gz")
            {
                return each.ToString();
            }
        }

        return null;
    }

    /// <summary>The shortest form of a content that a client takes (RFC 9110 section 12.5.3).</summary>
    public static (ReadOnlyMemory<byte> Bytes, string? Encoding) Chosen(ServedContent content, string acceptEncoding)
    {
        if (Takes(acceptEncoding, "br") && content.Brotli is { } brotli)
        {
            return (brotli, "br");
        }

        return Takes(acceptEncoding, "gzip") && content.Gzip is { } gzip ? (gzip, "gzip") : (content.Bytes, null);
    }

    private static bool Takes(string acceptEncoding, string encoding)
    {
        foreach (var part in acceptEncoding.AsSpan().Split(','))
        {
            var each = acceptEncoding.AsSpan(part).Trim();
            var name = each.IndexOf(';') is >= 0 and var semicolon ? each[..semicolon].TrimEnd() : each;
            if (name.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                var weight = each[name.Length..].ToString().Replace(" ", "", StringComparison.Ordinal);
                return !(weight.StartsWith(";q=0", StringComparison.OrdinalIgnoreCase) && weight.AsSpan(4).Trim("0.").IsEmpty);
            }
        }

        return false;
    }
}
