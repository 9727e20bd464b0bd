using System.Buffers;
using System.Globalization;
using System.Text;

namespace Feeds.Markup;

/// <summary>Addresses as ASCII text: path percent-encoded exactly once, host in its ASCII form (RFC 3986, RFC 5891).</summary>
public static class UrlText
{
    // What no address needs to have encoded (RFC 3986, section 2.3), and the slash between segments.
    private const string PathCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private const int LongestLabel = 63;

    private static readonly SearchValues<char> Unreserved = SearchValues.Create(PathCharacters);
    private static readonly SearchValues<char> InReferences = SearchValues.Create(PathCharacters + "?=&#");
    private static readonly SearchValues<char> InHosts = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>An absolute http(s) address in canonical form, or null.</summary>
    public static string? Absolute(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && Canonical(uri) is { } url ? url : null;

    /// <summary>The canonical address of a path below a home page, whose own address is canonical and ends in <c>/</c>.</summary>
    /// <param name="path">Percent-encoded once, without dots for segments.</param>
    public static string Below(string home, string path) =>
        IsPlain(path) ? home + path : Canonical(new Uri(home + path))!;

    /// <summary>Whether a path holds nothing that could be written in another way.</summary>
    internal static bool IsPlain(string path) => !path.AsSpan().ContainsAnyExcept(Unreserved);

    /// <summary>Whether a path from the root, with its query and fragment, leads where it says and could not be written in another way.</summary>
    internal static bool IsPlainReference(ReadOnlySpan<char> text) =>
        text is ['/', ..] and not ['/', '/', ..] && !text.ContainsAnyExcept(InReferences) && text.IndexOf("/.", StringComparison.Ordinal) < 0 && text.Count('#') < 2;

    /// <summary>Whether a text is a canonical address of the web at first sight, as most links elsewhere are.</summary>
    internal static bool IsPlainAddress(ReadOnlySpan<char> text)
    {
        var host = text.StartsWith("https://", StringComparison.Ordinal) ? text["https://".Length..] : text.StartsWith("http://", StringComparison.Ordinal) ? text["http://".Length..] : [];
        return host.IndexOf('/') is > 0 and <= LongestLabel and var end && IsPlainHost(host[..end]) && IsPlainReference(host[end..]);
    }

    // A name: a number at its end would make an address of it.
    private static bool IsPlainHost(ReadOnlySpan<char> host) =>
        char.IsAsciiLetterOrDigit(host[0]) && char.IsAsciiLetter(host[^1]) && char.IsAsciiLetter(host[host.LastIndexOf('.') + 1]) && !host.ContainsAnyExcept(InHosts)
        && host.IndexOf("--", StringComparison.Ordinal) < 0 && host.IndexOf("..", StringComparison.Ordinal) < 0 && host.IndexOf(".-", StringComparison.Ordinal) < 0 && host.IndexOf("-.", StringComparison.Ordinal) < 0;

    /// <summary>The address as ASCII text, or null when its host cannot be written so.</summary>
    public static string? Canonical(Uri uri)
    {
        try
        {
            return AsciiText(uri);
        }
        catch (UriFormatException)
        {
            // A host that only looked like one until it was to be written in ASCII.
            return null;
        }
    }

    private static string? AsciiText(Uri uri)
    {
        var host = uri.IdnHost;
        if (host.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return null;
        }

        if (uri.Scheme is not ("http" or "https" or "ftp"))
        {
            return Normalize(host.Length == 0 ? uri.AbsoluteUri : uri.AbsoluteUri.Replace("@" + uri.Host, "@" + host, StringComparison.Ordinal));
        }

        if (host.Length == 0)
        {
            return null;
        }

        host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{host}]" : host.ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        return $"{uri.Scheme}://{(uri.UserInfo.Length > 0 ? Normalize(uri.UserInfo) + "@" : "")}{host}{port}{Normalize(uri.PathAndQuery + uri.Fragment)}";
    }

    /// <summary>
    /// What System.Uri leaves to chance: an idle <c>%41</c> is decoded, which it does only in text that is ASCII; brackets, which only
    /// a host may hold, and all <c>#</c> but the first are encoded (RFC 3986, sections 2.3, 3.2.2 and 3.5).
    /// </summary>
    internal static string Normalize(string text)
    {
        var fragment = text.IndexOf('#', StringComparison.Ordinal);
        if (text.AsSpan().IndexOfAny('[', ']', '%') < 0 && text.LastIndexOf('#') == fragment && Ascii.IsValid(text))
        {
            return text;
        }

        var normal = new StringBuilder(text.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                var c = (char)octet;
                _ = char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' ? normal.Append(c) : Append(normal, octet);
                i += 2;
            }
            else if (char.IsAscii(text[i]) && text[i] is not ('[' or ']') && (text[i] != '#' || i == fragment))
            {
                normal.Append(text[i]);
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
                foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    Append(normal, b);
                }

                i += length - 1;
            }
        }

        return normal.ToString();
    }

    /// <summary>The address as the target of a Markdown link may hold it.</summary>
    public static string ForMarkdown(string url) => url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    /// <summary>A path of raw names, each character that a path cannot hold percent-encoded (RFC 3986, section 3.3).</summary>
    /// <param name="keepEncoded">Whether an existing <c>%41</c> stays, as in a path that an author wrote.</param>
    public static string EncodePath(string path, bool keepEncoded = false)
    {
        if (IsPlain(path))
        {
            return path;
        }

        var encoded = new StringBuilder(path.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '.' or '_' or '~' or '!' or '$' or '&' or '\'' or '(' or ')' or '*' or '+' or ',' or ';' or '=' or ':' or '@')
            {
                encoded.Append(c);
            }
            else if (c == '%' && keepEncoded && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                encoded.Append('%').Append(char.ToUpperInvariant(path[i + 1])).Append(char.ToUpperInvariant(path[i + 2]));
                i += 2;
            }
            else
            {
                Rune.DecodeFromUtf16(path.AsSpan(i), out var rune, out var length);
                foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    Append(encoded, b);
                }

                i += length - 1;
            }
        }

        return encoded.ToString();
    }

    private static StringBuilder Append(StringBuilder text, byte octet)
    {
        const string digits = "0123456789ABCDEF";
        return text.Append('%').Append(digits[octet >> 4]).Append(digits[octet & 15]);
    }

    /// <summary>The path without <c>.</c> and <c>..</c> segments, plain or percent-encoded, and whether one of them led above the root.</summary>
    public static string RemoveDots(string path, out bool leftRoot)
    {
        leftRoot = false;
        if (!path.Contains('.', StringComparison.Ordinal) && !path.Contains("%2e", StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }

        var kept = new List<string>();
        var parts = path.Split('/');
        foreach (var (index, part) in parts.Index())
        {
            switch (part.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase))
            {
                case ".":
                    break;
                case ".." when kept.Count == 0 || kept is [""]:
                    leftRoot = true;
                    break;
                case "..":
                    kept.RemoveAt(kept.Count - 1);
                    break;
                default:
                    kept.Add(part);
                    continue;
            }

            if (index == parts.Length - 1)
            {
                kept.Add("");
            }
        }

        return string.Join('/', kept);
    }
}
